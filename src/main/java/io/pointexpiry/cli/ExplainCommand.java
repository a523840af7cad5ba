package io.pointexpiry.cli;

import java.io.IOException;
import java.time.LocalDate;

import io.pointexpiry.desk.MemberStory;
import io.pointexpiry.desk.Stories;
import io.pointexpiry.desk.StoryText;
import io.pointexpiry.domain.Programme;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Why a member's points vanished. */
@Command(name = "explain", description = { "Tells a member's story: what lapsed and why, what they were told, what can",
		"be done; then each lot with the arithmetic of its date, and the notices as sent." })
final class ExplainCommand extends BooksCommand {

	@Parameters(paramLabel = "MEMBER", description = "the member's id")
	@SuppressWarnings("NullAway.Init")
	private String member;

	@Override
	boolean works() {
		return false;
	}

	@Override
	int run(Session session) throws IOException {
		LocalDate today = LocalDate.now(expiry().clock().withZone(session.get(Programme.class).zone()));
		MemberStory story = session.get(Stories.class).of(this.member, today.minusDays(1));
		session.get(AccessLog.class).note(expiry().clock().instant(), user(), "explain", this.member);
		print(story, StoryText.of(story));
		return ExitCode.DONE;
	}

}
