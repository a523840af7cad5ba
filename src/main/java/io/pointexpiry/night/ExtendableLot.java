package io.pointexpiry.night;

import java.util.Set;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.Member;
import io.pointexpiry.ledger.LotState;

/**
 * A lot that an extension programme may give more time.
 *
 * @param lot the lot
 * @param owner the member who owns it
 * @param activities what they did on or before the business date
 * @param granted the names of the programmes that it was granted before
 */
record ExtendableLot(LotState lot, Member owner, Activities activities, Set<String> granted) {

	ExtendableLot {
		granted = Set.copyOf(granted);
	}

}
