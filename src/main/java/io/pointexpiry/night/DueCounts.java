package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.domain.Tally;
import io.pointexpiry.language.Noun;
import io.pointexpiry.ledger.DueLots;
import io.pointexpiry.ledger.KeyQuery;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many lots a closing would take, by the stored dates: the same measure foresees a
 * night and weighs it.
 *
 * @see "rules.md#the-brake"
 */
final class DueCounts {

	private final DueLots due;

	private final JdbcClient jdbc;

	DueCounts(DueLots due, JdbcClient jdbc) {
		this.due = due;
		this.jdbc = jdbc;
	}

	/**
	 * Lots that are due for one reason under one policy.
	 *
	 * @param reason why they would lapse
	 * @param policyVersion the policy that gave their date
	 * @param tally how many, and their points
	 */
	record Due(String reason, String policyVersion, Tally tally) {

		@Override
		public String toString() {
			return "%s with %s for %s under policy %s".formatted(Noun.LOTS.counted(this.tally.lots()),
					Noun.POINTS.counted(this.tally.points()), this.reason, this.policyVersion);
		}

	}

	/** All lots that the closing of a day would take, holds and the guard aside. */
	List<Due> on(LocalDate day) {
		KeyQuery taken = this.due.taken(day);
		return this.jdbc.sql("""
				select reason, version, count(*), sum(remaining) from (%s) due
				group by reason, version order by reason, version""".formatted(taken.sql()))
			.params(taken.parameters())
			.query((row, number) -> new Due(row.getString(1), row.getString(2),
					new Tally(row.getLong(3), row.getBigDecimal(4).toBigIntegerExact())))
			.list();
	}

	static Tally sum(List<Due> due) {
		return due.stream().map(Due::tally).reduce(Tally.NONE, Tally::plus);
	}

}
