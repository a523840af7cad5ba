package io.pointexpiry.report;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.file.PhoneMask;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a report that are rows of a query: a cell for each of its columns, in its
 * order.
 */
final class QueryRows {

	private QueryRows() {
	}

	/**
	 * Copies every row of a query into a report.
	 * @param sql the question, with a {@code ?} for each argument
	 */
	static void copy(Snapshot books, RowSink rows, String sql, @Nullable Object... arguments) {
		books.each(sql, (row) -> rows.row(cells(row)), arguments);
	}

	/**
	 * Masks the telephone numbers that somebody may have typed into a column of free
	 * text.
	 */
	static RowSink masking(String column, Report report, RowSink rows) {
		int index = report.columns().indexOf(column);
		return (cells) -> {
			@Nullable Object[] masked = cells.clone();
			masked[index] = (cells[index] instanceof String text) ? PhoneMask.in(text) : cells[index];
			rows.row(masked);
		};
	}

	private static @Nullable Object[] cells(ResultSet row) throws SQLException {
		ResultSetMetaData columns = row.getMetaData();
		@Nullable Object[] cells = new @Nullable Object[columns.getColumnCount()];
		for (int i = 0; i < cells.length; i++) {
			cells[i] = cell(row, i + 1, columns);
		}
		return cells;
	}

	private static @Nullable Object cell(ResultSet row, int column, ResultSetMetaData columns) throws SQLException {
		return switch (columns.getColumnType(column)) {
			case Types.DATE -> row.getObject(column, LocalDate.class);
			case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> instant(row.getObject(column, OffsetDateTime.class));
			default -> row.getObject(column);
		};
	}

	private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
		return (at != null) ? at.toInstant() : null;
	}

}
