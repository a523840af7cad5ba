package io.pointexpiry.file;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** Where the rows of a table go: a CSV file, or a workbook. */
public interface RowWriter {

	/**
	 * Writes one row; the first one is the header.
	 * @param cells text, numbers, dates; null becomes an empty cell
	 * @throws IOException if it cannot be written
	 */
	void row(@Nullable Object... cells) throws IOException;

}
