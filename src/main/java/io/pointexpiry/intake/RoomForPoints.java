package io.pointexpiry.intake;

import java.math.BigInteger;
import java.util.Collection;

import io.pointexpiry.domain.Points;
import io.pointexpiry.ledger.LotTable;

import org.springframework.dao.OptimisticLockingFailureException;

/**
 * How many points the books can still take: all that is open together has to fit into 64
 * bits, so that every sum of it does. The books keep the most points that can be open;
 * where that is not enough, those that are open are counted.
 *
 * @see "rules.md#lot-rows"
 */
final class RoomForPoints {

	private static final BigInteger MOST = BigInteger.valueOf(Points.MOST);

	private final LotTable lots;

	private BigInteger open;

	private boolean counted;

	/** By the books before the lots are written that are to be taken. */
	RoomForPoints(LotTable lots) {
		this.lots = lots;
		this.open = lots.openAtMost();
	}

	/** Takes points, where there is room for them. */
	boolean take(long points) {
		BigInteger after = this.open.add(BigInteger.valueOf(points));
		if (after.compareTo(MOST) > 0 && !this.counted) {
			// Nothing of this chunk is written yet: what it brings comes on top.
			BigInteger brought = this.open.subtract(this.lots.openAtMost());
			this.open = this.lots.countOpen().add(brought);
			this.counted = true;
			after = this.open.add(BigInteger.valueOf(points));
		}
		if (after.compareTo(MOST) > 0) {
			return false;
		}
		this.open = after;
		return true;
	}

	/** What is to be expected where there was no room. */
	String expected() {
		return "at most %d, for all open points together are at most %d"
			.formatted(MOST.subtract(this.open).max(BigInteger.ZERO), MOST);
	}

	/**
	 * Takes the points of lots that were just written.
	 * @throws OptimisticLockingFailureException if lots that were written beside these
	 * took the room first; decided anew, these are rejects
	 */
	static void take(LotTable lots, Collection<Long> points) {
		BigInteger sum = points.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
		if (!points.isEmpty() && !lots.open(sum, MOST)) {
			throw new OptimisticLockingFailureException("all open points together would be more than " + MOST);
		}
	}

}
