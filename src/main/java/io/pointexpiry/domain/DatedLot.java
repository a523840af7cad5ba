package io.pointexpiry.domain;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A lot with its date on one day.
 *
 * @param lot the lot
 * @param expiresOn its last usable day, floors included; null: never
 */
record DatedLot(Lot lot, @Nullable LocalDate expiresOn) {

	/** Whether points of it can be spent on a day: earned on <= day <= expires on. */
	public boolean isUsableOn(LocalDate day) {
		return this.lot.remaining() > 0 && !this.lot.earnedOn().isAfter(day)
				&& !ExpiryOrder.isEarlier(this.expiresOn, day);
	}

}
