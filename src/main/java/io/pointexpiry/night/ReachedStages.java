package io.pointexpiry.night;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;

import io.pointexpiry.domain.Dormancy;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.LotDating;
import io.pointexpiry.domain.Member;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.NoticeWishes;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.NightRun;
import org.jspecify.annotations.Nullable;

/**
 * Whether a date that is new on a day lies inside a stage already, so that its stage day
 * will not come up in a later run: whose member the next notices have to look at. Stages
 * are those of the policy in force on the run's last day, by which members are told.
 *
 * @see "rules.md#stages"
 */
final class ReachedStages {

	private final PolicyHistory policies;

	private final Dormancy dormancy;

	ReachedStages(PolicyHistory policies) {
		this.policies = policies;
		this.dormancy = new Dormancy(policies);
	}

	/**
	 * Of a lot that is new, or has a new date.
	 * @param dating its date
	 * @param owner its member, with their dormancy as of the day
	 */
	boolean reached(LotDating dating, Lot lot, MemberState owner, NightRun run) {
		Policy policy = this.policies.inForceOn(run.lastDay());
		LocalDate expiresOn = dating.fold(LotDating.Dated::expiresOn, (refused) -> null);
		LocalDate lapse = Dormancy.lapseOf(owner.lapseOn(), lot, owner.member(), policy);
		return reachedByDate(expiresOn, policy.notices(), owner.wishes(), run)
				|| reachedByDormancy(owner.member(), (lapse != null) ? lapse : owner.dormantOn(), run);
	}

	/**
	 * Of a member whose dormancy is new.
	 * @param date the lapse, or dormancy itself where it takes no points; null: neither
	 */
	boolean reachedByDormancy(Member member, @Nullable LocalDate date, NightRun run) {
		return date != null && anyReached(this.dormancy.stages(member, run.lastDay()), date, run);
	}

	/**
	 * Where the dates of a month are told together, another one of its month may have
	 * brought the stage forward.
	 */
	private static boolean reachedByDate(@Nullable LocalDate date, @Nullable NoticePlan notices, NoticeWishes wishes,
			NightRun run) {
		if (date == null || notices == null || date.isBefore(run.sendOn())) {
			return false;
		}
		LocalDate timedBy = (notices.bundle() == NoticePlan.Bundle.MONTH) ? date.withDayOfMonth(1) : date;
		return anyReached(wishes.beside(notices.expiryBefore()), timedBy, run);
	}

	private static boolean anyReached(Collection<Period> stages, LocalDate date, NightRun run) {
		return stages.stream().anyMatch((stage) -> !date.minus(stage).isAfter(run.sendOn()));
	}

}
