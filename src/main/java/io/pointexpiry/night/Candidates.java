package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.pointexpiry.domain.Losses;
import io.pointexpiry.domain.NoticeGuard;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.ledger.DueLots;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.LotReads;
import io.pointexpiry.ledger.LotReads.MemberDate;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.notice.PhoneNumbers;
import io.pointexpiry.notice.WarningsGiven;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Reads all that the decisions about a chunk rest on: the lots locked, everything else in
 * one look-up a chunk.
 */
@Component
final class Candidates {

	private final PolicyHistory policies;

	private final MemberReads members;

	private final LotReads lots;

	private final WarningsGiven warnings;

	private final PhoneNumbers numbers;

	private final PastDates past;

	private final PointsAtStake stakes;

	private final DueLots due;

	Candidates(Programme programme, MemberReads members, LotReads lots, WarningsGiven warnings, PointsAtStake stakes,
			DueLots due) {
		this.due = due;
		this.policies = programme.policies();
		this.members = members;
		this.lots = lots;
		this.warnings = warnings;
		this.numbers = new PhoneNumbers(programme.locale(), programme.zone());
		this.past = new PastDates(this.policies, members);
		this.stakes = stakes;
	}

	/** Lots that are due by their own date, that have none, or whose member left. */
	List<Candidate> dueByDate(NightRun run, List<LotKey> keys) {
		List<LotState> locked = lock(keys);
		DecisionFacts facts = facts(run, keys, owners(keys), null, false);
		return locked.stream().map((lot) -> byDate(run, facts, lot)).toList();
	}

	/** Lots that lapse because their member was inactive. */
	List<Candidate> dueByDormancy(NightRun run, List<LotKey> keys) {
		List<LotState> locked = lock(keys);
		DecisionFacts facts = facts(run, keys, owners(keys), null, true);
		return locked.stream().map((lot) -> byDormancy(run, facts, lot)).toList();
	}

	/**
	 * The candidates among a page of members as the earlier steps of the night leave it,
	 * by member and lot; nothing is locked.
	 * @param coming warnings that are taken as given
	 */
	List<Candidate> asOf(NightRun run, MemberPages.Page page, ComingWarnings coming) {
		List<Candidate> candidates = new ArrayList<>();
		List<LotState> byDate = page.lots().stream().filter((lot) -> isByDate(run, page, lot)).toList();
		DecisionFacts ofDate = facts(run, keys(byDate), page.members(), page.lots(), false).with(coming);
		byDate.forEach((lot) -> candidates.add(byDate(run, ofDate, lot)));
		List<LotState> byDormancy = page.lots().stream().filter((lot) -> isByDormancy(run, page, lot)).toList();
		DecisionFacts ofDormancy = facts(run, keys(byDormancy), page.members(), page.lots(), true).with(coming);
		byDormancy.forEach((lot) -> candidates.add(byDormancy(run, ofDormancy, lot)));
		candidates.sort(Comparator.comparing((candidate) -> candidate.lot().key(), LotKey.ORDER));
		return candidates;
	}

	private boolean isByDate(NightRun run, MemberPages.Page page, LotState lot) {
		return this.due.isByDate(lot, page.owner(lot), run.businessDate());
	}

	private boolean isByDormancy(NightRun run, MemberPages.Page page, LotState lot) {
		return !isByDate(run, page, lot) && this.due.isByDormancy(lot, page.owner(lot), run.businessDate());
	}

	private Candidate byDate(NightRun run, DecisionFacts facts, LotState stored) {
		LotState lot = run.isOfThePast() ? this.past.date(stored, facts.owner(stored), run) : stored;
		return Candidate.byDate(lot, facts.owner(lot).member(), facts.dueByDate(lot));
	}

	private Candidate byDormancy(NightRun run, DecisionFacts facts, LotState lot) {
		MemberState owner = facts.owner(lot);
		MemberState then = run.isOfThePast() ? this.past.dormancy(owner, run) : owner;
		return new Candidate(lot, owner.member(), facts.dueByDormancy(lot, then.lapseOn()), then.inactiveSince());
	}

	private static List<LotKey> keys(List<LotState> lots) {
		return lots.stream().map(LotState::key).toList();
	}

	private Map<String, MemberState> owners(List<LotKey> keys) {
		return this.members.members(keys.stream().map(LotKey::memberId).distinct().toList());
	}

	/** Before the holds are read: the desk locks a lot before it places one. */
	private List<LotState> lock(List<LotKey> keys) {
		return this.lots.lock(keys.stream().map(LotKey::lotId).toList());
	}

	private DecisionFacts facts(NightRun run, List<LotKey> keys, Map<String, MemberState> owners,
			@Nullable List<LotState> open, boolean dormancy) {
		List<String> lotIds = keys.stream().map(LotKey::lotId).toList();
		List<String> memberIds = keys.stream().map(LotKey::memberId).distinct().toList();
		Policy policy = this.policies.inForceOn(run.businessDate());
		boolean guarded = policy.guard() != null;
		return new DecisionFacts(run.businessDate(), policy, owners, this.lots.held(lotIds),
				guarded ? this.lots.deferrals(lotIds) : Map.of(), warned(policy, memberIds, dormancy),
				losses(run, policy, owners, open), this.numbers, ComingWarnings.NONE);
	}

	/** Null where nobody asks: no guard, or any point is enough to be warned of. */
	private @Nullable Losses losses(NightRun run, Policy policy, Map<String, MemberState> owners,
			@Nullable List<LotState> open) {
		NoticePlan notices = policy.notices();
		if (policy.guard() == null || notices == null || notices.minimumPoints() <= 1) {
			return null;
		}
		return (open != null) ? this.stakes.of(run, owners, open) : this.stakes.of(run, owners);
	}

	private Map<MemberDate, LocalDate> warned(Policy policy, List<String> memberIds, boolean dormancy) {
		NoticeGuard guard = policy.guard();
		if (policy.notices() == null) {
			return Map.of();
		}
		NoticeGuard.Require require = (guard != null) ? guard.require() : NoticeGuard.Require.PUBLISHED;
		return dormancy ? this.warnings.ofDormancy(memberIds, require) : this.warnings.ofExpiry(memberIds, require);
	}

}
