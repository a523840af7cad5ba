package io.pointexpiry.database;

import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One statement about many rows. Where its text says {@code :rows}, there stand the rows
 * as a query of their columns:
 *
 * <pre>
 * merge into point_lot l using (:rows) v on l.lot_id = v.lot_id
 * when matched then update set floor_on = v.until_on
 * </pre>
 *
 * <p>
 * It is sent in the way that suits the database and leaves the same rows: on PostgreSQL
 * once, with an array for each column; elsewhere as a batch, row by row. A row is
 * therefore to be changed by one of the rows at most.
 *
 * @param <T> what a row is made of
 * @param sql the statement, with {@code :rows} in it once
 * @param columns the columns of a row, at least one
 */
public record BulkStatement<T>(String sql, List<BulkColumn<T>> columns) {

	static final String ROWS = ":rows";

	public BulkStatement {
		columns = List.copyOf(columns);
		if (!sql.contains(ROWS) || columns.isEmpty()) {
			throw new IllegalArgumentException("expected :rows and columns, found " + sql);
		}
	}

	/** A statement with its columns. */
	@SafeVarargs
	public static <T> BulkStatement<T> of(String sql, BulkColumn<T>... columns) {
		return new BulkStatement<>(sql, List.of(columns));
	}

	/** Executes it in the caller's transaction; without rows it does nothing. */
	public void execute(JdbcTemplate jdbc, Collection<T> rows) {
		if (!rows.isEmpty()) {
			jdbc.execute((ConnectionCallback<Integer>) (connection) -> {
				BulkWriter.of(connection).write(connection, this, rows);
				return rows.size();
			});
		}
	}

}
