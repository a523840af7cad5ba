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
		Cells cells = new Cells();
		books.each(sql, (row) -> rows.row(cells.of(row)), arguments);
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

	/** The cells of one query's rows; of which types they are is asked once. */
	private static final class Cells {

		private int @Nullable [] types;

		@Nullable Object[] of(ResultSet row) throws SQLException {
			int[] known = (this.types != null) ? this.types : types(row.getMetaData());
			this.types = known;
			@Nullable Object[] cells = new @Nullable Object[known.length];
			for (int i = 0; i < cells.length; i++) {
				cells[i] = cell(row, i + 1, known[i]);
			}
			return cells;
		}

		private static int[] types(ResultSetMetaData columns) throws SQLException {
			int[] types = new int[columns.getColumnCount()];
			for (int i = 0; i < types.length; i++) {
				types[i] = columns.getColumnType(i + 1);
			}
			return types;
		}

		private static @Nullable Object cell(ResultSet row, int column, int type) throws SQLException {
			return switch (type) {
				case Types.DATE -> row.getObject(column, LocalDate.class);
				case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
					instant(row.getObject(column, OffsetDateTime.class));
				default -> row.getObject(column);
			};
		}

		private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
			return (at != null) ? at.toInstant() : null;
		}

	}

}
