package io.pointexpiry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Sends the rows one by one, as a JDBC batch: for every database. */
final class BatchWriter implements BulkWriter {

	@Override
	public <T> void write(Connection connection, BulkStatement<T> statement, Collection<T> rows) throws SQLException {
		List<BulkColumn<T>> columns = statement.columns();
		try (PreparedStatement prepared = connection
			.prepareStatement(statement.sql().replace(BulkStatement.ROWS, row(columns)))) {
			for (T row : rows) {
				for (int i = 0; i < columns.size(); i++) {
					prepared.setObject(i + 1, columns.get(i).value().apply(row));
				}
				prepared.addBatch();
			}
			prepared.executeBatch();
		}
	}

	private static <T> String row(List<BulkColumn<T>> columns) {
		return columns.stream()
			.map((column) -> "cast(? as %s) as %s".formatted(column.type(), column.name()))
			.collect(Collectors.joining(", ", "select ", ""));
	}

}
