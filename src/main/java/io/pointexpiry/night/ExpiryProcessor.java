package io.pointexpiry.night;

import java.time.LocalDate;

import io.pointexpiry.domain.Decision;
import io.pointexpiry.domain.ExpiryRules;
import io.pointexpiry.domain.LateActivity;
import io.pointexpiry.domain.Night;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.NightRun;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Decides what becomes of a due lot, by the domain's rules: one lot, one decision.
 *
 * @see "rules.md#the-decision"
 */
class ExpiryProcessor implements ItemProcessor<Candidate, DecidedLot> {

	private final ExpiryRules rules = new ExpiryRules();

	private final NightRun run;

	private final Night night;

	ExpiryProcessor(NightRun run, PolicyHistory policies) {
		this.run = run;
		this.night = night(run, policies);
	}

	@Override
	public DecidedLot process(Candidate candidate) {
		return new DecidedLot(candidate, decide(candidate));
	}

	private Decision decide(Candidate candidate) {
		LocalDate day = this.run.businessDate();
		if (this.run.opening() == NightRun.Opening.DEFER && candidate.isDueBefore(day)) {
			return new Decision.Defer(day.plus(this.night.policy().deferral()));
		}
		return candidate.question().map((due) -> this.rules.decide(due, this.night)).orElseGet(candidate::withoutDate);
	}

	/**
	 * The night as the rules see it. A rerun of an earlier day defers from the last day
	 * closed, never into the past.
	 */
	private static Night night(NightRun run, PolicyHistory policies) {
		LocalDate last = run.stateDay().isAfter(run.lastDay()) ? run.stateDay() : run.lastDay();
		return new Night(run.businessDate(), last, policies.inForceOn(run.businessDate()));
	}

	/** How long points can be used that a late activity gives back. */
	static LateActivity.Time timeOfReturn(@Nullable LocalDate expiresOn, NightRun run, PolicyHistory policies) {
		Night night = night(run, policies);
		return LateActivity.timeOf(expiresOn, night.lastDay(), night.policy().deferral());
	}

}
