package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.pointexpiry.domain.Lot;
import io.pointexpiry.ledger.ActivityTable.Review;
import io.pointexpiry.ledger.LotTable.Adjustment;
import io.pointexpiry.ledger.StoredLot;

/**
 * What a row of the lots file changes.
 *
 * @param kind in which way
 * @param lot the lot as it is then
 * @param adjusted by how many points it differs from what was delivered before; signed
 * @param standsIn whether its member has no day of joining, so that what was earned first
 * stands in for it
 */
record LotChange(Kind kind, StoredLot lot, long adjusted, boolean standsIn) {

	/** In which way a lot changes. */
	enum Kind {

		/** It is new; the night finds it because it has no date yet. */
		ADDED,
		/** What was delivered of it is something else now. */
		REDELIVERED,
		/** It was delivered again, as it was, with a later file. */
		CONFIRMED

	}

	static LotChange added(StoredLot lot, boolean standsIn) {
		return new LotChange(Kind.ADDED, lot, lot.lot().remaining() - lot.lot().points(), standsIn);
	}

	static LotChange redelivered(StoredLot before, StoredLot after) {
		return new LotChange(Kind.REDELIVERED, after, after.delivered() - before.delivered(), false);
	}

	static LotChange confirmed(StoredLot lot) {
		return new LotChange(Kind.CONFIRMED, lot, 0, false);
	}

	/** The entry for points that are not as accrued, or not as delivered before. */
	Optional<Adjustment> adjustment(Delivery delivery) {
		Lot it = this.lot.lot();
		return (this.adjusted == 0) ? Optional.empty() : Optional.of(new Adjustment(it.lotId(), delivery.ref(),
				delivery.postedOn(it.earnedOn()), this.adjusted, delivery.recordedAt()));
	}

	/**
	 * From when on nights have to look at the owner's dates again. Whether a lot moves
	 * them depends on what else is delivered: every one that could is looked at.
	 */
	Optional<Review> review() {
		Lot it = this.lot.lot();
		return (this.kind == Kind.REDELIVERED || this.standsIn) ? Optional.of(new Review(it.memberId(), it.earnedOn()))
				: Optional.empty();
	}

	/** Whether there are more points to be told of than before. */
	boolean bringsPointsBack() {
		return this.kind == Kind.REDELIVERED && this.adjusted > 0;
	}

	/** The first days on which members earned that have no day of joining. */
	static Map<String, LocalDate> firstEarned(List<LotChange> changes) {
		Map<String, LocalDate> first = new HashMap<>();
		changes.stream()
			.filter(LotChange::standsIn)
			.map((change) -> change.lot().lot())
			.forEach((lot) -> first.merge(lot.memberId(), lot.earnedOn(),
					(one, other) -> one.isBefore(other) ? one : other));
		return first;
	}

}
