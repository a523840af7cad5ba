package io.pointexpiry.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What expired, by reason and kind. Kinds are free text: those with the most points keep
 * their name, in characters that every reader of the file takes; all others are one.
 */
final class Expired {

	static final int KINDS = 20;

	static final String OTHERS = "(others)";

	private static final int LENGTH = 64;

	private final Set<String> kinds = new LinkedHashSet<>();

	private final Map<List<String>, double[]> sums = new LinkedHashMap<>();

	/** Adds a sum; the largest come first. */
	void add(String reason, String kind, long lots, double points) {
		String name = kind.replaceAll("[^\\p{L}\\p{N} ._/-]", "_");
		name = name.substring(0, Math.min(name.length(), LENGTH));
		if (!this.kinds.contains(name) && this.kinds.size() == KINDS) {
			name = OTHERS;
		}
		else {
			this.kinds.add(name);
		}
		double[] sum = this.sums.computeIfAbsent(List.of(reason, name), (key) -> new double[2]);
		sum[0] += lots;
		sum[1] += points;
	}

	List<Figure> figures() {
		List<Figure> figures = new ArrayList<>();
		this.sums.forEach((labels, sum) -> {
			figures.add(new Figure(Metric.EXPIRED_LOTS, labels, sum[0]));
			figures.add(new Figure(Metric.EXPIRED_POINTS, labels, sum[1]));
		});
		return figures;
	}

}
