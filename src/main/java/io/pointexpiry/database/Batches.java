package io.pointexpiry.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.RowMapper;

/**
 * Statements for whole chunks: batches of writes, and look-ups by an array of keys. The
 * same on both databases.
 */
public final class Batches {

	private static final int BATCH_SIZE = 2_000;

	private final JdbcTemplate jdbc;

	public Batches(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Executes one statement for each item, with the parameters made of it. */
	public <T> void each(String sql, Collection<T> items, Function<T, @Nullable Object[]> parameters) {
		if (!items.isEmpty()) {
			this.jdbc.batchUpdate(sql, items, ChunkSize.of(BATCH_SIZE),
					(statement, item) -> set(statement, parameters.apply(item)));
		}
	}

	/** Adds rows of which none is in the table. */
	public <T> void load(String table, String columns, Collection<T> items, Function<T, @Nullable Object[]> values) {
		RowLoader.load(this.jdbc, table, List.of(columns.split(",\\s*")), items.stream().map(values).toList());
	}

	/**
	 * Executes one statement whose parameters are the columns of all items, as arrays.
	 */
	public <T> void atOnce(String sql, Collection<T> items, List<ArrayOf<T>> columns) {
		if (!items.isEmpty()) {
			this.jdbc.update(sql, (statement) -> {
				for (int i = 0; i < columns.size(); i++) {
					ArrayOf<T> column = columns.get(i);
					Object[] values = items.stream().map(column.value()).toArray();
					statement.setArray(i + 1, statement.getConnection().createArrayOf(column.type(), values));
				}
			});
		}
	}

	/**
	 * One column of many rows.
	 *
	 * @param type its SQL type
	 * @param value its value in a row
	 */
	public record ArrayOf<T>(String type, Function<T, @Nullable Object> value) {

		public static <T> ArrayOf<T> text(Function<T, @Nullable Object> value) {
			return new ArrayOf<>("varchar", value);
		}

		public static <T> ArrayOf<T> date(Function<T, @Nullable LocalDate> value) {
			return new ArrayOf<>("date", value::apply);
		}

		public static <T> ArrayOf<T> number(Function<T, @Nullable Object> value) {
			return new ArrayOf<>("bigint", value);
		}

	}

	/** Rows whose key is one of the given: {@code … where key = any (?)}. */
	public <T> List<T> byKeys(String sql, Collection<String> keys, RowMapper<T> mapper) {
		return keys.isEmpty() ? List.of() : this.jdbc.query(sql, keysThen(keys), mapper);
	}

	/**
	 * Parameters of a statement whose first is an array of keys. PostgreSQL plans it anew
	 * each time: a plan made while a table was empty would scan it for ever. The keys go
	 * in order, so that neighbours are found together.
	 */
	public static PreparedStatementSetter keysThen(Collection<String> keys, @Nullable Object... others) {
		return (statement) -> {
			if (statement.isWrapperFor(PGStatement.class)) {
				statement.unwrap(PGStatement.class).setPrepareThreshold(0);
			}
			statement.setArray(1, statement.getConnection().createArrayOf("varchar", keys.stream().sorted().toArray()));
			for (int i = 0; i < others.length; i++) {
				statement.setObject(i + 2, others[i]);
			}
		};
	}

	private static void set(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
		for (int i = 0; i < parameters.length; i++) {
			statement.setObject(i + 1, parameters[i]);
		}
	}

	/** Ids as the parameter of {@code = any(?)}. */
	public static Object array(Collection<String> ids) {
		return ids.toArray(String[]::new);
	}

	/** A date column. */
	public static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
		return row.getObject(column, LocalDate.class);
	}

	/** An instant as both databases keep it. */
	public static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
