package io.pointexpiry.intake;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** A row of a file, with its cells read. */
final class Row implements ParsedRow {

	private final long line;

	private final String content;

	private final ColumnMapping mapping;

	private final @Nullable Object[] values;

	Row(long line, String content, ColumnMapping mapping, @Nullable Object[] values) {
		this.line = line;
		this.content = content;
		this.mapping = mapping;
		this.values = values;
	}

	/** The line of the file on which it begins. */
	long line() {
		return this.line;
	}

	/** The row as it stands in the file; empty where it was not asked for. */
	String content() {
		return this.content;
	}

	/** Whether the file has the column at all. */
	boolean has(Column<?> column) {
		return this.mapping.has(column);
	}

	/** The value in a column; null: the cell is empty, or the file lacks the column. */
	@SuppressWarnings("unchecked")
	<T> @Nullable T get(Column<T> column) {
		return (T) at(this.mapping.position(column));
	}

	/** The value in the column that has this position among those of the input. */
	@Nullable Object at(int position) {
		return this.values[position];
	}

	/** The value in a required column. */
	<T> T require(Column<T> column) {
		return Objects.requireNonNull(get(column), column.name());
	}

	/** The value in a column, or what an empty or missing cell stands for. */
	<T> T getOr(Column<T> column, T whenEmpty) {
		T value = get(column);
		return (value != null) ? value : whenEmpty;
	}

	/**
	 * The value in a column, or what an empty cell stands for; where the file lacks the
	 * column, what is known already.
	 */
	<T> T getOrKeep(Column<T> column, T whenEmpty, T known) {
		return has(column) ? getOr(column, whenEmpty) : known;
	}

	/** Whether it says the same as another row of the file. */
	boolean saysTheSame(Row other) {
		return Arrays.equals(this.values, other.values);
	}

	@Override
	public void sort(Sorter sorter) {
		sorter.staged(this);
	}

}
