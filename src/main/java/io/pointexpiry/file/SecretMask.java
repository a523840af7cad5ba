package io.pointexpiry.file;

import java.util.regex.Pattern;

/**
 * Hides passwords that somebody wrote into an address, for every place where an address
 * may be quoted: messages of drivers name it whole where it is mistyped.
 */
public final class SecretMask {

	private static final Pattern PARAMETER = Pattern
		.compile("(?i)([a-z_-]*(?:pass(?:word|wort|wd|phrase|code)?|pwd|secret|token))\\s*=\\s*[^&;\\s,'\"]+");

	private static final Pattern BEFORE_HOST = Pattern.compile("(//[^/\\s:@]*):[^/\\s]*@");

	private SecretMask() {
	}

	/**
	 * A text, with what stands behind {@code password=} and its like, and between a user
	 * and a host, replaced.
	 */
	public static String in(String text) {
		return BEFORE_HOST.matcher(PARAMETER.matcher(text).replaceAll("$1=***")).replaceAll("$1:***@");
	}

}
