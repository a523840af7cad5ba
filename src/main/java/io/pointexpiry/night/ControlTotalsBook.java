package io.pointexpiry.night;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.domain.Outcome;
import io.pointexpiry.domain.Tally;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps what the chunks of a run counted. Every chunk adds its part in its own
 * transaction, so that a resumed run counts nothing twice; the sums are stored with the
 * run when its day is closed.
 *
 * @see "rules.md#control-totals"
 */
@Component
public final class ControlTotalsBook {

	private static final String CANDIDATE = "CANDIDATE";

	private final JdbcTemplate jdbc;

	public ControlTotalsBook(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Adds what a chunk counted. */
	void add(RunPart part, ControlTotals totals) {
		add(part, CANDIDATE, totals.candidates());
		for (Outcome outcome : Outcome.values()) {
			add(part, outcome.name(), totals.of(outcome));
		}
	}

	private void add(RunPart part, String outcome, Tally tally) {
		if (tally.lots() == 0) {
			return;
		}
		int rows = this.jdbc.update("""
				update tally set lots = lots + ?, points = points + ?
				where run_id = ? and step = ? and range_no = ? and outcome = ?""", tally.lots(), points(tally),
				part.run().runId(), part.step(), part.range().no(), outcome);
		if (rows == 0) {
			this.jdbc.update("""
					insert into tally (run_id, step, range_no, outcome, lots, points) values (?, ?, ?, ?, ?, ?)""",
					part.run().runId(), part.step(), part.range().no(), outcome, tally.lots(), points(tally));
		}
	}

	private static BigDecimal points(Tally tally) {
		return new BigDecimal(tally.points());
	}

	/** All that a run counted. */
	public ControlTotals of(String runId) {
		Tally[] candidates = { Tally.NONE };
		Map<Outcome, Tally> outcomes = new EnumMap<>(Outcome.class);
		this.jdbc.query("select outcome, sum(lots), sum(points) from tally where run_id = ? group by outcome",
				(row) -> {
					Tally tally = new Tally(row.getLong(2), row.getBigDecimal(3).toBigIntegerExact());
					if (CANDIDATE.equals(row.getString(1))) {
						candidates[0] = tally;
					}
					else {
						outcomes.put(Outcome.valueOf(row.getString(1)), tally);
					}
				}, runId);
		return new ControlTotals(candidates[0], outcomes);
	}

	/** Stores the control totals of a run with it. */
	public void store(String runId, ControlTotals totals) {
		StringBuilder columns = new StringBuilder("candidates = ?, points_candidates = ?");
		List<Object> values = new ArrayList<>(List.of(totals.candidates().lots(), points(totals.candidates())));
		for (Outcome outcome : Outcome.values()) {
			String column = outcome.name().toLowerCase(Locale.ROOT);
			columns.append(", %s = ?, points_%s = ?".formatted(column, column));
			values.add(totals.of(outcome).lots());
			values.add(points(totals.of(outcome)));
		}
		values.add(runId);
		this.jdbc.update("update night_run set %s where run_id = ?".formatted(columns), values.toArray());
	}

}
