package io.pointexpiry.night;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.store.NightRun;

/**
 * Stops a night, or a rerun, that would take far more lots than was foreseen, before its
 * first record. A policy mistyped by a digit, or a file in which everybody has left,
 * shows here, not on the members' accounts.
 */
final class WeighNight implements NightTask {

	static final String STEP = "weighNight";

	private final Programme.Surprise surprise;

	private final DueCounts counts;

	private final Foreseen foreseen;

	WeighNight(Programme programme, DueCounts counts, Foreseen foreseen) {
		this.surprise = programme.surprise();
		this.counts = counts;
		this.foreseen = foreseen;
	}

	@Override
	public String step() {
		return STEP;
	}

	@Override
	public void carryOut(NightRun run) {
		if (run.acceptLarge() != null) {
			return;
		}
		Optional<Foreseen.Lots> expected = this.foreseen.of(run);
		expected.ifPresent((lots) -> {
			List<DueCounts.Due> due = this.counts.on(run.businessDate());
			if (BigDecimal.valueOf(DueCounts.sum(due).lots()).compareTo(limit(lots)) > 0) {
				throw tooLarge(run, lots, due);
			}
		});
	}

	private BigDecimal limit(Foreseen.Lots lots) {
		return this.surprise.times()
			.multiply(BigDecimal.valueOf(lots.left()))
			.add(BigDecimal.valueOf(this.surprise.plus()));
	}

	private NightStop tooLarge(NightRun run, Foreseen.Lots lots, List<DueCounts.Due> due) {
		return new NightStop(NightStop.Kind.RESUMABLE, """
				%s would take %,d lots, but the day before foresaw %,d%s (the limit is %s): %s. Nothing was expired. \
				If this is right, go on with: %s --accept-large "REASON\"""".formatted(run.businessDate(),
				DueCounts.sum(due).lots(), lots.foreseen(), taken(run, lots), limit(lots).toPlainString(),
				due.stream().map(DueCounts.Due::toString).collect(Collectors.joining("; ")),
				run.isRerun() ? "rerun --date " + run.businessDate() : "run"));
	}

	private static String taken(NightRun run, Foreseen.Lots lots) {
		return run.isRerun() ? ", of which %,d are taken already".formatted(lots.taken()) : "";
	}

}
