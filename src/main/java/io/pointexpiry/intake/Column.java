package io.pointexpiry.intake;

import org.jspecify.annotations.Nullable;

/**
 * A column of an input.
 *
 * @param <T> what its cells are read as
 * @param name as in the header
 * @param required whether the column must be there, and its cells must not be empty
 * @param form what a cell has to look like
 */
record Column<T>(String name, boolean required, Form<T> form) {

	static <T> Column<T> required(String name, Form<T> form) {
		return new Column<>(name, true, form);
	}

	static <T> Column<T> optional(String name, Form<T> form) {
		return new Column<>(name, false, form);
	}

	/** The value of a cell; null: it is empty. */
	@Nullable T read(String cell) throws BadRow {
		if (cell.isEmpty() && !this.required) {
			return null;
		}
		T value = cell.isEmpty() ? null : this.form.parse().apply(cell);
		if (value == null) {
			throw bad(cell, this.form.expected());
		}
		return value;
	}

	/** A row whose cell of this column is to blame. */
	BadRow bad(@Nullable Object found, String expected) {
		return new BadRow(this.name, (found != null) ? found.toString() : "", expected);
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
