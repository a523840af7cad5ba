package io.pointexpiry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Loads rows by a JDBC batch, which every database understands. */
final class BatchLoader implements RowLoader {

	@Override
	public void load(Connection connection, String table, List<String> columns, Collection<@Nullable Object[]> rows)
			throws SQLException {
		String sql = "insert into %s (%s) values (%s)".formatted(table, String.join(", ", columns),
				String.join(", ", Collections.nCopies(columns.size(), "?")));
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			for (@Nullable
			Object[] row : rows) {
				for (int i = 0; i < row.length; i++) {
					statement.setObject(i + 1, row[i]);
				}
				statement.addBatch();
			}
			statement.executeBatch();
		}
	}

}
