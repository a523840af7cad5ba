package io.pointexpiry.ledger;

import java.time.LocalDate;

import io.pointexpiry.domain.Lot;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code point_lot}, as far as files and corrections change it.
 *
 * @param lot the lot, with its remaining points and its latest floor
 * @param status whether its points can be used
 * @param delivered the remaining points as last delivered; differences to it are
 * adjustments
 * @param asOf the {@code --as-of} of the row last applied; null: none was given
 * @param expiresOn its date on the last day closed; null: never, or not dated yet
 * @param postedOn the day of the books to which the accrual belongs
 */
public record StoredLot(Lot lot, Status status, long delivered, @Nullable LocalDate asOf, @Nullable LocalDate expiresOn,
		LocalDate postedOn) {

	/** Whether a lot's points can be used. */
	public enum Status {

		OPEN, EXPIRED, SPENT;

		/** Of a lot that has not expired: spent exactly where nothing remains. */
		public static Status of(long remaining) {
			return (remaining == 0) ? SPENT : OPEN;
		}

	}

	/** The same lot with other points remaining, which opens or closes it. */
	public StoredLot withRemaining(long remaining) {
		Lot changed = new Lot(this.lot.lotId(), this.lot.memberId(), this.lot.kind(), this.lot.earnedOn(),
				this.lot.points(), remaining, this.lot.ownExpiresOn(), this.lot.floor());
		return new StoredLot(changed, Status.of(remaining), this.delivered, this.asOf, this.expiresOn, this.postedOn);
	}

}
