package io.pointexpiry.database;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

/**
 * One column of the rows of a {@link BulkStatement}.
 *
 * @param <T> what a row is made of
 * @param name the name by which the statement calls it
 * @param type its type, as in a cast
 * @param value its value in a row
 */
public record BulkColumn<T>(String name, String type, Function<T, @Nullable Object> value) {

	/** A column of text. */
	public static <T> BulkColumn<T> text(String name, Function<T, @Nullable String> value) {
		return new BulkColumn<>(name, "varchar", value::apply);
	}

	/** A column of days. */
	public static <T> BulkColumn<T> date(String name, Function<T, @Nullable LocalDate> value) {
		return new BulkColumn<>(name, "date", value::apply);
	}

	/** A column of points, or of other whole numbers; none is null. */
	public static <T> BulkColumn<T> number(String name, ToLongFunction<T> value) {
		return new BulkColumn<>(name, "bigint", value::applyAsLong);
	}

	/** A column of instants. */
	public static <T> BulkColumn<T> instant(String name, Function<T, @Nullable OffsetDateTime> value) {
		return new BulkColumn<>(name, "timestamp(6) with time zone", value::apply);
	}

	/** A column of lists of texts. */
	public static <T> BulkColumn<T> texts(String name, Function<T, @Nullable List<String>> value) {
		return new BulkColumn<>(name, "varchar array", (row) -> {
			List<String> texts = value.apply(row);
			return (texts != null) ? texts.toArray(String[]::new) : null;
		});
	}

}
