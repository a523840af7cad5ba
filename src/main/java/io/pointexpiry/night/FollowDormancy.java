package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.Dormancy;
import io.pointexpiry.domain.DormancyState;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.ledger.DateLedger;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.MemberRange;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.NightRun;
import org.jspecify.annotations.Nullable;

/**
 * Step 1: who is dormant on the day, who is back, and on which day points will lapse by
 * inactivity.
 */
final class FollowDormancy implements NightWork {

	private static final KeyQuery EVERYBODY = KeyQuery.of("select member_id, '' as lot_id from member");

	private final PolicyHistory policies;

	private final AppliedPolicies applied;

	private final Dormancy dormancy;

	private final ReachedStages stages;

	private final MemberReads reads;

	private final DateLedger dates;

	private final Ledger ledger;

	FollowDormancy(PolicyHistory policies, AppliedPolicies applied, MemberReads reads, DateLedger dates,
			Ledger ledger) {
		this.policies = policies;
		this.applied = applied;
		this.dormancy = new Dormancy(policies);
		this.stages = new ReachedStages(policies);
		this.reads = reads;
		this.dates = dates;
		this.ledger = ledger;
	}

	@Override
	public String step() {
		return "followDormancy";
	}

	@Override
	public Optional<KeyQuery> selection(NightRun run) {
		if (this.applied.isTakenUpBy(run)) {
			return Optional.of(EVERYBODY);
		}
		if (this.policies.policies().stream().allMatch((policy) -> policy.dormancy().isEmpty())) {
			return Optional.empty();
		}
		if (changesDormancy(run.stateDay())) {
			return Optional.of(EVERYBODY);
		}
		return Optional.of(MembersToLookAt.upTo(run.stateDay())
			.or(KeyQuery.of("""
					select member_id, '' as lot_id from member where dormant_on <= ? and dormant_since is null""",
					run.stateDay())));
	}

	private boolean changesDormancy(LocalDate day) {
		return this.policies.takingEffectOn(day)
			.map(Policy::dormancy)
			.filter((rules) -> !rules.equals(this.policies.inForceOn(day.minusDays(1)).dormancy()))
			.isPresent();
	}

	@Override
	public void carryOut(NightRun run, MemberRange range, List<LotKey> keys) {
		List<String> ids = keys.stream().map(LotKey::memberId).toList();
		Map<String, MemberState> members = this.reads.members(ids);
		Map<String, Activities> activities = this.reads.activities(ids, run.stateDay());
		List<DateLedger.NewDormancy> changes = new ArrayList<>();
		List<Ledger.Cue> cues = new ArrayList<>();
		members.forEach((id, member) -> {
			DormancyState state = this.dormancy.on(member.member(), activities.getOrDefault(id, Activities.NONE),
					run.stateDay());
			if (isNew(state, member)) {
				changes.add(change(id, state, member, run.stateDay()));
				if (this.stages.reachedByDormancy(member.member(), state.warnedOf(), run)) {
					cues.add(Ledger.Cue.look(id));
				}
			}
		});
		this.dates.dormancy(run, changes);
		this.ledger.cue(cues);
	}

	private static boolean isNew(DormancyState state, MemberState stored) {
		return !Objects.equals(state.inactiveSince(), stored.inactiveSince())
				|| !Objects.equals(state.dormantOn(), stored.dormantOn())
				|| !Objects.equals(state.lapseOn(), stored.lapseOn())
				|| state.dormant() != (stored.dormantSince() != null);
	}

	private static DateLedger.NewDormancy change(String id, DormancyState state, MemberState stored, LocalDate day) {
		LocalDate since = stored.dormantSince();
		@Nullable LocalDate dormantSince = !state.dormant() ? null : (since != null) ? since : day;
		return new DateLedger.NewDormancy(id, state, dormantSince, state.dormant() != (since != null));
	}

}
