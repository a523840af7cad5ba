package io.pointexpiry.domain;

/**
 * Sums of points that are told, compared or printed. They stay at the most that 64 bits
 * hold where more comes together: a member may be told of the same points in several
 * respects, and a lot be withheld on many days. What is kept of one lot is checked
 * arithmetic, and never comes through here.
 */
public final class Points {

	/** The most that the books can hold, together as of one lot. */
	public static final long MOST = Long.MAX_VALUE;

	private Points() {
	}

	/**
	 * Both together, at most {@link #MOST}.
	 * @param one not negative
	 * @param other not negative
	 */
	public static long together(long one, long other) {
		long sum = one + other;
		return (sum < 0) ? MOST : sum;
	}

}
