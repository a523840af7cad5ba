package io.pointexpiry.cli;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

import io.pointexpiry.audit.Audit;
import io.pointexpiry.audit.AuditFaults;
import io.pointexpiry.audit.AuditResult;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.progress.Progress;
import picocli.CommandLine.Command;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Audits the books. */
@Command(name = "verify", header = "Audits the books: lots, entries, runs, notices and dates.",
		description = { "Audits the books: lots against their entries, runs against their records, notices against",
				"folders, dates against policies. It keeps the numbers for status, changes nothing else, and",
				"ends with 5 where something does not agree." })
final class VerifyCommand extends BooksCommand {

	@Override
	boolean isMeasured() {
		return true;
	}

	@Override
	boolean works() {
		return false;
	}

	@Override
	int run(Session session) {
		LocalDate today = LocalDate.now(expiry().clock().withZone(session.get(Programme.class).zone()));
		AuditResult result = new Audit(session.get(DataSource.class), session.get(Home.class), today,
				session.get(FolderClock.class))
			.withDates(session.get(Programme.class).policies(), session.get(AppliedPolicies.class))
			.verify(session.get(Progress.class));
		keep(session, result);
		print(result, result.render());
		return result.agrees() ? ExitCode.DONE : ExitCode.BOOKS_DISAGREE;
	}

	/** Keeps the numbers, so that status can say them. */
	private void keep(Session session, AuditResult result) {
		Map<String, Long> places = new TreeMap<>();
		result.checks().forEach((check) -> places.put(check.sentence(), check.total()));
		session.get(TransactionTemplate.class)
			.executeWithoutResult((status) -> new AuditFaults(session.get(JdbcClient.class)).replace(places,
					expiry().clock().instant()));
	}

}
