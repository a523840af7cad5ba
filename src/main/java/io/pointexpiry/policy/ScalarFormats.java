package io.pointexpiry.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.pointexpiry.domain.Width;
import org.jspecify.annotations.Nullable;

/** The forms that several sections of the policy file share. */
final class ScalarFormats {

	private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

	private static final Pattern ISO_PERIOD = Pattern
		.compile("P(?=\\d)(\\d{1,6}Y)?(\\d{1,6}M)?(\\d{1,6}W)?(\\d{1,6}D)?");

	private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");

	private static final Pattern DECIMAL_NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

	private static final Pattern TELEPHONE_NUMBER = Pattern.compile("\\+?\\d[\\d -]{0,18}\\d");

	private static final int MOST_YEARS = 999;

	static final ScalarFormat<LocalDate> DATE = new ScalarFormat<>("an ISO 8601 date such as 2016-01-01",
			(text) -> ISO_DATE.matcher(text).matches() ? LocalDate.parse(text) : null);

	/** A period of any length, none included. Normalised: P12M is P1Y. */
	static final ScalarFormat<Period> PERIOD = new ScalarFormat<>("an ISO 8601 period such as P2Y or P90D",
			ScalarFormats::period);

	/** A period of at least a day. */
	static final ScalarFormat<Period> LONGER_THAN_NOTHING = new ScalarFormat<>(
			"an ISO 8601 period of at least a day, such as P2Y or P90D", (text) -> {
				Period period = period(text);
				return (period == null || period.isZero()) ? null : period;
			});

	/** A period, or no end at all: then the Optional is empty. */
	static final ScalarFormat<Optional<Period>> PERIOD_OR_NEVER = new ScalarFormat<>(PERIOD.expected() + ", or NEVER",
			(text) -> text.equals("NEVER") ? Optional.empty()
					: Optional.ofNullable(period(text)).map(Optional::of).orElse(null));

	static final ScalarFormat<Boolean> YES_OR_NO = ScalarFormat.oneOf(words("true", true, "false", false));

	static final ScalarFormat<String> SENDER = new ScalarFormat<>("a telephone number of digits, such as \"15880000\"",
			(text) -> TELEPHONE_NUMBER.matcher(text).matches() ? text : null);

	static final ScalarFormat<Long> POINTS = number(0);

	static final ScalarFormat<BigDecimal> FACTOR = new ScalarFormat<>("a number such as 1.2",
			(text) -> DECIMAL_NUMBER.matcher(text).matches() ? new BigDecimal(text) : null);

	static final ScalarFormat<ZoneId> ZONE = new ScalarFormat<>("a time zone such as Asia/Seoul", ZoneId::of,
			ZoneId.getAvailableZoneIds());

	static final ScalarFormat<Locale> LOCALE = new ScalarFormat<>("a language such as en or ko-KR", (text) -> {
		Locale locale = new Locale.Builder().setLanguageTag(text).build();
		return Arrays.asList(Locale.getISOLanguages()).contains(locale.getLanguage()) ? locale : null;
	});

	/** Free text that a person reads. */
	static final ScalarFormat<String> NAME = text(100);

	/** Free text that is compared exactly: a kind, a tier, an activity type. */
	static final ScalarFormat<String> WORD = text(Width.WORD.characters());

	/** What names something in records, files and paths. */
	static final ScalarFormat<String> ID = new ScalarFormat<>(
			WORD.expected() + ", no dot at its beginning, and none of / \\ ~", (text) -> (WORD.read(text) == null
					|| text.startsWith(".") || text.chars().anyMatch((c) -> "/\\~".indexOf(c) >= 0)) ? null : text);

	private ScalarFormats() {
	}

	static ScalarFormat<Long> number(long least) {
		return new ScalarFormat<>("a whole number of at least " + least, (text) -> {
			Long number = WHOLE_NUMBER.matcher(text).matches() ? Long.valueOf(text) : null;
			return (number == null || number < least) ? null : number;
		});
	}

	static ScalarFormat<String> text(int mostCharacters) {
		return new ScalarFormat<>(
				"text of 1-%d printable characters without blanks at either end".formatted(mostCharacters),
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
