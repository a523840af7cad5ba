package io.pointexpiry.page;

import java.math.BigInteger;

/**
 * Lots and their points, added up.
 *
 * @param lots how many
 * @param points how many in them, of any size
 */
record LotsAndPoints(long lots, BigInteger points) {

	static final LotsAndPoints NONE = new LotsAndPoints(0, BigInteger.ZERO);

	/** One lot of so many points. */
	static LotsAndPoints lot(BigInteger points) {
		return new LotsAndPoints(1, points);
	}

	LotsAndPoints plus(LotsAndPoints other) {
		return new LotsAndPoints(this.lots + other.lots, this.points.add(other.points));
	}

}
