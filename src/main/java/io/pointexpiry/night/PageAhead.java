package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.pointexpiry.domain.Dormancy;
import io.pointexpiry.domain.Losses;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.NoticeGuard;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Reason;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.notice.PhoneNumbers;

/**
 * A page of members as the nights to come find it, under one policy file.
 */
final class PageAhead {

	private final MemberPages.Page page;

	private final PageFacts facts;

	private final List<Stretch> stretches;

	private final LocalDate lastClosed;

	private final PhoneNumbers numbers;

	private final Map<Stretch, Losses> losses = new HashMap<>();

	/**
	 * Creates it.
	 * @param stretches the nights to come
	 * @param lastClosed the day before the first of them
	 */
	PageAhead(MemberPages.Page page, PageFacts facts, List<Stretch> stretches, LocalDate lastClosed,
			PhoneNumbers numbers) {
		this.page = page;
		this.facts = facts;
		this.stretches = List.copyOf(stretches);
		this.lastClosed = lastClosed;
		this.numbers = numbers;
		this.stretches.stream().filter((it) -> asksForLosses(it.policy())).forEach((it) -> {
			this.losses.put(it, losses(it));
		});
	}

	MemberPages.Page page() {
		return this.page;
	}

	PageFacts facts() {
		return this.facts;
	}

	List<Stretch> stretches() {
		return this.stretches;
	}

	private static boolean asksForLosses(Policy policy) {
		NoticePlan notices = policy.notices();
		return policy.guard() != null && notices != null && notices.minimumPoints() > 1;
	}

	private Losses losses(Stretch stretch) {
		Map<String, MemberState> owners = new HashMap<>();
		this.page.members().forEach((id, owner) -> owners.put(id, stretch.dated(owner, this.page)));
		List<LotState> dated = this.page.lots()
			.stream()
			.map((lot) -> stretch.dated(lot, this.page.owner(lot), this.page))
			.toList();
		return PointsAtStake.of(dated, this.facts.held(), stretch.from(), (lot) -> {
			MemberState owner = Objects.requireNonNull(owners.get(lot.memberId()), "a lot has a member");
			return Dormancy.lapseOf(owner.lapseOn(), lot, owner.member(), stretch.policy());
		});
	}

	/** Notes that a lot goes on a later date of its own. */
	void extended(Lot lot, LocalDate until) {
		this.losses.values().forEach((it) -> it.add(lot.memberId(), false, until, lot.remaining()));
	}

	/**
	 * Notes that a lot goes on another date, with all that the member would have lost on
	 * the date so far: what is deferred, is deferred together.
	 */
	void deferred(String memberId, Reason reason, LocalDate until, long points) {
		boolean dormancy = reason == Reason.DORMANCY;
		this.losses.values().forEach((it) -> {
			long more = points - it.of(memberId, dormancy, until);
			if (more > 0) {
				it.add(memberId, dormancy, until, more);
			}
		});
	}

	/**
	 * What the decision about one lot on one night rests on. The warnings of the nights
	 * before it are taken as given.
	 */
	DecisionFacts factsOf(Stretch stretch, MemberState owner, LocalDate day, boolean dormancy,
			Map<String, Integer> deferrals) {
		Policy policy = stretch.policy();
		NoticeGuard guard = policy.guard();
		return new DecisionFacts(day, policy, Map.of(owner.member().memberId(), owner), this.facts.held(), deferrals,
				(guard != null) ? this.facts.warned(guard, dormancy) : Map.of(), this.losses.get(stretch), this.numbers,
				(guard != null) ? ComingWarnings.before(day, this.lastClosed, policy) : ComingWarnings.NONE);
	}

}
