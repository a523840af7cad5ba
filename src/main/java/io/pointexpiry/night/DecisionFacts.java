package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.pointexpiry.domain.Dormancy;
import io.pointexpiry.domain.DueLot;
import io.pointexpiry.domain.Losses;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Reason;
import io.pointexpiry.ledger.LotReads.MemberDate;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.notice.PhoneNumbers;
import org.jspecify.annotations.Nullable;

/**
 * What the decisions about some lots of one night rest on, each found by one look-up.
 *
 * @param day the business date
 * @param policy the policy in force on it
 * @param members the owners, with the dormancy of the day
 * @param held the lots that the customer desk holds
 * @param deferrals how often lots were deferred; lots that never were are not in it
 * @param warned the send date of the latest warning of a member's date
 * @param losses what members would lose on each date; null: nobody asks
 * @param numbers who can be told anything
 * @param coming warnings that are taken as given
 */
record DecisionFacts(LocalDate day, Policy policy, Map<String, MemberState> members, Set<String> held,
		Map<String, Integer> deferrals, Map<MemberDate, LocalDate> warned, @Nullable Losses losses,
		PhoneNumbers numbers, ComingWarnings coming) {

	DecisionFacts with(ComingWarnings warnings) {
		return new DecisionFacts(this.day, this.policy, this.members, this.held, this.deferrals, this.warned,
				this.losses, this.numbers, warnings);
	}

	MemberState owner(LotState lot) {
		return Objects.requireNonNull(this.members.get(lot.lot().memberId()), "a lot has a member");
	}

	@Nullable DueLot dueByDate(LotState lot) {
		String version = lot.policyVersion();
		Reason reason = lot.reason();
		if (!lot.open() || lot.refused() != null || version == null || reason == null) {
			return null;
		}
		LocalDate expiresOn = lot.expiresOn();
		LocalDate dueOn = (expiresOn != null) ? expiresOn : LocalDate.MAX;
		return due(lot, version, reason, dueOn);
	}

	@Nullable DueLot dueByDormancy(LotState lot, @Nullable LocalDate lapseOn) {
		String version = lot.policyVersion();
		LocalDate dueOn = Dormancy.lapseOf(lapseOn, lot.lot(), owner(lot).member(), this.policy);
		if (!lot.open() || version == null || dueOn == null) {
			return null;
		}
		return due(lot, version, Reason.DORMANCY, dueOn);
	}

	private DueLot due(LotState state, String version, Reason reason, LocalDate dueOn) {
		Lot lot = state.lot();
		MemberState owner = owner(state);
		MemberDate told = new MemberDate(lot.memberId(), dueOn);
		LocalDate given = this.warned.get(told);
		long points = pointsOf(told, reason, lot.remaining());
		LocalDate warnedOn = (given != null || this.coming.isNone() || !canBeTold(owner)) ? given
				: this.coming.of(lot, owner.member(), reason, dueOn, points);
		boolean warnable = this.policy.guard() == null || warnedOn != null || canBeTold(owner);
		boolean reversed = state.reversedOn() != null && !state.reversedOn().equals(this.day);
		return new DueLot(lot, owner.member(), state.expiresOn(), version, reason, dueOn,
				this.held.contains(lot.lotId()), reversed, warnable, points, warnedOn,
				this.deferrals.getOrDefault(lot.lotId(), 0));
	}

	private boolean canBeTold(MemberState owner) {
		return canBeTold(owner, this.numbers);
	}

	/** Whether a member can be told anything. */
	static boolean canBeTold(MemberState owner, PhoneNumbers numbers) {
		return numbers.target(owner.phone(), owner.noticesOff()).international() != null;
	}

	private long pointsOf(MemberDate told, Reason reason, long remaining) {
		return (this.losses != null) ? this.losses.of(told.memberId(), reason == Reason.DORMANCY, told.day())
				: remaining;
	}

}
