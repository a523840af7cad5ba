package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberState;

/**
 * A member whose lots are to be dated.
 *
 * @param owner the member, with their dormancy as of the day
 * @param activities what they did up to that day
 * @param lots their open lots
 * @param told the dates of their points that they were told, where an amendment may have
 * made them wrong; else empty
 */
record MemberToDate(MemberState owner, Activities activities, List<LotState> lots, Set<LocalDate> told) {

	MemberToDate {
		lots = List.copyOf(lots);
		told = Set.copyOf(told);
	}

	String memberId() {
		return this.owner.member().memberId();
	}

}
