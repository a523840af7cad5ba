package io.pointexpiry.file;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks telephone numbers, for every place where a number is not needed to reach
 * somebody. Better one figure too many is masked than one number too few.
 */
public final class PhoneMask {

	private static final String MONTH = "(?:0[1-9]|1[0-2])";

	private static final String DAY = "(?:0[1-9]|[12]\\d|3[01])";

	private static final String HOUR = "(?:[01]\\d|2[0-3])";

	private static final String SIXTY = "[0-5]\\d";

	/** An instant as java.time, a database, or the name of one of our files has it. */
	private static final String TIMES = "(?:\\d{4}-" + MONTH + "-" + DAY + "[T ]" + HOUR + ":" + SIXTY + "(?::" + SIXTY
			+ "(?:[.,]\\d{1,9})?)?(?:Z|[+-]" + HOUR + "(?::?" + SIXTY + ")?(?!:))?|(?:19|20)\\d\\d" + MONTH + DAY + "T"
			+ HOUR + SIXTY + SIXTY + ")(?![-.]?\\p{Nd})";

	private static final String DATE = "\\d{4}-" + MONTH + "-" + DAY + "(?!-?\\p{Nd})";

	private static final String BETWEEN = "\\p{Zs}\\p{Pd}\\p{Cf}\\t\\u2212._/\\u00B7()\\[\\]";

	/**
	 * An instant, or a date of the calendar, no further digit behind it; or digits and
	 * what may separate them.
	 */
	private static final Pattern TIME_OR_NUMBER = Pattern
		.compile("(?<time>" + TIMES + "|" + DATE + ")|[+\\uFF0B(]?\\p{Nd}[\\p{Nd}" + BETWEEN + "]*\\p{Nd}");

	private static final String ONE_MOBILE = "(?:820?|0)1[016789]\\d{7,8}";

	private static final Pattern MOBILES = Pattern.compile("(?:" + ONE_MOBILE + ")+");

	/** What separates two numbers, where it does not separate the digits of one. */
	private static final Pattern GAP = Pattern
		.compile("[^\\p{L}\\p{M}\\p{Nd}]*[,;:|&\\n\\r][^\\p{L}\\p{M}\\p{Nd}]*|[\\p{Zs}\\t/]+");

	/** The shortest numbers that somebody can be called at. */
	private static final int FEWEST_DIGITS = 7;

	private static final int FEWEST_OF_MEMBERS = 9;

	private static final int MOST_DIGITS = 15;

	private static final int SHOWN = 4;

	private PhoneMask() {
	}

	/**
	 * One number, all but its last four digits replaced: {@code ***-****-5678} becomes of
	 * any form of it.
	 */
	public static String of(String phone) {
		String digits = digits(phone);
		return "***-****-" + ((digits.length() > SHOWN) ? digits.substring(digits.length() - SHOWN) : "");
	}

	/**
	 * A text, with whatever in it looks like a telephone number masked, in digits of any
	 * script and however separated; ISO dates and times stay.
	 */
	public static String in(String text) {
		return TIME_OR_NUMBER.matcher(text).replaceAll(PhoneMask::masked);
	}

	/**
	 * Whether something is written as Korean mobile numbers, one or several, with or
	 * without 82; or holds one among other words.
	 */
	public static boolean isMobile(String text) {
		return isOfMobiles(text) || GAP.splitAsStream(text).anyMatch(PhoneMask::isOfMobiles);
	}

	/**
	 * Whether what was written into a field of another kind may be numbers to call: they
	 * have 9 to 15 digits (ITU-T E.164), and there may be several. A date has fewer, and
	 * a number that overflows has more, nothing between them.
	 */
	public static boolean mayBeCalled(String text) {
		long digits = text.chars().filter(Character::isDigit).count();
		return digits >= FEWEST_OF_MEMBERS && (digits <= MOST_DIGITS || digits < text.strip().length());
	}

	private static boolean isOfMobiles(String text) {
		return text.codePoints().noneMatch(Character::isLetter) && MOBILES.matcher(digits(text)).matches();
	}

	private static String masked(MatchResult match) {
		String found = match.group();
		boolean open = match.group(1) != null || digits(found).length() < FEWEST_DIGITS;
		return open ? Matcher.quoteReplacement(found) : of(found);
	}

	private static String digits(String text) {
		StringBuilder digits = new StringBuilder();
		text.codePoints().filter(Character::isDigit).forEach((digit) -> digits.append(Character.digit(digit, 10)));
		return digits.toString();
	}

}
