package io.pointexpiry.night;

import java.util.List;

import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.Reversals.Lapsed;

/**
 * A lot of which runs of a day took points.
 *
 * @param lot the lot as it is now
 * @param lapsed what they took and nobody gave back yet
 */
record TakenLot(LotState lot, List<Lapsed> lapsed) {

	TakenLot {
		lapsed = List.copyOf(lapsed);
	}

	/** All that goes back to the lot. */
	long points() {
		return this.lapsed.stream().mapToLong(Lapsed::points).reduce(0, Math::addExact);
	}

}
