package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.domain.LotDebit;
import io.pointexpiry.domain.RedeemableBalance.Part;
import io.pointexpiry.ledger.ExpiryTable.TakenBack;
import io.pointexpiry.ledger.RedemptionTable.TakenPart;
import io.pointexpiry.ledger.StoredLot;

/**
 * What a row of the redemptions file changes.
 *
 * @param redemptionId the redemption
 * @param memberId who redeemed
 * @param day the day
 * @param parts what it takes of lots, in that order
 * @param moved the lots of which less remains, as they are then
 */
record RedemptionChange(String redemptionId, String memberId, LocalDate day, List<Part> parts, List<StoredLot> moved) {

	/** The entries of what was taken. */
	List<TakenPart> taken(Delivery delivery) {
		List<TakenPart> taken = new ArrayList<>();
		for (int seq = 0; seq < this.parts.size(); seq++) {
			LotDebit take = this.parts.get(seq).take();
			taken.add(new TakenPart(this.redemptionId, take.lotId(), this.memberId, this.day, take.points(), seq,
					delivery.postedOn(this.day)));
		}
		return taken;
	}

	/** The entries of what was taken back out of expiries. */
	List<TakenBack> takenBack(Delivery delivery) {
		List<TakenBack> back = new ArrayList<>();
		for (Part part : this.parts) {
			if (part.takenBack() > 0 && part.expiry() != null) {
				back.add(new TakenBack(part.expiry(), "redemption:" + this.redemptionId, delivery.postedOn(this.day),
						part.takenBack(), delivery.recordedAt()));
			}
		}
		return back;
	}

}
