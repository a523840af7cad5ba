package io.pointexpiry.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Expiries of some time, and the feedback that belongs to them.
 *
 * @param expiries how many
 * @param feedback how many
 * @see "rules.md#complaints"
 */
record ComplaintCount(long expiries, long feedback) {

	static final ComplaintCount NONE = new ComplaintCount(0, 0);

	/** Fewer say nothing. */
	private static final int FEWEST = 5;

	private static final int SIGMAS = 3;

	private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

	private static final int DECIMALS = 2;

	ComplaintCount {
		if (expiries < 0 || feedback < 0) {
			throw new IllegalArgumentException(
					"expected no fewer than none, found %d expiries, %d feedback".formatted(expiries, feedback));
		}
	}

	ComplaintCount plus(ComplaintCount other) {
		return new ComplaintCount(Math.addExact(this.expiries, other.expiries),
				Math.addExact(this.feedback, other.feedback));
	}

	/** Feedback per 1,000 expiries, with two decimals, halves rounded up. */
	BigDecimal perThousand() {
		return BigDecimal.valueOf(this.feedback)
			.multiply(THOUSAND)
			.divide(BigDecimal.valueOf(this.expiries), DECIMALS, RoundingMode.HALF_UP);
	}

	/**
	 * Whether that is more feedback than chance explains, if it comes as often as before:
	 * at least 5, and more than mean + 3 sigma. Of k feedback on n expiries, with F on E
	 * before them, the mean is n F / E. Sigma is that of the difference to two Poisson
	 * numbers, for the rate before is itself only estimated: sigma² = mean (1 + n / E).
	 * Multiplied by E², so that nothing is rounded: (k E - n F)² &gt; 9 n F (E + n).
	 */
	boolean standsOutOf(ComplaintCount before) {
		if (this.feedback < FEWEST || before.expiries == 0) {
			return false;
		}
		BigInteger weightedMean = product(this.expiries, before.feedback);
		BigInteger more = product(this.feedback, before.expiries).subtract(weightedMean);
		BigInteger variance = weightedMean.multiply(BigInteger.valueOf(Math.addExact(before.expiries, this.expiries)));
		return more.signum() > 0 && more.pow(2).compareTo(variance.multiply(BigInteger.valueOf(SIGMAS).pow(2))) > 0;
	}

	private static BigInteger product(long one, long other) {
		return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
	}

}
