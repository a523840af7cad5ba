package io.pointexpiry.night;

import java.time.LocalDate;

import io.pointexpiry.ledger.KeyQuery;

/**
 * Members whose dates the closing of a day has to look at again: those who were queued,
 * and the owners of lots that have no date yet. Lots wait by themselves; an import queues
 * none of their owners.
 */
final class MembersToLookAt {

	private MembersToLookAt() {
	}

	/** Those up to a day, which is included. */
	static KeyQuery upTo(LocalDate day) {
		return KeyQuery.of("select member_id, '' as lot_id from review where due_on <= ?", day).or(KeyQuery.of("""
				select distinct member_id, '' as lot_id from point_lot
				where policy_version is null and status = 'OPEN' and refused is null and remaining > 0
				  and earned_on <= ?""", day));
	}

}
