package io.pointexpiry.desk;

import java.time.LocalDate;

import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.Reason;
import io.pointexpiry.ledger.StoredLot;
import org.jspecify.annotations.Nullable;

/**
 * A lot as the customer desk sees it: the row with the date that it had on the last
 * closed day.
 *
 * @param lot what the rules know of it
 * @param status whether its points can be used
 * @param expiresOn its date, floors included; null: never, or not dated yet
 * @param policyVersion the policy that gave the date; null: not dated yet
 * @param reason why it lapses by its date; null: not dated yet
 * @param unchangedOn the date that the policy before would have given
 * @param refused the member's column that is missing for a date; null: none
 * @param reversedOn the business date whose reversal reopened it; null: none did
 * @param originLotId the lot whose points it gives back; null: it was delivered
 */
record DeskLot(Lot lot, StoredLot.Status status, @Nullable LocalDate expiresOn, @Nullable String policyVersion,
		@Nullable Reason reason, @Nullable LocalDate unchangedOn, @Nullable String refused,
		@Nullable LocalDate reversedOn, @Nullable String originLotId) {

	/** The lot's id. */
	public String lotId() {
		return this.lot.lotId();
	}

	/** Whether its points can be used, and some are left. */
	public boolean isOpen() {
		return this.status == StoredLot.Status.OPEN && this.lot.remaining() > 0;
	}

	/** Whether a night has given it a date (or the answer: never). */
	public boolean isDated() {
		return this.policyVersion != null && this.refused == null;
	}

}
