package io.pointexpiry.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.privacy.MemberNotForgottenException;
import io.pointexpiry.privacy.MemberPurgeResult;
import io.pointexpiry.privacy.Purge;
import io.pointexpiry.privacy.PurgeForesight;
import io.pointexpiry.privacy.PurgePreview;
import io.pointexpiry.privacy.PurgeResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes personal data whose time is over. */
@Command(name = "purge", header = "Removes personal data that is past its time.", description = {
		"Removes notice files, receipts, feedback texts and files of rejects that are dated before a day, and blanks",
		"names and numbers of withdrawn members; or what is known of one member. The ledgers stay. Killed, the",
		"same command finishes it." })
final class PurgeCommand extends BooksCommand {

	@Option(names = "--before", paramLabel = "DATE", description = "the first day that stays; today at the latest")
	private @Nullable LocalDate before;

	@Option(names = "--member", paramLabel = "MEMBER",
			description = "all that is known of one withdrawn member, who asked to be forgotten")
	private @Nullable String member;

	@Option(names = { "--dry-run", "--preview" }, description = "count what would be removed, and change nothing")
	private boolean dryRun;

	@Override
	boolean works() {
		return !this.dryRun;
	}

	@Override
	String title() {
		return (this.before != null) ? "purge --before " + this.before : "purge --member " + this.member;
	}

	@Override
	void check() {
		if ((this.before == null) == (this.member == null)) {
			throw new UsageError("Say what to purge: --before DATE, or --member MEMBER.");
		}
	}

	@Override
	int run(Session session) throws IOException {
		Instant now = expiry().clock().instant();
		if (this.before != null) {
			return before(this.before, session, now);
		}
		String memberId = String.valueOf(this.member);
		session.get(AccessLog.class)
			.note(now, user(), this.dryRun ? "purge --dry-run --member" : "purge --member", memberId);
		try {
			return member(memberId, session, now);
		}
		catch (MemberNotForgottenException ex) {
			throw new UsageError(String.valueOf(ex.getMessage()), ex);
		}
	}

	private int before(LocalDate day, Session session, Instant now) throws IOException {
		LocalDate today = LocalDate.ofInstant(now, session.get(Programme.class).zone());
		if (day.isAfter(today)) {
			throw new UsageError(
					"--before %s lies in the future; expected %s or a day before it.".formatted(day, today));
		}
		if (this.dryRun) {
			PurgeForesight ahead = session.get(PurgePreview.class).before(day, now);
			print(ahead, ahead.render());
			return ExitCode.DONE;
		}
		PurgeResult result = session.get(Purge.class).before(day, user(), now);
		print(result, result.render());
		return ExitCode.DONE;
	}

	private int member(String memberId, Session session, Instant now) throws IOException {
		MemberPurgeResult result = this.dryRun ? session.get(PurgePreview.class).member(memberId, now)
				: session.get(Purge.class).member(memberId, user(), now);
		print(result, this.dryRun ? result.renderAhead() : result.render());
		return ExitCode.DONE;
	}

}
