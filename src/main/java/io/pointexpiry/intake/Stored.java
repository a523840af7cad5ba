package io.pointexpiry.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.pointexpiry.domain.NoticeWishes;
import org.jspecify.annotations.Nullable;

/**
 * How a database keeps the values of a column.
 *
 * @param <T> what they are here
 * @param write what is given to the database for a value
 * @param read the value of a column of a result; null: none
 */
record Stored<T>(Function<T, Object> write, Read<T> read) {

	static final Stored<String> TEXT = new Stored<>((value) -> value, ResultSet::getString);

	static final Stored<LocalDate> DATE = new Stored<>((value) -> value,
			(row, column) -> row.getObject(column, LocalDate.class));

	static final Stored<Long> NUMBER = new Stored<>((value) -> value, (row, column) -> {
		long value = row.getLong(column);
		return row.wasNull() ? null : value;
	});

	static final Stored<Boolean> FLAG = new Stored<>((value) -> value, (row, column) -> {
		boolean value = row.getBoolean(column);
		return row.wasNull() ? null : value;
	});

	static final Stored<Instant> INSTANT = new Stored<>((value) -> value.atOffset(ZoneOffset.UTC), (row, column) -> {
		OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
		return (value != null) ? value.toInstant() : null;
	});

	static final Stored<List<Period>> STAGES = new Stored<>(Stored::stages, (row, column) -> {
		String stages = row.getString(column);
		return (stages != null) ? NoticeWishes.stages(stages) : null;
	});

	private static Object stages(List<Period> stages) {
		return Objects.requireNonNullElse(NoticeWishes.text(stages), "");
	}

	/** The name of one of an enum. */
	static <E extends Enum<E>> Stored<E> oneOf(Class<E> type) {
		return new Stored<>(Enum::name, (row, column) -> {
			String name = row.getString(column);
			return (name != null) ? Enum.valueOf(type, name) : null;
		});
	}

	/** Reads a column of a result. */
	@FunctionalInterface
	interface Read<T> {

		@Nullable T from(ResultSet row, int column) throws SQLException;

	}

}
