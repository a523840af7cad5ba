package io.pointexpiry.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.file.Home;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.ledger.RecordDigest;
import io.pointexpiry.progress.Progress;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Audits the books: whether what they say in one place agrees with what they say in
 * another, and with the folders of notices. It does not decide past nights anew, and
 * changes nothing.
 *
 * @see "rules.md#verification"
 */
public final class Audit {

	private final DataSource books;

	private final List<AuditPass> passes;

	/**
	 * Creates an audit.
	 * @param books the database
	 * @param home where the folders of notices lie
	 */
	public Audit(DataSource books, Home home) {
		this(books, home, LocalDate.of(9999, 12, 31), FolderClock.SYSTEM);
	}

	/**
	 * Creates an audit.
	 * @param books the database
	 * @param home where the folders of notices lie
	 * @param today the last day on which something can have happened
	 * @param clock by which the folders of a release that did not record it count as
	 * published
	 */
	public Audit(DataSource books, Home home, LocalDate today, FolderClock clock) {
		this.books = books;
		this.passes = List.of(new AuditLots(), new AuditRedemptions(today), new AuditQueries(), new AuditDays(),
				new AuditDigests(new RecordDigest(new JdbcTemplate(books))), new AuditWarnings(clock),
				new AuditFolders(home));
	}

	private Audit(DataSource books, List<AuditPass> passes) {
		this.books = books;
		this.passes = passes;
	}

	/**
	 * The same audit, which also checks the dates of lots.
	 * @param policies the policies of the policy file
	 * @param applied the policies that were accepted
	 */
	public Audit withDates(PolicyHistory policies, AppliedPolicies applied) {
		AuditPass dates = new AuditDates(policies, applied, new JdbcTemplate(this.books));
		return new Audit(this.books, Stream.concat(this.passes.stream(), Stream.of(dates)).toList());
	}

	/** Goes through all checks, on the books at one instant. */
	public AuditResult verify() {
		return verify(Progress.SILENT);
	}

	/** The same, and tells how many of the checks are done. */
	public AuditResult verify(Progress progress) {
		AuditLog log = new AuditLog();
		int checks = this.passes.stream().mapToInt((pass) -> pass.sentences().size()).sum();
		try (Progress.Work work = progress.begin("verify", "checks", checks)) {
			Snapshot.take(this.books, (snapshot) -> this.passes.forEach((pass) -> {
				log.open(pass.sentences());
				pass.audit(snapshot, log);
				work.add(pass.sentences().size());
			}));
		}
		return log.result();
	}

}
