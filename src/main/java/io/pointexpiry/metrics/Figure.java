package io.pointexpiry.metrics;

import java.util.List;

/**
 * A value of a metric.
 *
 * @param metric which one
 * @param labels the values of its labels, in their order
 * @param value the value
 */
public record Figure(Metric metric, List<String> labels, double value) {

	public Figure {
		labels = List.copyOf(labels);
		if (labels.size() != metric.labels().size()) {
			throw new IllegalArgumentException(
					"%s has the labels %s, found %s".formatted(metric.printed(), metric.labels(), labels));
		}
	}

	static Figure of(Metric metric, double value, String... labels) {
		return new Figure(metric, List.of(labels), value);
	}

}
