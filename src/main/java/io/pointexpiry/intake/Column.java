package io.pointexpiry.intake;

import org.jspecify.annotations.Nullable;

/**
 * A column of an input.
 *
 * @param <T> what its cells are read as
 * @param name as in the header
 * @param required whether the column must be there, and its cells must not be empty
 * @param format what a cell has to look like
 */
record Column<T>(String name, boolean required, CellFormat<T> format) {

	static <T> Column<T> required(String name, CellFormat<T> format) {
		return new Column<>(name, true, format);
	}

	static <T> Column<T> optional(String name, CellFormat<T> format) {
		return new Column<>(name, false, format);
	}

	/** The value of a cell; null: it is empty. */
	@Nullable T read(String cell) throws RejectedRowException {
		if (cell.isEmpty() && !this.required) {
			return null;
		}
		T value = cell.isEmpty() ? null : this.format.parse().apply(cell);
		if (value == null) {
			throw bad(cell, this.format.expected());
		}
		return value;
	}

	/** A row whose cell of this column is to blame. */
	RejectedRowException bad(@Nullable Object found, String expected) {
		return new RejectedRowException(this.name, (found != null) ? found.toString() : "", expected);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return this.name.hashCode();
	}

}
