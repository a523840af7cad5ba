package io.pointexpiry.night;

import java.math.BigDecimal;

import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.domain.Tally;
import io.pointexpiry.ledger.Calendar;
import io.pointexpiry.ledger.DateLedger;
import io.pointexpiry.ledger.NightRun;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Closes the day: checks and stores its control totals, foresees the next day, and moves
 * the calendar. All of it commits together, so that a day is closed whole or not at all.
 *
 * @see "rules.md#closing-days"
 */
@Component
final class CloseDay implements NightTask {

	private final ControlTotalsBook totals;

	private final DueCounts counts;

	private final DateLedger dates;

	private final Calendar calendar;

	private final JdbcClient jdbc;

	CloseDay(ControlTotalsBook totals, DueCounts counts, DateLedger dates, Calendar calendar, JdbcClient jdbc) {
		this.totals = totals;
		this.counts = counts;
		this.dates = dates;
		this.calendar = calendar;
		this.jdbc = jdbc;
	}

	@Override
	public void carryOut(NightRun run) {
		settle(run, this.totals);
		this.dates.reviewed(run.stateDay());
		this.dates.forgetLapsed(run.stateDay());
		Tally foreseen = DueCounts.sum(this.counts.on(run.stateDay().plusDays(1)));
		this.jdbc.sql("update night_run set foreseen_lots = ?, foreseen_points = ? where run_id = ?")
			.params(foreseen.lots(), new BigDecimal(foreseen.points()), run.runId())
			.update();
		if (!run.isRerun()) {
			this.calendar.close(run.businessDate());
		}
	}

	/** Stores a run's control totals, which must agree. */
	static void settle(NightRun run, ControlTotalsBook totals) {
		ControlTotals counted = totals.of(run.runId());
		if (!counted.agree()) {
			throw new NightStoppedException(NightStoppedException.Kind.RESUMABLE,
					"%s: the control totals do not agree: %s were read, %s were decided. Run verify before you go on."
						.formatted(run.runId(), counted.candidates(), counted.decided()));
		}
		totals.store(run.runId(), counted);
	}

}
