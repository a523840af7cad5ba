package io.pointexpiry.domain;

import java.math.BigInteger;

/**
 * A number of lots and of their points. The points of one lot have 64 bits, those of many
 * may be more: the sum is exact, whatever its size.
 *
 * @param lots how many lots; an overflow is an {@link ArithmeticException}
 * @param points how many points
 * @see "rules.md#control-totals"
 */
public record Tally(long lots, BigInteger points) {

	/** None. */
	public static final Tally NONE = new Tally(0, 0);

	public Tally {
		if (lots < 0 || points.signum() < 0) {
			throw new IllegalArgumentException(
					"expected no negative count, found %d lots, %d points".formatted(lots, points));
		}
	}

	/** A number of lots with points that 64 bits hold. */
	public Tally(long lots, long points) {
		this(lots, BigInteger.valueOf(points));
	}

	/**
	 * One lot more, with these points, where 64 bits hold them all: checked arithmetic,
	 * an overflow is an {@link ArithmeticException}. Where they may be more:
	 * {@link #plus}.
	 */
	public Tally and(long lotPoints) {
		return new Tally(Math.addExact(this.lots, 1), Math.addExact(this.points.longValueExact(), lotPoints));
	}

	/** Both together, exact. */
	public Tally plus(Tally other) {
		return new Tally(Math.addExact(this.lots, other.lots), this.points.add(other.points));
	}

}
