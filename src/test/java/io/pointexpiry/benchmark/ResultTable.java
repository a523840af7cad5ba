package io.pointexpiry.benchmark;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results, as a table for the screen and as CSV. */
final class ResultTable {

	private static final String HEADING = "%-22s %-10s %10s %11s %9s %9s %7s %8s".formatted("row", "database", "lots",
			"reference s", "work s", "process s", "ratio", "peak MB");

	private static final String COLUMNS = "row,database,lots,rounds,reference_seconds,work_seconds,process_seconds,"
			+ "ratio,peak_megabytes,steps";

	private ResultTable() {
	}

	static String heading() {
		return HEADING;
	}

	/** A line of the table. */
	static String line(Result result) {
		return String.format(Locale.ROOT, "%-22s %-10s %,10d %11.2f %9.2f %9.2f %7s %8d", result.row(),
				result.database(), result.lots(), result.reference(), result.work(), result.process(),
				ratio(result, "%.2f"), result.megabytes());
	}

	/**
	 * All results, with the seconds of each step: {@code dateLots=1.500;…}.
	 * @param results in the order in which they were measured
	 */
	static String csv(Collection<Result> results) {
		return results.stream().map(ResultTable::record).collect(Collectors.joining("\n", COLUMNS + "\n", "\n"));
	}

	private static String record(Result result) {
		return String.format(Locale.ROOT, "%s,%s,%d,%d,%.3f,%.3f,%.3f,%s,%d,%s", result.row(), result.database(),
				result.lots(), result.rounds().size(), result.reference(), result.work(), result.process(),
				ratio(result, "%.3f"), result.megabytes(),
				result.steps()
					.entrySet()
					.stream()
					.map((step) -> String.format(Locale.ROOT, "%s=%.3f", step.getKey(), step.getValue()))
					.collect(Collectors.joining(";")));
	}

	private static String ratio(Result result, String format) {
		return Double.isNaN(result.ratio()) ? "" : String.format(Locale.ROOT, format, result.ratio());
	}

}
