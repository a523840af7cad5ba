package io.pointexpiry.night;

import java.util.Set;

import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Validity;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.ledger.DateLedger;
import io.pointexpiry.ledger.NightRun;

import org.springframework.stereotype.Component;

/**
 * Opens the day: stores the policies that take effect, takes up the amendments that wait
 * (a rerun of the past leaves them to the next night), and posts what online services
 * redeemed up to it.
 *
 * @see "rules.md#edited-policies"
 */
@Component
final class OpenDay implements NightTask {

	private final PolicyHistory policies;

	private final AppliedPolicies applied;

	private final DateLedger dates;

	OpenDay(PolicyHistory policies, AppliedPolicies applied, DateLedger dates) {
		this.policies = policies;
		this.applied = applied;
		this.dates = dates;
	}

	@Override
	public void carryOut(NightRun run) {
		this.policies.policies()
			.stream()
			.filter((policy) -> !policy.effectiveFrom().isAfter(run.businessDate()))
			.map(Policy::version)
			.forEach((version) -> this.applied.apply(version, run));
		if (!run.isOfThePast()) {
			this.applied.takeUp(run);
		}
		this.dates.postRedemptions(run.businessDate(), run.postedOn(), activityMatters());
	}

	private boolean activityMatters() {
		Set<Validity.Anchor> byActivity = Set.of(Validity.Anchor.ACTIVITY);
		return this.policies.policies()
			.stream()
			.anyMatch((policy) -> !policy.dormancy().isEmpty()
					|| policy.validity().stream().map(Validity::anchor).anyMatch(byActivity::contains));
	}

}
