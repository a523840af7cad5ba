package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.Optional;

import io.pointexpiry.domain.Decision;
import io.pointexpiry.domain.DueLot;
import io.pointexpiry.domain.Member;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.LotState;
import org.jspecify.annotations.Nullable;

/**
 * A lot that a night has to decide about, locked until its decision is recorded.
 *
 * @param lot the lot as the tables have it
 * @param owner the member who owns it
 * @param due what the rules are asked; null: the lot has no date, because the member
 * lacks what it is made of
 * @param inactiveSince where dormancy takes the lot: the day from which it counts
 */
record Candidate(LotState lot, Member owner, @Nullable DueLot due, @Nullable LocalDate inactiveSince) {

	/** A lot that is due by its own date, or whose member left. */
	static Candidate byDate(LotState lot, Member owner, @Nullable DueLot due) {
		return new Candidate(lot, owner, due, null);
	}

	Optional<DueLot> question() {
		return Optional.ofNullable(this.due);
	}

	/**
	 * What becomes of a lot without a date: it was closed meanwhile, or it is refused
	 * until the data comes.
	 */
	Decision withoutDate() {
		String missing = this.lot.refused();
		return (this.lot.open() && missing != null) ? new Decision.Refuse(missing)
				: new Decision.Retain(Decision.Retain.Cause.SPENT);
	}

	/**
	 * Whether the lot's own date, or the day on which dormancy takes it, lies before a
	 * day.
	 */
	boolean isDueBefore(LocalDate day) {
		return this.due != null && this.lot.lot().remaining() > 0 && this.due.dueOn().isBefore(day);
	}

	/** The day whose closing takes the lot, as a member is told of it. */
	@Nullable LocalDate dueOn() {
		return (this.due != null) ? this.due.dueOn() : null;
	}

	/** What a deferral of the lot is about. */
	Ledger.Floor.@Nullable Due deferred() {
		return (this.due != null) ? new Ledger.Floor.Due(this.due.dueOn(), this.due.reason()) : null;
	}

	/** The record of a lot that expires. */
	Ledger.Expiry expiry(Decision.Expire decision) {
		if (this.due == null) {
			throw new IllegalStateException("lot %s expires without a date".formatted(this.lot.lot().lotId()));
		}
		return new Ledger.Expiry(this.lot.lot(), this.owner.tier(), decision.reason(), this.due.expiresOn(),
				this.due.policyVersion(), decision.warnedOn(), this.inactiveSince);
	}

}
