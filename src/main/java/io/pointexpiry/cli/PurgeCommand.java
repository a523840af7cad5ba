package io.pointexpiry.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.privacy.Purge;
import io.pointexpiry.privacy.PurgeResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes personal data whose time is over. */
@Command(name = "purge", description = {
		"Removes notice files, receipts, feedback texts and files of rejects that are dated before a day, and blanks",
		"names and numbers of withdrawn members. The ledgers stay. Killed, the same command finishes it." })
final class PurgeCommand extends BooksCommand {

	@Option(names = "--before", paramLabel = "DATE", required = true,
			description = "the first day that stays; today at the latest")
	@SuppressWarnings("NullAway.Init")
	private LocalDate before;

	@Override
	boolean works() {
		return true;
	}

	@Override
	String title() {
		return "purge --before " + this.before;
	}

	@Override
	int run(Session session) throws IOException {
		Instant now = expiry().clock().instant();
		LocalDate today = LocalDate.ofInstant(now, session.get(Programme.class).zone());
		if (this.before.isAfter(today)) {
			throw new UsageError(
					"--before %s lies in the future; expected %s or a day before it.".formatted(this.before, today));
		}
		PurgeResult result = session.get(Purge.class).before(this.before, user(), now);
		print(result, result.render());
		return ExitCode.DONE;
	}

}
