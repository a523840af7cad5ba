package io.pointexpiry.night;

import java.util.List;
import java.util.Map;

import io.pointexpiry.database.Statistics;
import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.domain.Outcome;
import io.pointexpiry.language.Noun;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.RecordDigest;
import io.pointexpiry.ledger.RunLog;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Audits the run before anything of it is published: what was recorded for each of its
 * days must be what its chunks counted. The digest of each day's records is stored, so
 * that a later audit sees whether they were touched.
 *
 * @see "rules.md#the-order-of-a-night"
 */
@Component
final class AuditRun implements NightTask {

	private static final Map<Outcome, String> RECORDED = Map.of(Outcome.EXPIRED,
			"select count(*) from expiry_record where run_id = ? and entry_type = 'EXPIRY'", Outcome.DEFERRED,
			"select count(*) from lot_floor where run_id = ? and cause in ('DEFERRAL', 'OPENING')", Outcome.EXTENDED,
			"select count(*) from lot_floor where run_id = ? and cause = 'EXTENSION'", Outcome.WITHHELD,
			"select count(*) from withheld_lot where run_id = ? and why <> 'REFUSED'", Outcome.REFUSED,
			"select count(*) from withheld_lot where run_id = ? and why = 'REFUSED'");

	private static final long MANY = 20_000;

	private final RunLog runs;

	private final ControlTotalsBook totals;

	private final RecordDigest digest;

	private final JdbcClient jdbc;

	private final JdbcTemplate template;

	AuditRun(RunLog runs, ControlTotalsBook totals, RecordDigest digest, JdbcTemplate jdbc) {
		this.runs = runs;
		this.totals = totals;
		this.digest = digest;
		this.template = jdbc;
		this.jdbc = JdbcClient.create(jdbc);
	}

	@Override
	public void carryOut(NightRun run) {
		List<String> days = this.runs.runIds(run.closingId());
		for (String day : days) {
			ControlTotals counted = this.totals.of(day);
			if (counted.of(Outcome.EXPIRED).lots() >= MANY) {
				Statistics.refresh(this.template, "expiry_record"); // else one of them is
																	// looked for
			}
			RECORDED.forEach((outcome, sql) -> check(day, outcome, counted.of(outcome).lots(), sql));
			this.jdbc.sql("update night_run set digest = ? where run_id = ?").params(this.digest.of(day), day).update();
		}
	}

	private void check(String day, Outcome outcome, long counted, String sql) {
		long recorded = this.jdbc.sql(sql).param(day).query(Long.class).single();
		if (recorded != counted) {
			throw new NightStoppedException(NightStoppedException.Kind.RESUMABLE,
					"%s: %s counted as %s, but %,d recorded. Nothing was published; run verify.".formatted(day,
							Noun.LOTS.counted(counted), outcome, recorded));
		}
	}

}
