package io.pointexpiry.file;

import java.util.regex.Pattern;

/**
 * Masks telephone numbers, for every place where a number is not needed to reach
 * somebody.
 */
public final class PhoneMask {

	private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d\\-. ()]{5,}\\d");

	private static final int SHOWN = 4;

	private PhoneMask() {
	}

	/**
	 * One number, all but its last four digits replaced: {@code ***-****-5678} becomes of
	 * any form of it.
	 */
	public static String of(String phone) {
		String digits = phone.replaceAll("\\D", "");
		return "***-****-" + ((digits.length() > SHOWN) ? digits.substring(digits.length() - SHOWN) : "");
	}

	/**
	 * A text, with whatever in it looks like a telephone number masked; ISO dates stay.
	 */
	public static String in(String text) {
		return NUMBER.matcher(text)
			.replaceAll((match) -> match.group().matches("\\d{4}-\\d{2}-\\d{2}") ? match.group() : of(match.group()));
	}

}
