package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.pointexpiry.domain.Dormancy;
import io.pointexpiry.domain.DueLot;
import io.pointexpiry.domain.Losses;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.NoticeGuard;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.domain.Reason;
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
		Facts facts = facts(run, keys, owners(keys), null, false);
		return locked.stream().map((lot) -> byDate(run, facts, lot)).toList();
	}

	/** Lots that lapse because their member was inactive. */
	List<Candidate> dueByDormancy(NightRun run, List<LotKey> keys) {
		List<LotState> locked = lock(keys);
		Facts facts = facts(run, keys, owners(keys), null, true);
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
		Facts ofDate = facts(run, keys(byDate), page.members(), page.lots(), false).with(coming);
		byDate.forEach((lot) -> candidates.add(byDate(run, ofDate, lot)));
		List<LotState> byDormancy = page.lots().stream().filter((lot) -> isByDormancy(run, page, lot)).toList();
		Facts ofDormancy = facts(run, keys(byDormancy), page.members(), page.lots(), true).with(coming);
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

	private Candidate byDate(NightRun run, Facts facts, LotState stored) {
		LotState lot = run.isOfThePast() ? this.past.date(stored, facts.owner(stored), run) : stored;
		return Candidate.byDate(lot, facts.owner(lot).member(), facts.dueByDate(lot));
	}

	private Candidate byDormancy(NightRun run, Facts facts, LotState lot) {
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

	private Facts facts(NightRun run, List<LotKey> keys, Map<String, MemberState> owners, @Nullable List<LotState> open,
			boolean dormancy) {
		List<String> lotIds = keys.stream().map(LotKey::lotId).toList();
		List<String> memberIds = keys.stream().map(LotKey::memberId).distinct().toList();
		Policy policy = this.policies.inForceOn(run.businessDate());
		boolean guarded = policy.guard() != null;
		return new Facts(run, policy, lotIds, owners, this.lots.held(lotIds),
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

	/** What one look-up a chunk found. */
	private record Facts(NightRun run, Policy policy, List<String> lotIds, Map<String, MemberState> members,
			Set<String> held, Map<String, Integer> deferrals, Map<MemberDate, LocalDate> warned,
			@Nullable Losses losses, PhoneNumbers numbers, ComingWarnings coming) {

		Facts with(ComingWarnings warnings) {
			return new Facts(this.run, this.policy, this.lotIds, this.members, this.held, this.deferrals, this.warned,
					this.losses, this.numbers, warnings);
		}

		MemberState owner(LotState lot) {
			return Objects.requireNonNull(this.members.get(lot.lot().memberId()), "a lot has a member");
		}

		@Nullable DueLot dueByDate(LotState lot) {
			String version = lot.policyVersion();
			Reason reason = lot.reason();
			if (!lot.open() || lot.refused() != null || version == null || reason == null) {
				return null;
			}
			LocalDate expiresOn = lot.expiresOn();
			LocalDate dueOn = (expiresOn != null) ? expiresOn : LocalDate.MAX;
			return due(lot, version, reason, dueOn);
		}

		@Nullable DueLot dueByDormancy(LotState lot, @Nullable LocalDate lapseOn) {
			String version = lot.policyVersion();
			LocalDate dueOn = Dormancy.lapseOf(lapseOn, lot.lot(), owner(lot).member(), this.policy);
			if (!lot.open() || version == null || dueOn == null) {
				return null;
			}
			return due(lot, version, Reason.DORMANCY, dueOn);
		}

		private DueLot due(LotState state, String version, Reason reason, LocalDate dueOn) {
			Lot lot = state.lot();
			MemberState owner = owner(state);
			MemberDate told = new MemberDate(lot.memberId(), dueOn);
			LocalDate given = this.warned.get(told);
			long points = pointsOf(told, reason, lot.remaining());
			LocalDate warnedOn = (given != null || this.coming.isNone() || !canBeTold(owner)) ? given
					: this.coming.of(lot, owner.member(), reason, dueOn, points);
			boolean warnable = this.policy.guard() == null || warnedOn != null || canBeTold(owner);
			boolean reversed = state.reversedOn() != null && !state.reversedOn().equals(this.run.businessDate());
			return new DueLot(lot, owner.member(), state.expiresOn(), version, reason, dueOn,
					this.held.contains(lot.lotId()), reversed, warnable, points, warnedOn,
					this.deferrals.getOrDefault(lot.lotId(), 0));
		}

		private boolean canBeTold(MemberState owner) {
			return !owner.noticesOff() && this.numbers.target(owner.phone()).international() != null;
		}

		private long pointsOf(MemberDate told, Reason reason, long remaining) {
			return (this.losses != null) ? this.losses.of(told.memberId(), reason == Reason.DORMANCY, told.day())
					: remaining;
		}

	}

}
