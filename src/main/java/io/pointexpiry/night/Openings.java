package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.pointexpiry.domain.Dormancy;
import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Tally;
import io.pointexpiry.store.LotState;
import io.pointexpiry.store.MemberState;
import org.jspecify.annotations.Nullable;

/**
 * Looks ahead of the very first run: how many lots were due before the day that it
 * closes?
 */
final class Openings {

	private final MemberPages pages;

	private final PolicyHistory policies;

	Openings(MemberPages pages, PolicyHistory policies) {
		this.pages = pages;
		this.policies = policies;
	}

	/**
	 * The lots whose own date or lapse date lies before the day, as of that day. Lots of
	 * members who left are not due where the policy keeps them.
	 */
	Tally dueBefore(LocalDate day) {
		List<Tally> counted = new ArrayList<>();
		Policy inForce = this.policies.inForceOn(day);
		this.pages.asOf(day,
				(page) -> counted.add(page.lots()
					.stream()
					.filter((lot) -> isDueBefore(lot, owner(page, lot), day, inForce))
					.map((lot) -> new Tally(1, lot.lot().remaining()))
					.reduce(Tally.NONE, Tally::plus)));
		return counted.stream().reduce(Tally.NONE, Tally::plus);
	}

	private static MemberState owner(MemberPages.Page page, LotState lot) {
		return Objects.requireNonNull(page.members().get(lot.lot().memberId()), "a lot has a member");
	}

	private static boolean isDueBefore(LotState lot, MemberState owner, LocalDate day, Policy inForce) {
		boolean keepsWithdrawn = inForce.withdrawal() == Policy.Withdrawal.KEEP;
		boolean left = owner.member().status() == MemberStatus.WITHDRAWN;
		boolean lapses = lot.refused() == null
				&& isBefore(Dormancy.lapseOf(owner.lapseOn(), lot.lot(), owner.member(), inForce), day);
		return !(left && keepsWithdrawn) && (isBefore(lot.expiresOn(), day) || lapses);
	}

	private static boolean isBefore(@Nullable LocalDate expiresOn, LocalDate day) {
		return expiresOn != null && expiresOn.isBefore(day);
	}

}
