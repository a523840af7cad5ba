package io.pointexpiry.night;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

import io.pointexpiry.domain.Decision;
import io.pointexpiry.domain.ExpiryRules;
import io.pointexpiry.domain.LateActivity;
import io.pointexpiry.domain.Night;
import io.pointexpiry.domain.NoticeGuard;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.MemberRange;
import io.pointexpiry.ledger.NightRun;
import org.jspecify.annotations.Nullable;

/**
 * Decides about a chunk of candidates by the domain's rules, and records what was
 * decided.
 */
final class Deciding {

	/**
	 * What a lot that was due before the first day, or that comes back, is promised,
	 * where no guard says how long.
	 */
	private static final Period DEFER_WITHOUT_GUARD = Period.ofDays(14);

	private final PolicyHistory policies;

	private final ExpiryRules rules = new ExpiryRules();

	private final Ledger ledger;

	private final ControlTotalsBook totals;

	private final TakenAgain takenAgain;

	Deciding(PolicyHistory policies, Ledger ledger, ControlTotalsBook totals, TakenAgain takenAgain) {
		this.takenAgain = takenAgain;
		this.policies = policies;
		this.ledger = ledger;
		this.totals = totals;
	}

	/**
	 * Every candidate gets a decision; all of them are recorded and counted in the
	 * caller's transaction.
	 */
	void carryOut(NightRun run, String step, MemberRange range, List<Candidate> candidates) {
		DecidedChunk chunk = decided(run, candidates);
		NoticePlan notices = this.policies.inForceOn(run.businessDate()).notices();
		boolean confirmed = notices != null && notices.confirmExpiry();
		chunk.record(this.ledger, this.takenAgain.toConfirm(run, chunk.expiries(), confirmed));
		this.totals.add(run.runId(), step, range.no(), chunk.totals());
	}

	/** Every candidate gets a decision; nothing is written. */
	DecidedChunk decided(NightRun run, List<Candidate> candidates) {
		Night night = night(run);
		DecidedChunk chunk = new DecidedChunk(run);
		for (Candidate candidate : candidates) {
			chunk.add(candidate, decide(run, candidate, night));
		}
		return chunk;
	}

	/**
	 * The night as the rules see it. A rerun of an earlier day defers from the last day
	 * closed, never into the past.
	 */
	private Night night(NightRun run) {
		LocalDate last = run.stateDay().isAfter(run.lastDay()) ? run.stateDay() : run.lastDay();
		return new Night(run.businessDate(), last, this.policies.inForceOn(run.businessDate()));
	}

	private Decision decide(NightRun run, Candidate candidate, Night night) {
		if (run.opening() == NightRun.Opening.DEFER && candidate.isDueBefore(run.businessDate())) {
			return new Decision.Defer(run.businessDate().plus(deferOf(night.policy())));
		}
		return candidate.question().map((due) -> this.rules.decide(due, night)).orElseGet(candidate::withoutDate);
	}

	/** How long points can be used that a late activity gives back. */
	LateActivity.Time timeOfReturn(@Nullable LocalDate expiresOn, NightRun run) {
		Night night = night(run);
		return LateActivity.timeOf(expiresOn, night.lastDay(), deferOf(night.policy()));
	}

	private static Period deferOf(Policy policy) {
		NoticeGuard guard = policy.guard();
		return (guard != null) ? guard.defer() : DEFER_WITHOUT_GUARD;
	}

}
