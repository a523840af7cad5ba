package io.pointexpiry.night;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.language.Noun;
import io.pointexpiry.ledger.NightRun;

/**
 * Stops a night, or a rerun, that would take far more lots than was foreseen, before its
 * first record. A policy mistyped by a digit, or a file in which everybody has left,
 * shows here, not on the members' accounts.
 *
 * @see "rules.md#the-brake"
 */
public final class CheckVolume implements NightTask {

	private final Programme.Surprise surprise;

	private final DueCounts counts;

	private final Foreseen foreseen;

	CheckVolume(Programme programme, DueCounts counts, Foreseen foreseen) {
		this.surprise = programme.surprise();
		this.counts = counts;
		this.foreseen = foreseen;
	}

	@Override
	public void carryOut(NightRun run) {
		if (run.acceptLarge() == null) {
			surprise(run).ifPresent((sentence) -> {
				throw new NightStoppedException(NightStoppedException.Kind.RESUMABLE, sentence);
			});
		}
	}

	/**
	 * Why a night is too large, by the dates that are stored now; empty where it is not.
	 * @param run the night, begun or imagined
	 */
	public Optional<String> surprise(NightRun run) {
		return this.foreseen.of(run).flatMap((lots) -> {
			List<DueCounts.Due> due = this.counts.on(run.businessDate());
			boolean tooLarge = BigDecimal.valueOf(DueCounts.sum(due).lots()).compareTo(limit(lots)) > 0;
			return tooLarge ? Optional.of(tooLarge(run, lots, due)) : Optional.empty();
		});
	}

	private BigDecimal limit(Foreseen.Lots lots) {
		return this.surprise.times()
			.multiply(BigDecimal.valueOf(lots.left()))
			.add(BigDecimal.valueOf(this.surprise.plus()));
	}

	private String tooLarge(NightRun run, Foreseen.Lots lots, List<DueCounts.Due> due) {
		return """
				%s would take %s, but the day before foresaw %,d%s (the limit is %s): %s.%s Nothing was expired. \
				If this is right, go on with: %s --accept-large "REASON\"""".formatted(run.businessDate(),
				Noun.LOTS.counted(DueCounts.sum(due).lots()), lots.foreseen(), taken(run, lots),
				limit(lots).toPlainString(),
				due.stream().map(DueCounts.Due::toString).collect(Collectors.joining("; ")), foreseenPoints(lots),
				run.isRerun() ? "rerun --date " + run.businessDate() : "run");
	}

	private static String foreseenPoints(Foreseen.Lots lots) {
		return (lots.points() != null) ? " Foreseen: %s.".formatted(Noun.POINTS.of("%,.0f".formatted(lots.points())))
				: "";
	}

	private static String taken(NightRun run, Foreseen.Lots lots) {
		return run.isRerun()
				? ", of which %,d %s taken already".formatted(lots.taken(), (lots.taken() == 1) ? "is" : "are") : "";
	}

}
