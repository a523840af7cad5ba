package io.pointexpiry.domain;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a run read and what became of it, counted separately: the books of a run are right
 * only where candidates = expired + deferred + extended + withheld + refused + retained,
 * in lots and in points.
 *
 * @param candidates the lots read, and the points that remained in them when read
 * @param outcomes what became of them; each lot once, with the same points
 * @see "rules.md#control-totals"
 */
public record ControlTotals(Tally candidates, Map<Outcome, Tally> outcomes) {

	/** Nothing read, nothing decided. */
	public static final ControlTotals NONE = new ControlTotals(Tally.NONE, Map.of());

	public ControlTotals {
		Map<Outcome, Tally> given = outcomes;
		outcomes = Arrays.stream(Outcome.values())
			.collect(Collectors.toUnmodifiableMap(Function.identity(),
					(outcome) -> given.getOrDefault(outcome, Tally.NONE)));
	}

	/** One candidate that was read and had this outcome. */
	public static ControlTotals of(Outcome outcome, long points) {
		return NONE.read(points).add(outcome, points);
	}

	/** One candidate more was read; checked arithmetic, as of one lot. */
	public ControlTotals read(long points) {
		return new ControlTotals(this.candidates.and(points), this.outcomes);
	}

	/** One candidate more had its last outcome; checked arithmetic, as of one lot. */
	public ControlTotals add(Outcome outcome, long points) {
		Map<Outcome, Tally> counted = new EnumMap<>(this.outcomes);
		counted.put(outcome, of(outcome).and(points));
		return new ControlTotals(this.candidates, counted);
	}

	/** The totals of two parts of a run, or of two runs: exact, whatever their size. */
	public ControlTotals plus(ControlTotals other) {
		Map<Outcome, Tally> sums = Arrays.stream(Outcome.values())
			.collect(Collectors.toMap(Function.identity(), (outcome) -> of(outcome).plus(other.of(outcome))));
		return new ControlTotals(this.candidates.plus(other.candidates), sums);
	}

	/** The lots and points with this outcome. */
	public Tally of(Outcome outcome) {
		return this.outcomes.getOrDefault(outcome, Tally.NONE);
	}

	/** All that was decided. */
	public Tally decided() {
		return this.outcomes.values().stream().reduce(Tally.NONE, Tally::plus);
	}

	/** Whether what was decided is what was read, in lots and in points. */
	public boolean agree() {
		return this.candidates.equals(decided());
	}

}
