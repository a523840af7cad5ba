package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.pointexpiry.domain.Dormancy;
import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.DueLots;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.NightRun;
import org.jspecify.annotations.Nullable;

/**
 * Nights to come on which the same policies are in force: as long as nothing is earned,
 * spent or done, lots have one date in all of them, and members one dormancy day.
 *
 * @param from the first of the nights
 * @param to the last of them
 * @param policies the policies that are asked
 */
record Stretch(LocalDate from, LocalDate to, PolicyHistory policies) {

	/** The nights from one day to another, parted where a policy takes effect. */
	static List<Stretch> between(LocalDate first, LocalDate last, PolicyHistory policies) {
		List<Stretch> stretches = new ArrayList<>();
		LocalDate from = first;
		for (Policy policy : policies.policies()) {
			LocalDate next = policy.effectiveFrom();
			if (next.isAfter(from) && !next.isAfter(last)) {
				stretches.add(new Stretch(from, next.minusDays(1), policies));
				from = next;
			}
		}
		stretches.add(new Stretch(from, last, policies));
		return List.copyOf(stretches);
	}

	/** The policy in force. */
	Policy policy() {
		return this.policies.inForceOn(this.from);
	}

	/** A member with the dormancy of these nights. */
	MemberState dated(MemberState owner, MemberPages.Page page) {
		return owner.as(new Dormancy(this.policies).on(owner.member(), page.activitiesOf(owner), this.from));
	}

	/** A lot with the date of these nights, its floor included. */
	LotState dated(LotState lot, MemberState owner, MemberPages.Page page) {
		return lot
			.as(new LotDates(this.policies).dateOf(lot.lot(), owner.member(), page.activitiesOf(owner), this.from));
	}

	/**
	 * The first of the nights that a lot is a candidate of; empty: none is.
	 * @param lot the lot with its date
	 * @param owner its owner with their dormancy
	 * @param notBefore the first night that is asked
	 */
	Optional<LocalDate> firstDue(LotState lot, MemberState owner, LocalDate notBefore) {
		DueLots due = new DueLots(this.policies);
		return Stream
			.of(notBefore, lot.expiresOn(), lot.lot().floor(),
					Dormancy.lapseOf(owner.lapseOn(), lot.lot(), owner.member(), policy()))
			.filter(Objects::nonNull)
			.map((day) -> day.isBefore(notBefore) ? notBefore : day)
			.filter((day) -> !day.isAfter(this.to))
			.sorted()
			.filter((day) -> due.isByDate(lot, owner, day) || due.isByDormancy(lot, owner, day))
			.findFirst();
	}

	/** One of the nights, as if every day before it were closed. */
	static NightRun night(LocalDate day) {
		return NightRun.imagined(day, day.minusDays(1), null);
	}

	/**
	 * The nights in which a lot may be extended before it is taken. A programme for other
	 * kinds or tiers needs no night: as long as nothing is done, neither changes.
	 * @param takenOn the night that takes it; null: none of these
	 */
	Stream<LocalDate> nightsToExtend(LotState lot, MemberState owner, LocalDate notBefore,
			@Nullable LocalDate takenOn) {
		LocalDate expiresOn = lot.expiresOn();
		if (expiresOn == null) {
			return Stream.empty();
		}
		Optional<LocalDate> earliest = policy().extensions()
			.stream()
			.filter((programme) -> programme.when().matches(lot.lot().kind(), owner.member().tier()))
			.map((programme) -> expiresOn.minus(programme.grantBefore()))
			.min(LocalDate::compareTo);
		if (earliest.isEmpty()) {
			return Stream.empty();
		}
		LocalDate begin = earliest.get().isBefore(notBefore) ? notBefore : earliest.get();
		LocalDate end = Stream.of(expiresOn, this.to, (takenOn != null) ? takenOn : this.to)
			.min(LocalDate::compareTo)
			.orElseThrow();
		return begin.isAfter(end) ? Stream.empty() : begin.datesUntil(end.plusDays(1));
	}

}
