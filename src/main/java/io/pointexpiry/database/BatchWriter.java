package io.pointexpiry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Sends the rows one by one, as a JDBC batch: for every database. */
final class BatchWriter implements BulkWriter {

	@Override
	public <T> void write(Connection connection, BulkStatement<T> statement, Collection<? extends T> rows)
			throws SQLException {
		List<BulkColumn<T>> parameters = statement.parameters();
		try (PreparedStatement prepared = connection.prepareStatement(statement.forOne())) {
			for (T row : rows) {
				for (int i = 0; i < parameters.size(); i++) {
					prepared.setObject(i + 1, parameters.get(i).value().apply(row));
				}
				prepared.addBatch();
			}
			prepared.executeBatch();
		}
	}

}
