package io.pointexpiry.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import io.pointexpiry.desk.Caller;
import io.pointexpiry.desk.Callers;
import io.pointexpiry.desk.MemberStory;
import io.pointexpiry.desk.Stories;
import io.pointexpiry.desk.StoryText;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.language.Noun;
import io.pointexpiry.language.ProgramName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Why a member's points vanished. A caller of whom only the number is known is found by
 * it; where several members have it, they are listed, and the exit code is 2: nobody's
 * story was told.
 */
@Command(name = "explain", header = "Tells what happened to a member's points, and what can be done.",
		description = { "Tells a member's story: what lapsed and why, what they were told, what can",
				"be done; then each lot with the arithmetic of its date, and the notices as sent." })
final class ExplainCommand extends BooksCommand {

	private static final int SHOWN = 20;

	private static final String SEVERAL = """
			%s have the number %s%s. Ask who is calling, and type: %s explain MEMBER""";

	@Parameters(paramLabel = "MEMBER", arity = "0..1", description = "the member's id")
	private @Nullable String member;

	@Option(names = "--phone", paramLabel = "NUMBER|-",
			description = { "finds the member by the number of a call, in any spelling; several",
					"members are listed (exit code 2). With - the number is read from standard",
					"input, so that no list of processes shows it; a terminal does not echo it" })
	private @Nullable String phone;

	@Override
	boolean works() {
		return false;
	}

	@Override
	void check() {
		if ((this.member == null) == (this.phone == null)) {
			throw new UsageError("Say whose story, by id or by number: explain MEMBER, or explain --phone NUMBER.");
		}
		if ("-".equals(this.phone)) {
			this.phone = CallersNumber.read(System.console(), System.in);
		}
	}

	@Override
	int run(Session session) throws IOException {
		if (this.phone == null) {
			return tell(session, "explain", String.valueOf(this.member));
		}
		List<Caller> callers = session.get(Callers.class).of(this.phone);
		return (callers.size() == 1) ? tell(session, "explain --phone", callers.get(0).memberId())
				: list(session, callers);
	}

	private int tell(Session session, String asked, String memberId) throws IOException {
		LocalDate today = LocalDate.now(expiry().clock().withZone(session.get(Programme.class).zone()));
		Locale language = language(session);
		MemberStory story = session.get(Stories.class).of(memberId, today.minusDays(1), language);
		session.get(AccessLog.class).note(expiry().clock().instant(), user(), asked, memberId);
		print(story, StoryText.of(story, language));
		return ExitCode.DONE;
	}

	private int list(Session session, List<Caller> callers) throws IOException {
		List<Caller> shown = callers.subList(0, Math.min(SHOWN, callers.size()));
		for (Caller caller : shown) {
			session.get(AccessLog.class).note(expiry().clock().instant(), user(), "explain --phone", caller.memberId());
		}
		StringBuilder lines = new StringBuilder();
		shown.forEach((caller) -> lines.append(caller.line(language(session))).append(System.lineSeparator()));
		print(shown, lines.toString());
		String first = (shown.size() < callers.size()) ? ", of whom the first %d are listed".formatted(SHOWN) : "";
		err().println(SEVERAL.formatted(Noun.MEMBERS.counted(callers.size()), callers.get(0).number(), first,
				ProgramName.typed()));
		err().flush();
		return ExitCode.USAGE;
	}

}
