package io.pointexpiry.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * How many bad rows a file may have before none of it is taken: so many, or a share of
 * its rows, whichever is more.
 *
 * @param atLeast so many in any case
 * @param percent of the rows of the file
 * @see "rules.md#files-and-rejects"
 */
public record MaxRejects(long atLeast, BigDecimal percent) {

	/** 1 % of the rows, at least 100. */
	public static final MaxRejects DEFAULT = new MaxRejects(100, BigDecimal.ONE);

	private static final Pattern COUNT = Pattern.compile("\\d{1,18}");

	private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,6})?%");

	public MaxRejects {
		if (atLeast < 0 || percent.signum() < 0) {
			throw new IllegalArgumentException("The number of rejects that are allowed cannot be negative.");
		}
	}

	/**
	 * What an operator writes: a number such as {@code 20}, or a share such as
	 * {@code 2.5%}.
	 * @throws IllegalArgumentException if it is neither
	 */
	public static MaxRejects parse(String text) {
		String trimmed = text.trim();
		if (COUNT.matcher(trimmed).matches()) {
			return new MaxRejects(Long.parseLong(trimmed), BigDecimal.ZERO);
		}
		if (PERCENT.matcher(trimmed).matches()) {
			return new MaxRejects(0, new BigDecimal(trimmed.substring(0, trimmed.length() - 1)));
		}
		throw new IllegalArgumentException(
				"\"%s\" is no number of rejects; expected a number such as 20, or a share such as 2.5%%."
					.formatted(text));
	}

	/** The most rejects that a file of so many rows may have. */
	long of(long rows) {
		long share = this.percent.multiply(BigDecimal.valueOf(rows))
			.divide(BigDecimal.valueOf(100), RoundingMode.FLOOR)
			.longValue();
		return Math.max(this.atLeast, share);
	}

}
