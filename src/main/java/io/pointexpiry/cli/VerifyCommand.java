package io.pointexpiry.cli;

import java.time.LocalDate;

import javax.sql.DataSource;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.night.Audit;
import io.pointexpiry.night.AuditResult;
import io.pointexpiry.store.FolderClock;
import picocli.CommandLine.Command;

/** Audits the books. */
@Command(name = "verify",
		description = { "Audits the books: lots against their entries, runs against their records, notices against",
				"folders. It decides nothing anew, and ends with 5 where something does not agree." })
final class VerifyCommand extends BooksCommand {

	@Override
	boolean works() {
		return false;
	}

	@Override
	int run(Session session) {
		LocalDate today = LocalDate.now(expiry().clock().withZone(session.get(Programme.class).zone()));
		AuditResult result = new Audit(session.get(DataSource.class), session.get(Home.class), today,
				session.get(FolderClock.class))
			.verify();
		print(result, result.render());
		return result.agrees() ? ExitCode.DONE : ExitCode.BOOKS_DISAGREE;
	}

}
