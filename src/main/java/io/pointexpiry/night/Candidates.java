package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.pointexpiry.domain.Dormancy;
import io.pointexpiry.domain.DueLot;
import io.pointexpiry.domain.Losses;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.domain.NoticeGuard;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.domain.Reason;
import io.pointexpiry.notice.Numbers;
import io.pointexpiry.store.LotKey;
import io.pointexpiry.store.LotReads;
import io.pointexpiry.store.LotReads.MemberDate;
import io.pointexpiry.store.LotState;
import io.pointexpiry.store.MemberReads;
import io.pointexpiry.store.MemberState;
import io.pointexpiry.store.NightRun;
import io.pointexpiry.store.WarningsGiven;
import org.jspecify.annotations.Nullable;

/**
 * Reads all that the decisions about a chunk rest on: the lots locked, everything else in
 * one look-up a chunk.
 */
final class Candidates {

	private final PolicyHistory policies;

	private final MemberReads members;

	private final LotReads lots;

	private final WarningsGiven warnings;

	private final Numbers numbers;

	private final PastDates past;

	private final PointsAtStake stakes;

	Candidates(PolicyHistory policies, MemberReads members, LotReads lots, WarningsGiven warnings,
			PointsAtStake stakes, Programme programme) {
		this.policies = policies;
		this.members = members;
		this.lots = lots;
		this.warnings = warnings;
		this.numbers = new Numbers(programme.locale(), programme.zone());
		this.past = new PastDates(policies, members);
		this.stakes = stakes;
	}

	/** Lots that are due by their own date, that have none, or whose member left. */
	List<Candidate> dueByDate(NightRun run, List<LotKey> keys) {
		List<LotState> locked = lock(keys);
		Facts facts = facts(run, keys, owners(keys), null, false);
		return locked.stream().map((stored) -> {
			LotState lot = run.isOfThePast() ? this.past.date(stored, facts.owner(stored), run) : stored;
			return Candidate.byDate(lot, facts.owner(lot).member(), facts.dueByDate(lot));
		}).toList();
	}

	/** Lots that lapse because their member was inactive. */
	List<Candidate> dueByDormancy(NightRun run, List<LotKey> keys) {
		List<LotState> locked = lock(keys);
		Facts facts = facts(run, keys, owners(keys), null, true);
		return locked.stream().map((lot) -> {
			MemberState owner = facts.owner(lot);
			MemberState then = run.isOfThePast() ? this.past.dormancy(owner, run) : owner;
			return new Candidate(lot, owner.member(), facts.dueByDormancy(lot, then.lapseOn()), then.inactiveSince());
		}).toList();
	}

	/**
	 * The candidates among a page of members, with dates and dormancy as of the run's
	 * day; nothing is locked.
	 */
	List<Candidate> asOf(NightRun run, MemberPages.Page page) {
		LocalDate day = run.businessDate();
		List<LotState> lots = page.lots().stream().filter((lot) -> concerns(lot, page, day)).toList();
		List<LotKey> keys = lots.stream().map(LotState::key).toList();
		Facts byDate = facts(run, keys, page.members(), page.lots(), false);
		Facts byDormancy = facts(run, keys, page.members(), page.lots(), true);
		return lots.stream().map((lot) -> {
			MemberState owner = byDate.owner(lot);
			boolean dormancy = lot.refused() == null && !isDue(lot, day)
					&& owner.member().status() == MemberStatus.ACTIVE;
			return new Candidate(lot, owner.member(),
					dormancy ? byDormancy.dueByDormancy(lot, owner.lapseOn()) : byDate.dueByDate(lot),
					dormancy ? owner.inactiveSince() : null);
		}).toList();
	}

	private boolean concerns(LotState lot, MemberPages.Page page, LocalDate day) {
		MemberState owner = Objects.requireNonNull(page.members().get(lot.lot().memberId()), "a lot has a member");
		if (owner.member().status() == MemberStatus.WITHDRAWN) {
			return this.policies.inForceOn(day).withdrawal() == Policy.Withdrawal.EXPIRE;
		}
		LocalDate lapse = Dormancy.lapseOf(owner.lapseOn(), lot.lot(), owner.member(), this.policies.inForceOn(day));
		return lot.refused() != null || isDue(lot, day) || (lapse != null && !lapse.isAfter(day));
	}

	private static boolean isDue(LotState lot, LocalDate day) {
		LocalDate expiresOn = lot.expiresOn();
		return expiresOn != null && !expiresOn.isAfter(day);
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
				losses(run, policy, owners, open), this.numbers);
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
	private record Facts(NightRun run, Policy policy, List<String> lotIds, Map<String, MemberState> members, Set<String> held,
			Map<String, Integer> deferrals, Map<MemberDate, LocalDate> warned, @Nullable Losses losses,
			Numbers numbers) {

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
			LocalDate warnedOn = this.warned.get(told);
			boolean reversed = state.reversedOn() != null && !state.reversedOn().equals(this.run.businessDate());
			return new DueLot(lot, owner.member(), state.expiresOn(), version, reason, dueOn,
					this.held.contains(lot.lotId()), reversed, warnedOn != null || canBeTold(owner),
					pointsOf(told, reason, lot.remaining()), warnedOn, this.deferrals.getOrDefault(lot.lotId(), 0));
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
