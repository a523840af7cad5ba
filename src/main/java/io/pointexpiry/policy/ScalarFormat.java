package io.pointexpiry.policy;

import java.time.DateTimeException;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.pointexpiry.language.NearestName;
import org.jspecify.annotations.Nullable;

/**
 * The form that a scalar of the file must have.
 *
 * @param <T> what it stands for
 * @param expected the form in words, as in "expected …"
 * @param schema the form as a JSON Schema
 * @param reading from the scalar's text to what it stands for; null, or an exception of
 * the kind that java.time and the number parsers throw, where the text has another form
 * @param words texts of this form, of which the nearest to a wrong one may be what was
 * meant
 */
record ScalarFormat<T>(String expected, Map<String, Object> schema, Reading<T> reading,
		Collection<String> words) implements Shape {

	ScalarFormat(String expected, Map<String, Object> schema, Reading<T> reading) {
		this(expected, schema, reading, List.of());
	}

	@Nullable T read(String text) {
		try {
			return this.reading.read(text);
		}
		catch (DateTimeException | IllegalArgumentException | ArithmeticException | IllformedLocaleException ex) {
			return null;
		}
	}

	/** What was probably meant by a text of another form, as advice. */
	@Nullable String advice(String text) {
		return NearestName.of(text, this.words).map((word) -> "did you mean " + word + "?").orElse(null);
	}

	/** One of some words. */
	static <T> ScalarFormat<T> oneOf(Map<String, T> words) {
		String expected = (words.size() == 1) ? words.keySet().iterator().next()
				: "one of " + String.join(", ", words.keySet());
		return new ScalarFormat<>(expected, JsonSchema.words(words.keySet()), words::get, words.keySet());
	}

	/**
	 * The names of an enum as the file writes them: {@code NEW_LOTS} is {@code new-lots}.
	 */
	static <E extends Enum<E>> ScalarFormat<E> lowerCase(Class<E> type) {
		return oneOf(words(type, (name) -> name.toLowerCase(Locale.ROOT)));
	}

	/** The names of an enum in upper case: {@code BIRTH_MONTH} is {@code BIRTH-MONTH}. */
	static <E extends Enum<E>> ScalarFormat<E> upperCase(Class<E> type) {
		return oneOf(words(type, Function.identity()));
	}

	static <E extends Enum<E>> Map<String, E> words(Class<E> type, Function<String, String> writing) {
		Map<String, E> words = new LinkedHashMap<>();
		for (E value : type.getEnumConstants()) {
			words.put(writing.apply(value.name()).replace('_', '-'), value);
		}
		return words;
	}

	/**
	 * Reads a scalar's text.
	 *
	 * @param <T> what it stands for
	 */
	@FunctionalInterface
	interface Reading<T> {

		@Nullable T read(String text);

	}

}
