package io.pointexpiry.benchmark;

import java.util.Collection;
import java.util.List;

/** What is made of the seconds of several rounds. */
final class Figures {

	private Figures() {
	}

	/**
	 * The middle one; of an even number, the mean of the middle two.
	 * @param values at least one
	 */
	static double median(Collection<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	/** How often the reference goes into the work; not a number where it took no time. */
	static double ratio(double work, double reference) {
		return (reference > 0) ? work / reference : Double.NaN;
	}

}
