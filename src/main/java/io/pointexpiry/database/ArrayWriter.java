package io.pointexpiry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Sends all rows at once, an array of text for each column, which the database casts to
 * the column's type: for PostgreSQL.
 */
final class ArrayWriter implements BulkWriter {

	@Override
	public <T> void write(Connection connection, BulkStatement<T> statement, Collection<? extends T> rows)
			throws SQLException {
		List<BulkColumn<T>> columns = statement.columns();
		try (PreparedStatement prepared = connection.prepareStatement(statement.forAll(rows(columns)))) {
			prepared.unwrap(PGStatement.class).setPrepareThreshold(0); // no plan made
																		// while a table
																		// was empty
			for (int i = 0; i < columns.size(); i++) {
				prepared.setArray(i + 1, connection.createArrayOf("text", values(connection, columns.get(i), rows)));
			}
			prepared.executeUpdate();
		}
	}

	private static <T> String rows(List<BulkColumn<T>> columns) {
		String cast = columns.stream()
			.map((column) -> "cast(%s as %s) as %s".formatted(column.name(), column.type(), column.name()))
			.collect(Collectors.joining(", "));
		String arrays = columns.stream().map((column) -> "cast(? as text[])").collect(Collectors.joining(", "));
		String names = columns.stream().map(BulkColumn::name).collect(Collectors.joining(", "));
		return "select %s from unnest(%s) as r (%s)".formatted(cast, arrays, names);
	}

	private static <T> @Nullable Object[] values(Connection connection, BulkColumn<T> column,
			Collection<? extends T> rows) throws SQLException {
		@Nullable Object[] values = new Object[rows.size()];
		int i = 0;
		for (T row : rows) {
			Object value = column.value().apply(row);
			values[i++] = (value instanceof String[] texts) ? connection.createArrayOf("text", texts).toString()
					: (value != null) ? value.toString() : null;
		}
		return values;
	}

}
