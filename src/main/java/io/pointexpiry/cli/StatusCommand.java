package io.pointexpiry.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;

import javax.sql.DataSource;

import io.pointexpiry.closing.NextNight;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.report.Status;
import io.pointexpiry.report.StatusPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Where the books stand. */
@Command(name = "status", header = "Says what ran, what is missing, what failed and what waits.",
		description = "It says how to go on, and what the next night will stop at.")
final class StatusCommand extends BooksCommand {

	@Option(names = "--settings",
			description = "every setting that holds and where it comes from, secrets masked; without the database")
	private boolean settings;

	@Option(names = "--check",
			description = "for monitoring: end with 1 where an ended day is not closed, or work is unfinished")
	private boolean check;

	@Override
	boolean works() {
		return false;
	}

	@Override
	boolean answers(CommonOptions.Settings present) {
		if (this.settings) {
			SettingsPage page = SettingsPage.of(present);
			print(page.settings(), page.render());
		}
		return this.settings;
	}

	@Override
	int run(Session session) throws IOException {
		StatusPage page = page(session, expiry().clock());
		print(page, page.render(language(session)));
		return (this.check && page.isBehind()) ? ExitCode.FAILED : ExitCode.DONE;
	}

	/** Where the opened books stand. */
	static StatusPage page(Session session, Clock clock) throws IOException {
		LocalDate today = LocalDate.now(clock.withZone(session.get(Programme.class).zone()));
		NextNight next = session.get(NextNight.class);
		return new Status(session.get(DataSource.class), session.get(Home.class), session.get(FolderClock.class))
			.page(today.minusDays(1), clock.instant(), new StatusPage.Ahead(next.stops(today), next.needs(today)));
	}

}
