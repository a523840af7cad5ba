package io.pointexpiry.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Loads many new rows into a table, in the transaction of the caller, in the way that
 * suits the database: COPY on PostgreSQL, a JDBC batch elsewhere. Both leave the same
 * rows.
 *
 * <p>
 * Values are strings, booleans, longs, integers, {@link java.time.LocalDate},
 * {@link java.time.OffsetDateTime} and null.
 */
public interface RowLoader {

	/**
	 * Adds rows.
	 * @param rows each with a value for each column, in their order; none of them is in
	 * the table
	 * @throws SQLException if one of them is, or does not fit
	 */
	void load(Connection connection, String table, List<String> columns, Collection<@Nullable Object[]> rows)
			throws SQLException;

	/** The loader that suits the database at the other end of a connection. */
	static RowLoader of(Connection connection) throws SQLException {
		return connection.isWrapperFor(PGConnection.class) ? new CopyLoader() : new BatchLoader();
	}

	/** Adds rows on the connection of the caller's transaction. */
	static void load(JdbcTemplate jdbc, String table, List<String> columns, Collection<@Nullable Object[]> rows) {
		if (!rows.isEmpty()) {
			jdbc.execute((ConnectionCallback<Integer>) (connection) -> {
				of(connection).load(connection, table, columns, rows);
				return rows.size();
			});
		}
	}

}
