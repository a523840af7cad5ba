package io.pointexpiry.night;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.domain.Tally;
import io.pointexpiry.store.NightRun;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stops a night that would take far more lots than the day before foresaw, before its
 * first expiry is recorded. A policy mistyped by a digit shows here, not on the members'
 * accounts.
 */
final class WeighNight implements NightTask {

	static final String STEP = "weighNight";

	private final Programme.Surprise surprise;

	private final DueCounts counts;

	private final JdbcClient jdbc;

	WeighNight(Programme programme, DueCounts counts, JdbcClient jdbc) {
		this.surprise = programme.surprise();
		this.counts = counts;
		this.jdbc = jdbc;
	}

	@Override
	public String step() {
		return STEP;
	}

	@Override
	public void carryOut(NightRun run) {
		if (run.isOfThePast() || run.acceptLarge() != null) {
			return;
		}
		foreseen(run).ifPresent((foreseen) -> {
			List<DueCounts.Due> due = this.counts.on(run.businessDate());
			long lots = DueCounts.sum(due).lots();
			if (BigDecimal.valueOf(lots).compareTo(limit(foreseen)) > 0) {
				throw tooLarge(run, foreseen, due);
			}
		});
	}

	private BigDecimal limit(Tally foreseen) {
		return this.surprise.times()
			.multiply(BigDecimal.valueOf(foreseen.lots()))
			.add(BigDecimal.valueOf(this.surprise.plus()));
	}

	private NightStop tooLarge(NightRun run, Tally foreseen, List<DueCounts.Due> due) {
		return new NightStop(NightStop.Kind.RESUMABLE, """
				%s would take %,d lots, but the day before foresaw %,d (the limit is %s): %s. Nothing was expired. \
				If this is right, go on with: run --accept-large "REASON\"""".formatted(run.businessDate(),
				DueCounts.sum(due).lots(), foreseen.lots(), limit(foreseen).toPlainString(),
				due.stream().map(DueCounts.Due::toString).collect(Collectors.joining("; "))));
	}

	/** What the last run of the day before foresaw; empty before the second night. */
	private Optional<Tally> foreseen(NightRun run) {
		return this.jdbc.sql("""
				select foreseen_lots, foreseen_points from night_run
				where business_date = ? and state = 'DONE' and foreseen_lots is not null
				order by attempt desc fetch first 1 rows only""")
			.param(run.businessDate().minusDays(1))
			.query((row, number) -> new Tally(row.getLong(1), row.getLong(2)))
			.optional();
	}

}
