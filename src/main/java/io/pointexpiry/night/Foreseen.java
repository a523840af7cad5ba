package io.pointexpiry.night;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import io.pointexpiry.ledger.NightRun;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many lots a closing may be expected to take: what the last run before it foresaw
 * for its day. A rerun is expected to take what is left of that: without the lots that
 * the day took already, reversed ones left out, for they are to be taken again. Of the
 * very first day nobody foresaw anything; its rerun is expected to take again what was
 * reversed.
 *
 * @see "rules.md#the-brake"
 */
final class Foreseen {

	private final JdbcClient jdbc;

	Foreseen(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What is expected of a closing.
	 *
	 * @param foreseen how many lots were foreseen for the day
	 * @param points their points; null: nobody foresaw any
	 * @param taken how many of it the day's runs have taken and no reversal gave back
	 */
	record Lots(long foreseen, @Nullable BigDecimal points, long taken) {

		/** How many are left to be taken; never less than none. */
		long left() {
			return Math.max(0, this.foreseen - this.taken);
		}

	}

	/** Empty for the first run of the very first day. */
	Optional<Lots> of(NightRun run) {
		LocalDate day = run.businessDate();
		long expired = sum("expired", "command <> 'reverse'", day);
		long reversed = sum("withheld", "command = 'reverse'", day);
		return foreseenFor(day, expired - reversed)
			.or(() -> run.isRerun() ? Optional.of(new Lots(expired, null, expired - reversed)) : Optional.empty());
	}

	/**
	 * What the last run before the day was closed foresaw. A rerun foresees the day to
	 * which it posts, whatever day it evaluates.
	 */
	private Optional<Lots> foreseenFor(LocalDate day, long taken) {
		return this.jdbc.sql("""
				select r.foreseen_lots, r.foreseen_points from night_run r join run_state s on s.run_id = r.run_id
				where r.foreseen_lots is not null
				  and (r.command = 'run' and r.business_date = ? or r.command = 'rerun' and r.posted_on = ?)
				  and s.state = 'DONE'
				order by r.closing_id desc fetch first 1 rows only""")
			.params(day.minusDays(1), day)
			.query((row, number) -> new Lots(row.getLong(1), row.getBigDecimal(2), taken))
			.optional();
	}

	private long sum(String column, String command, LocalDate day) {
		return this.jdbc.sql("""
				select coalesce(sum(%s), 0) from night_run r join run_state s on s.run_id = r.run_id
				where business_date = ? and %s and state = 'DONE'""".formatted(column, command))
			.param(day)
			.query(Long.class)
			.single();
	}

}
