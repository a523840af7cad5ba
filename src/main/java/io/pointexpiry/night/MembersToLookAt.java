package io.pointexpiry.night;

import java.time.LocalDate;

import io.pointexpiry.ledger.KeyQuery;

/**
 * Members whose dates the closing of a day has to look at again: those who were queued,
 * and the owners of lots that have no date yet. Lots wait by themselves; an import queues
 * none of their owners. The queue has no foreign key: a row of nobody is passed over.
 */
final class MembersToLookAt {

	private MembersToLookAt() {
	}

	/** Those up to a day, which is included. */
	static KeyQuery upTo(LocalDate day) {
		return KeyQuery.of("""
				select r.member_id, '' as lot_id from review r join member m on m.member_id = r.member_id
				where r.due_on <= ?""", day).or(KeyQuery.of("""
				select member_id, '' as lot_id from point_lot
				where policy_version is null and status = 'OPEN' and refused is null and remaining > 0
				  and earned_on <= ?""", day));
	}

}
