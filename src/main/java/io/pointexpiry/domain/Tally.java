package io.pointexpiry.domain;

/**
 * A number of lots and of their points.
 *
 * @param lots how many lots
 * @param points how many points; an overflow is an {@link ArithmeticException}
 */
public record Tally(long lots, long points) {

	/** None. */
	public static final Tally NONE = new Tally(0, 0);

	public Tally {
		if (lots < 0 || points < 0) {
			throw new IllegalArgumentException(
					"expected no negative count, found %d lots, %d points".formatted(lots, points));
		}
	}

	/** One lot more, with these points. */
	public Tally and(long lotPoints) {
		return plus(new Tally(1, lotPoints));
	}

	/** Both together. */
	public Tally plus(Tally other) {
		return new Tally(Math.addExact(this.lots, other.lots), Math.addExact(this.points, other.points));
	}

	/**
	 * Both together, where a lot may be in both: at most {@link Points#MOST} points.
	 */
	public Tally together(Tally other) {
		return new Tally(Math.addExact(this.lots, other.lots), Points.together(this.points, other.points));
	}

}
