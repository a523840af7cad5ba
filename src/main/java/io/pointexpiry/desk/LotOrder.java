package io.pointexpiry.desk;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What the desk is asked to do with one lot.
 *
 * @param lotId the lot
 * @param memberId its member, to be checked; null: not said
 * @param until the last usable day; null: what the desk promises where it names no day
 * @param order who asks for it, and why
 */
public record LotOrder(String lotId, @Nullable String memberId, @Nullable LocalDate until, DeskOrder order) {

	/** Refuses an order that names the wrong member. */
	void check(DeskLot lot) {
		if (this.memberId != null && !this.memberId.equals(lot.lot().memberId())) {
			throw new DeskRefusedException(
					"Lot %s is not one of member %s; check both.".formatted(this.lotId, this.memberId),
					new DeskRefusedException.Cell("member_id", this.memberId, "the member whose lot this is"));
		}
	}

}
