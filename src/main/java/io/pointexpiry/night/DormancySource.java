package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.NightRun;

import org.springframework.stereotype.Component;

/**
 * Reads members who may be dormant on the day, or back: those who did something, those
 * whose dormancy day has come, and everybody where the rules of dormancy change.
 */
@Component
final class DormancySource implements PageSource<FollowedMember> {

	private static final KeyQuery EVERYBODY = KeyQuery.of("select member_id, '' as lot_id from member");

	private final PolicyHistory policies;

	private final AppliedPolicies applied;

	private final MemberReads members;

	DormancySource(PolicyHistory policies, AppliedPolicies applied, MemberReads members) {
		this.policies = policies;
		this.applied = applied;
		this.members = members;
	}

	@Override
	public String unit() {
		return "members";
	}

	@Override
	public KeyQuery keys(NightRun run) {
		if (this.applied.isTakenUpBy(run)) {
			return EVERYBODY;
		}
		if (this.policies.policies().stream().allMatch((policy) -> policy.dormancy().isEmpty())) {
			return KeyQuery.NOTHING;
		}
		if (changesDormancy(run.stateDay())) {
			return EVERYBODY;
		}
		return MembersToLookAt.upTo(run.stateDay())
			.or(KeyQuery.of("""
					select member_id, '' as lot_id from member where dormant_on <= ? and dormant_since is null""",
					run.stateDay()));
	}

	private boolean changesDormancy(LocalDate day) {
		return this.policies.takingEffectOn(day)
			.map(Policy::dormancy)
			.filter((rules) -> !rules.equals(this.policies.inForceOn(day.minusDays(1)).dormancy()))
			.isPresent();
	}

	@Override
	public List<FollowedMember> page(NightRun run, List<LotKey> keys) {
		List<String> ids = keys.stream().map(LotKey::memberId).toList();
		Map<String, MemberState> stored = this.members.members(ids);
		Map<String, Activities> activities = this.members.activities(ids, run.stateDay());
		return ids.stream()
			.map((id) -> new FollowedMember(Objects.requireNonNull(stored.get(id), "a key has a member"),
					activities.getOrDefault(id, Activities.NONE)))
			.toList();
	}

}
