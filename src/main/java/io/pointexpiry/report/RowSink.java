package io.pointexpiry.report;

import org.jspecify.annotations.Nullable;

/** Where the rows of a report go. */
@FunctionalInterface
public interface RowSink {

	/**
	 * Takes one row.
	 * @param cells dates and instants, numbers, booleans, text; null for an empty cell
	 * @throws java.io.UncheckedIOException if it cannot be written
	 */
	void row(@Nullable Object... cells);

}
