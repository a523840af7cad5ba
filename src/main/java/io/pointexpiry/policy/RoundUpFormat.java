package io.pointexpiry.policy;

import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.pointexpiry.domain.RoundUp;
import org.jspecify.annotations.Nullable;

/** How the file writes the calendar day that a date is moved up to. */
final class RoundUpFormat {

	private static final Pattern MONTH_AND_DAY = Pattern.compile("\\d{2}-\\d{2}");

	private static final Map<String, RoundUp> WORDS = words();

	static final ScalarFormat<RoundUp> ROUND_UP = new ScalarFormat<>(
			"MONTH, QUARTER, HALF, YEAR, BIRTH-MONTH, JOIN-MONTH, JOIN-DAY,"
					+ " JOIN-YEAR, or a calendar day such as \"06-30\"",
			JsonSchema.anyOf(List.of(JsonSchema.words(new TreeSet<>(WORDS.keySet())), JsonSchema.text(MONTH_AND_DAY))),
			RoundUpFormat::read, WORDS.keySet());

	private RoundUpFormat() {
	}

	/** What {@link #ROUND_UP} reads, as the file writes it. */
	static String write(RoundUp roundUp) {
		if (roundUp instanceof RoundUp.DayOfYear dayOfYear) {
			return "%02d-%02d".formatted(dayOfYear.day().getMonthValue(), dayOfYear.day().getDayOfMonth());
		}
		return roundUp.toString().replace('_', '-');
	}

	private static @Nullable RoundUp read(String text) {
		if (MONTH_AND_DAY.matcher(text).matches()) {
			return new RoundUp.DayOfYear(MonthDay.parse("--" + text));
		}
		return WORDS.get(text);
	}

	private static Map<String, RoundUp> words() {
		Map<String, RoundUp> words = new HashMap<>();
		words.putAll(ScalarFormat.words(RoundUp.CalendarUnit.class, Function.identity()));
		words.putAll(ScalarFormat.words(RoundUp.MemberDay.class, Function.identity()));
		return words;
	}

}
