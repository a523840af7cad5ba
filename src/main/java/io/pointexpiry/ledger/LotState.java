package io.pointexpiry.ledger;

import java.time.LocalDate;

import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.LotDating;
import io.pointexpiry.domain.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A lot as the tables have it, with the date that it had on the last closed day.
 *
 * @param lot what the rules know of it
 * @param open whether it can be used; else it is expired or spent
 * @param expiresOn its date, floors included; null: never, or not dated yet
 * @param policyVersion the policy that gave the date; null: not dated yet
 * @param reason why it will lapse by its date; null: not dated yet
 * @param unchangedOn the date that the policy before would have given
 * @param refused the member's column that is missing for a date; null: none
 * @param reversedOn the business date whose reversal reopened it; null: it was not
 * reversed
 */
public record LotState(Lot lot, boolean open, @Nullable LocalDate expiresOn, @Nullable String policyVersion,
		@Nullable Reason reason, @Nullable LocalDate unchangedOn, @Nullable String refused,
		@Nullable LocalDate reversedOn) {

	/** The lot with another dating than the stored one. */
	public LotState as(LotDating dating) {
		return dating.fold(
				(dated) -> new LotState(this.lot, this.open, dated.expiresOn(), dated.policyVersion(), dated.reason(),
						dated.unchanged(), null, this.reversedOn),
				(refused) -> new LotState(this.lot, this.open, null, refused.policyVersion(), null, null,
						refused.missing(), this.reversedOn));
	}

	/** The lot with a promise that was made since. */
	public LotState promised(LocalDate until) {
		Lot promised = new Lot(this.lot.lotId(), this.lot.memberId(), this.lot.kind(), this.lot.earnedOn(),
				this.lot.points(), this.lot.remaining(), this.lot.ownExpiresOn(), until);
		boolean moves = this.expiresOn != null && this.expiresOn.isBefore(until);
		return new LotState(promised, this.open, moves ? until : this.expiresOn, this.policyVersion, this.reason,
				this.unchangedOn, this.refused, this.reversedOn);
	}

	/** The lot's place in the order in which a night works. */
	public LotKey key() {
		return new LotKey(this.lot.memberId(), this.lot.lotId());
	}

}
