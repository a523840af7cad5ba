package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

import io.pointexpiry.domain.Dormancy;
import io.pointexpiry.domain.DormancyState;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.DateLedger;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.NightRun;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Decides whether a member is dormant on the day, and on which day dormancy takes points.
 *
 * @see "rules.md#dormant-members"
 */
class DormancyProcessor implements ItemProcessor<FollowedMember, DormancyProcessor.Answer> {

	private final NightRun run;

	private final Dormancy dormancy;

	private final ReachedStages stages;

	DormancyProcessor(NightRun run, PolicyHistory policies) {
		this.run = run;
		this.dormancy = new Dormancy(policies);
		this.stages = new ReachedStages(policies);
	}

	/**
	 * A member's dormancy on the day.
	 *
	 * @param change what is to be stored; empty: all is as before
	 * @param look whether the next notices have to look at the member
	 */
	record Answer(Optional<DateLedger.NewDormancy> change, boolean look) {
	}

	@Override
	public Answer process(FollowedMember member) {
		MemberState stored = member.stored();
		DormancyState state = this.dormancy.on(stored.member(), member.activities(), this.run.stateDay());
		if (!isNew(state, stored)) {
			return new Answer(Optional.empty(), false);
		}
		return new Answer(Optional.of(change(state, stored)),
				this.stages.reachedByDormancy(stored.member(), state.warnedOf(), this.run));
	}

	private static boolean isNew(DormancyState state, MemberState stored) {
		return !Objects.equals(state.inactiveSince(), stored.inactiveSince())
				|| !Objects.equals(state.dormantOn(), stored.dormantOn())
				|| !Objects.equals(state.lapseOn(), stored.lapseOn())
				|| state.dormant() != (stored.dormantSince() != null);
	}

	private DateLedger.NewDormancy change(DormancyState state, MemberState stored) {
		LocalDate since = stored.dormantSince();
		@Nullable LocalDate dormantSince = !state.dormant() ? null : (since != null) ? since : this.run.stateDay();
		return new DateLedger.NewDormancy(stored.member().memberId(), state, dormantSince,
				state.dormant() != (since != null));
	}

}
