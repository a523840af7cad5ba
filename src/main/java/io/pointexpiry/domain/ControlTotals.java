package io.pointexpiry.domain;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a run read and what became of it, counted separately: the books of a run are right
 * only where candidates = expired + deferred + extended + withheld + refused + retained,
 * in lots and in points.
 *
 * @param candidates the lots read, and the points that remained in them when read
 * @param outcomes what became of them; each lot once, with the same points
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

	/** One candidate more was read. */
	public ControlTotals read(long points) {
		return new ControlTotals(this.candidates.and(points), this.outcomes);
	}

	/** One candidate more had its last outcome. */
	public ControlTotals add(Outcome outcome, long points) {
		return plus(new ControlTotals(Tally.NONE, Map.of(outcome, Tally.NONE.and(points))));
	}

	/** The totals of two parts of a run. */
	public ControlTotals plus(ControlTotals other) {
		return merge(other, Tally::plus);
	}

	/** The totals of two runs, which may both have read the same lots. */
	public ControlTotals together(ControlTotals other) {
		return merge(other, Tally::together);
	}

	private ControlTotals merge(ControlTotals other, BinaryOperator<Tally> sum) {
		Map<Outcome, Tally> sums = Arrays.stream(Outcome.values())
			.collect(Collectors.toMap(Function.identity(), (outcome) -> sum.apply(of(outcome), other.of(outcome))));
		return new ControlTotals(sum.apply(this.candidates, other.candidates), sums);
	}

	/** The lots and points with this outcome. */
	public Tally of(Outcome outcome) {
		return this.outcomes.getOrDefault(outcome, Tally.NONE);
	}

	/** All that was decided; checked arithmetic. */
	public Tally decided() {
		return this.outcomes.values().stream().reduce(Tally.NONE, Tally::plus);
	}

	/** Whether what was decided is what was read, in lots and in points. */
	public boolean agree() {
		return this.candidates.equals(decided());
	}

}
