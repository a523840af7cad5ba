package io.pointexpiry.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.pointexpiry.database.Batches;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What the last audit of the books found, kept for those who ask how they stand. */
public final class AuditFaults {

	private final JdbcClient jdbc;

	/**
	 * Creates it.
	 * @param jdbc the books
	 */
	public AuditFaults(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A sentence that did not hold.
	 *
	 * @param sentence what must hold
	 * @param places in how many lots, runs or files it did not
	 * @param foundOn the day of that audit, in UTC
	 */
	public record Fault(String sentence, long places, LocalDate foundOn) {
	}

	/** Replaces what the audit before found; in the caller's transaction. */
	public void replace(Map<String, Long> places, Instant at) {
		this.jdbc.sql("delete from audit_fault").update();
		places.forEach((sentence, count) -> {
			if (count > 0) {
				this.jdbc
					.sql("insert into audit_fault (sentence, places, found_at) values (?, ?, ?) on conflict do nothing")
					.params(sentence, count, Batches.at(at))
					.update();
			}
		});
	}

	/** The sentences that did not hold, in order. */
	public List<Fault> last() {
		return this.jdbc.sql("select sentence, places, found_at from audit_fault order by sentence")
			.query((row, number) -> new Fault(row.getString(1), row.getLong(2),
					LocalDate.ofInstant(row.getObject(3, OffsetDateTime.class).toInstant(), ZoneOffset.UTC)))
			.list();
	}

}
