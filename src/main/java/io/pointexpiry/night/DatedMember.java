package io.pointexpiry.night;

import java.util.List;

import io.pointexpiry.ledger.DateLedger;
import io.pointexpiry.ledger.Ledger;

/**
 * What the dates of a member's lots come to.
 *
 * @param memberId the member
 * @param changes lots whose date is another one than before
 * @param corrections dates that the member was told and that are wrong now
 * @param look whether the next notices have to look at the member
 */
record DatedMember(String memberId, List<DateLedger.NewDate> changes, List<Ledger.Cue> corrections, boolean look) {

	DatedMember {
		changes = List.copyOf(changes);
		corrections = List.copyOf(corrections);
	}

}
