package io.pointexpiry.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.pointexpiry.domain.NoticeWishes;
import io.pointexpiry.domain.Width;
import org.jspecify.annotations.Nullable;

/**
 * What a cell has to look like.
 *
 * @param <T> what it is read as
 * @param expected the form in words, for who has to repair the file
 * @param parse reads a cell that is not empty; null: it is not of this form
 * @param privacy what of it may be shown in a file of rejects
 * @param stored how a database keeps it
 */
record CellFormat<T>(String expected, Function<String, @Nullable T> parse, Privacy privacy, Stored<T> stored) {

	private static final Pattern DATE = Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}");

	private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,30}");

	private static final Pattern OFFSET = Pattern.compile(".*T.*(Z|[+-][0-9]{2}:[0-9]{2})");

	/** What of a cell may be shown in a file of rejects. */
	enum Privacy {

		/**
		 * All of it, if it has the form and is no mobile number that slipped into the
		 * wrong column; else all but what looks like a number.
		 */
		OPEN,
		/** All but what looks like a telephone number. */
		TEXT,
		/** The last digits. */
		PHONE

	}

	/** Ids are data: printable characters of the Basic Multilingual Plane. */
	static CellFormat<String> id() {
		return new CellFormat<>(
				"1-%d printable characters of the Basic Multilingual Plane, no ~".formatted(Width.ID.characters()),
				(cell) -> isId(cell) ? cell : null, Privacy.OPEN, Stored.TEXT);
	}

	/** A lot as it is called here: as delivered, or with the ~1 of a reinstated one. */
	static CellFormat<String> lotId() {
		return new CellFormat<>("the id of a lot, such as L1 or L1~1", (
				cell) -> (!cell.isBlank() && Width.LOT_ID.holds(cell) && cell.chars().allMatch(CellFormat::isPrintable))
						? cell : null,
				Privacy.OPEN, Stored.TEXT);
	}

	/** One of some words. */
	static CellFormat<String> oneOf(List<String> words) {
		return new CellFormat<>("one of " + String.join(", ", words),
				(cell) -> words.contains(cell.trim()) ? cell.trim() : null, Privacy.OPEN, Stored.TEXT);
	}

	/**
	 * Text that names a thing; in a row whose columns slipped it may hold a number all
	 * the same.
	 */
	static CellFormat<String> word(Width most) {
		return text(most);
	}

	/** Text that a column can hold whole. */
	static CellFormat<String> text(Width most) {
		return new CellFormat<>(
				"at most %d characters, no control characters but line breaks and tabs".formatted(most.characters()),
				(cell) -> (most.holds(cell) && cell.chars().allMatch(CellFormat::isText)) ? cell : null, Privacy.TEXT,
				Stored.TEXT);
	}

	/** A telephone number as it was given; whether it can be reached is judged later. */
	static CellFormat<String> phone() {
		return new CellFormat<>("at most %d characters, no control characters".formatted(Width.PHONE.characters()),
				(cell) -> {
					String trimmed = cell.trim();
					return (Width.PHONE.holds(trimmed) && trimmed.chars().noneMatch(Character::isISOControl)) ? trimmed
							: null;
				}, Privacy.PHONE, Stored.TEXT);
	}

	/** A calendar date of the years 1 to 9999. */
	static CellFormat<LocalDate> date() {
		return new CellFormat<>("a calendar date such as 2024-01-31", (cell) -> {
			String trimmed = cell.trim();
			try {
				return DATE.matcher(trimmed).matches() ? day(trimmed) : null;
			}
			catch (DateTimeException ex) {
				return null;
			}
		}, Privacy.OPEN, Stored.DATE);
	}

	/** An instant; local times are those of the programme. */
	static CellFormat<Instant> instant(ZoneId zone) {
		return new CellFormat<>("a time such as 2024-01-31T09:30:00+09:00, or without offset in " + zone, (cell) -> {
			String trimmed = cell.trim();
			try {
				Instant instant = OFFSET.matcher(trimmed).matches() ? OffsetDateTime.parse(trimmed).toInstant()
						: LocalDateTime.parse(trimmed).atZone(zone).toInstant();
				boolean kept = instant.isAfter(Instant.parse("0001-01-02T00:00:00Z"))
						&& instant.isBefore(Instant.parse("9999-12-30T00:00:00Z"));
				return kept ? instant.truncatedTo(ChronoUnit.MICROS) : null;
			}
			catch (DateTimeException ex) {
				return null;
			}
		}, Privacy.OPEN, Stored.INSTANT);
	}

	/** A whole number within limits, both included. */
	static CellFormat<Long> wholeNumber(long least, long most) {
		return new CellFormat<>("a whole number from %d to %d".formatted(least, most), (cell) -> {
			String trimmed = cell.trim();
			try {
				Long number = WHOLE_NUMBER.matcher(trimmed).matches() ? Long.valueOf(trimmed) : null;
				return (number != null && number >= least && number <= most) ? number : null;
			}
			catch (NumberFormatException ex) {
				return null;
			}
		}, Privacy.OPEN, Stored.NUMBER);
	}

	/** True or false, in letters of either case. */
	static CellFormat<Boolean> flag() {
		return new CellFormat<>("true or false", (cell) -> switch (cell.trim().toLowerCase(Locale.ROOT)) {
			case "true" -> Boolean.TRUE;
			case "false" -> Boolean.FALSE;
			default -> null;
		}, Privacy.OPEN, Stored.FLAG);
	}

	/** One of the names of an enum. */
	static <E extends Enum<E>> CellFormat<E> oneOf(Class<E> type) {
		List<E> values = Arrays.asList(type.getEnumConstants());
		String names = String.join(", ", values.stream().map(Enum::name).toList());
		return new CellFormat<>("one of " + names,
				(cell) -> values.stream().filter((value) -> value.name().equals(cell.trim())).findFirst().orElse(null),
				Privacy.OPEN, Stored.oneOf(type));
	}

	/** A language tag. */
	static CellFormat<String> languageTag() {
		return new CellFormat<>("a language tag such as ko-KR", (cell) -> {
			String trimmed = cell.trim();
			try {
				return !Width.LANGUAGE.holds(trimmed) ? null
						: new Locale.Builder().setLanguageTag(trimmed).build().toLanguageTag();
			}
			catch (IllformedLocaleException ex) {
				return null;
			}
		}, Privacy.OPEN, Stored.TEXT);
	}

	/** How long before the end of points a member wants to be told, beside everybody. */
	static CellFormat<List<Period>> stages() {
		return new CellFormat<>("at most %d periods from P1D to P1Y, parted by blanks, such as P7D P1D"
			.formatted(NoticeWishes.MOST_STAGES), (cell) -> {
				try {
					List<Period> stages = NoticeWishes.stages(cell);
					boolean known = stages.size() <= NoticeWishes.MOST_STAGES
							&& stages.stream().allMatch(NoticeWishes::isStage);
					return known ? stages : null;
				}
				catch (DateTimeException | ArithmeticException ex) {
					return null;
				}
			}, Privacy.OPEN, Stored.STAGES);
	}

	private static LocalDate day(String date) {
		return LocalDate.of(Integer.parseInt(date, 0, 4, 10), Integer.parseInt(date, 5, 7, 10),
				Integer.parseInt(date, 8, 10, 10));
	}

	private static boolean isId(String cell) {
		return !cell.isBlank() && Width.ID.holds(cell) && cell.indexOf('~') < 0
				&& cell.chars().allMatch(CellFormat::isPrintable);
	}

	private static boolean isPrintable(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				false;
			default -> true;
		};
	}

	private static boolean isText(int character) {
		return !Character.isISOControl(character) || character == '\n' || character == '\r' || character == '\t';
	}

}
