package io.pointexpiry.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A row of the table: medians of its rounds.
 *
 * @param row its name
 * @param database on which it was measured
 * @param lots of how many lots
 * @param rounds at least one
 */
record Result(String row, String database, long lots, List<Round> rounds) {

	Result {
		rounds = List.copyOf(rounds);
		if (rounds.isEmpty()) {
			throw new IllegalArgumentException("%s: expected at least one round".formatted(row));
		}
	}

	double reference() {
		return median(Round::reference);
	}

	double work() {
		return median((round) -> round.program().work());
	}

	double process() {
		return median((round) -> round.program().process());
	}

	double ratio() {
		return Figures.ratio(work(), reference());
	}

	/** The most of all rounds. */
	long megabytes() {
		return this.rounds.stream().mapToLong((round) -> round.program().megabytes()).max().orElse(0);
	}

	/** The steps of the round whose work is in the middle. */
	Map<String, Double> steps() {
		return this.rounds.stream()
			.sorted(Comparator.comparingDouble((Round round) -> round.program().work()))
			.skip(this.rounds.size() / 2)
			.findFirst()
			.orElseThrow()
			.program()
			.steps();
	}

	private double median(ToDoubleFunction<Round> figure) {
		return Figures.median(this.rounds.stream().map(figure::applyAsDouble).toList());
	}

}
