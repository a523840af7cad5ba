package io.pointexpiry.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.pointexpiry.domain.Width;
import org.jspecify.annotations.Nullable;

/** The forms that several sections of the policy file share. */
final class ScalarFormats {

	private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

	private static final String PERIOD_OF_ANY_LENGTH = "P(?=\\d)(\\d{1,6}Y)?(\\d{1,6}M)?(\\d{1,6}W)?(\\d{1,6}D)?";

	private static final Pattern ISO_PERIOD = Pattern.compile(PERIOD_OF_ANY_LENGTH);

	/** A period of no length, as it may be written. */
	static final Pattern NO_PERIOD = Pattern.compile("P(0+[YMWD])+");

	private static final Pattern SOME_PERIOD = Pattern.compile("(?!%s$)%s".formatted(NO_PERIOD, PERIOD_OF_ANY_LENGTH));

	private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");

	private static final Pattern DECIMAL_NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

	private static final Pattern TELEPHONE_NUMBER = Pattern.compile("\\+?\\d[\\d -]{0,18}\\d");

	private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");

	/** A zone without a name of its own, such as UTC+9. */
	private static final Pattern OFFSET = Pattern.compile("Z|(UTC|GMT|UT)?[+-][0-9:]+|(UTC|GMT|UT)");

	private static final int MOST_YEARS = 999;

	static final ScalarFormat<LocalDate> DATE = new ScalarFormat<>("an ISO 8601 date such as 2016-01-01",
			JsonSchema.text(ISO_DATE), (text) -> ISO_DATE.matcher(text).matches() ? LocalDate.parse(text) : null);

	/** A period of any length, none included. Normalised: P12M is P1Y. */
	static final ScalarFormat<Period> PERIOD = new ScalarFormat<>("an ISO 8601 period such as P2Y or P90D",
			JsonSchema.text(ISO_PERIOD), ScalarFormats::period);

	/** A period of at least a day. */
	static final ScalarFormat<Period> LONGER_THAN_NOTHING = new ScalarFormat<>(
			"an ISO 8601 period of at least a day, such as P2Y or P90D", JsonSchema.text(SOME_PERIOD), (text) -> {
				Period period = period(text);
				return (period == null || period.isZero()) ? null : period;
			});

	/** A period, or no end at all: then the Optional is empty. */
	static final ScalarFormat<Optional<Period>> PERIOD_OR_NEVER = new ScalarFormat<>(PERIOD.expected() + ", or NEVER",
			JsonSchema.anyOf(List.of(JsonSchema.words(List.of("NEVER")), PERIOD.schema())),
			(text) -> text.equals("NEVER") ? Optional.empty()
					: Optional.ofNullable(period(text)).map(Optional::of).orElse(null));

	static final ScalarFormat<Boolean> YES_OR_NO = ScalarFormat.oneOf(words("true", true, "false", false));

	static final ScalarFormat<String> SENDER = new ScalarFormat<>("a telephone number of digits, such as \"15880000\"",
			JsonSchema.number("integer", TELEPHONE_NUMBER),
			(text) -> TELEPHONE_NUMBER.matcher(text).matches() ? text : null);

	static final ScalarFormat<Long> POINTS = number(0);

	static final ScalarFormat<BigDecimal> FACTOR = new ScalarFormat<>("a number such as 1.2", factor(),
			(text) -> DECIMAL_NUMBER.matcher(text).matches() ? new BigDecimal(text) : null);

	static final ScalarFormat<ZoneId> ZONE = new ScalarFormat<>("a time zone such as Asia/Seoul", JsonSchema.anyOf(List
		.of(JsonSchema.words(new TreeSet<>(ZoneId.getAvailableZoneIds())), JsonSchema.number("integer", OFFSET))),
			ZoneId::of, ZoneId.getAvailableZoneIds());

	static final ScalarFormat<Locale> LOCALE = new ScalarFormat<>("a language such as en or ko-KR",
			JsonSchema.text(LANGUAGE_TAG), (text) -> {
				Locale locale = new Locale.Builder().setLanguageTag(text).build();
				return Arrays.asList(Locale.getISOLanguages()).contains(locale.getLanguage()) ? locale : null;
			});

	/** Free text that a person reads. */
	static final ScalarFormat<String> NAME = text(100);

	/** Free text that is compared exactly: a kind, a tier, an activity type. */
	static final ScalarFormat<String> WORD = text(Width.WORD.characters());

	/** What names something in records, files and paths. */
	static final ScalarFormat<String> ID = new ScalarFormat<>(
			WORD.expected() + ", no dot at its beginning, and none of / \\ ~",
			JsonSchema.anyText(Width.WORD.characters(), "(?!\\.)(?! )[^/\\\\~]*[^/\\\\~ ]"),
			(text) -> (WORD.read(text) == null || text.startsWith(".")
					|| text.chars().anyMatch((c) -> "/\\~".indexOf(c) >= 0)) ? null : text);

	private ScalarFormats() {
	}

	static ScalarFormat<Long> number(long least) {
		Map<String, Object> schema = JsonSchema.number("integer", WHOLE_NUMBER);
		schema.put("minimum", least);
		return new ScalarFormat<>("a whole number of at least " + least, schema, (text) -> {
			Long number = WHOLE_NUMBER.matcher(text).matches() ? Long.valueOf(text) : null;
			return (number == null || number < least) ? null : number;
		});
	}

	/** A whole number between two, both included. */
	static ScalarFormat<Integer> number(int least, int most) {
		Map<String, Object> schema = JsonSchema.number("integer", WHOLE_NUMBER);
		schema.put("minimum", least);
		schema.put("maximum", most);
		return new ScalarFormat<>("a whole number from %d to %d".formatted(least, most), schema, (text) -> {
			Long number = number(least).read(text);
			return (number == null || number > most) ? null : Math.toIntExact(number);
		});
	}

	private static Map<String, Object> factor() {
		Map<String, Object> schema = JsonSchema.number("number", DECIMAL_NUMBER);
		schema.put("minimum", 0);
		return schema;
	}

	static ScalarFormat<String> text(int mostCharacters) {
		return new ScalarFormat<>(
				"text of 1-%d printable characters without blanks at either end".formatted(mostCharacters),
				JsonSchema.anyText(mostCharacters, "(?! ).*[^ ]"),
				(text) -> (text.isEmpty() || text.length() > mostCharacters || !text.equals(text.strip())
						|| !text.codePoints().allMatch(Quoted::isPrintable)) ? null : text);
	}

	static <T> Map<String, T> words(String first, T firstValue, String second, T secondValue) {
		Map<String, T> words = new LinkedHashMap<>();
		words.put(first, firstValue);
		words.put(second, secondValue);
		return words;
	}

	private static @Nullable Period period(String text) {
		if (!ISO_PERIOD.matcher(text).matches()) {
			return null;
		}
		Period period = Period.parse(text).normalized();
		return (period.getYears() > MOST_YEARS || period.getDays() > MOST_YEARS * 365) ? null : period;
	}

}
