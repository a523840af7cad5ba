package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * Defers a due lot whose member was owed a warning of its date and got none. Owed is one
 * where the policy makes notices, the points of the date reach its minimum, and at least
 * one stage counts for the lot.
 *
 * @see "rules.md#the-guard"
 */
final class Guard {

	private Guard() {
	}

	/** The floor that the guard gives the lot; empty where it lets it expire. */
	static Optional<LocalDate> floorFor(DueLot due, Night night) {
		NoticeGuard guard = night.policy().guard();
		if (guard == null || due.warnedOn() != null || !owesWarning(due, night.policy())) {
			return Optional.empty();
		}
		boolean expiresUntold = !due.reachable() && guard.unreachable() == NoticeGuard.Unreachable.EXPIRE;
		boolean triedEnough = due.deferrals() >= guard.atMost();
		return (expiresUntold || triedEnough) ? Optional.empty() : Optional.of(night.lastDay().plus(guard.defer()));
	}

	private static boolean owesWarning(DueLot due, Policy policy) {
		NoticePlan notices = policy.notices();
		if (notices == null || !notices.warnsOf(due.pointsOfDate())) {
			return false;
		}
		LocalDate earnedOn = due.lot().earnedOn();
		return (due.reason() == Reason.DORMANCY)
				? dormancyStages(due, policy).stream().anyMatch((stage) -> !earnedOn.plus(stage).isAfter(due.dueOn()))
				: Stages.anyCounts(notices.expiryBefore(), due.dueOn(), earnedOn);
	}

	private static List<Period> dormancyStages(DueLot due, Policy policy) {
		return policy.dormancyFor(due.member().tier()).map(DormancyRule.Timed::warnBefore).orElse(List.of());
	}

}
