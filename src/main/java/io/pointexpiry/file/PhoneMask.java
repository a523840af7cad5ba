package io.pointexpiry.file;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks telephone numbers, for every place where a number is not needed to reach
 * somebody. Better one figure too many is masked than one number too few.
 */
public final class PhoneMask {

	/**
	 * A date of the calendar, no further digit behind it; or digits and what may separate
	 * them.
	 */
	private static final Pattern DATE_OR_NUMBER = Pattern
		.compile("(?<date>\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])(?!-?\\p{Nd}))"
				+ "|[+\\uFF0B(]?\\p{Nd}[\\p{Nd}\\p{Zs}\\p{Pd}\\p{Cf}\\t\\u2212._/\\u00B7()\\[\\]]*\\p{Nd}");

	private static final Pattern MOBILE = Pattern.compile("(?:820?|0)1[016789]\\d{7,8}");

	/** The shortest numbers that somebody can be called at. */
	private static final int FEWEST_DIGITS = 7;

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
	 * script and however separated; ISO dates stay.
	 */
	public static String in(String text) {
		return DATE_OR_NUMBER.matcher(text).replaceAll(PhoneMask::masked);
	}

	/** Whether something is written as a Korean mobile number, with or without 82. */
	public static boolean isMobile(String text) {
		return text.codePoints().noneMatch(Character::isLetter) && MOBILE.matcher(digits(text)).matches();
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
