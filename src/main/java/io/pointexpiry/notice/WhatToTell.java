package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

import io.pointexpiry.domain.DormancyRule;
import io.pointexpiry.domain.Losses;
import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.store.NoticeFacts.OpenLot;
import io.pointexpiry.store.NoticeFacts.Person;

/**
 * Decides what one member is told by one run: what happened, and what will. Warnings
 * follow the policy in force on the run's last day; members who left get none, and lots
 * that a hold or a reversal keeps open are not warned of.
 */
final class WhatToTell {

	private final Telling telling;

	private final Policy policy;

	private final NoticePlan plan;

	private final PolicyChanges policyChanges;

	private final List<String> amended;

	private final List<Policy> announced;

	private final WarningPlan ownDates;

	WhatToTell(Telling telling, Policy policy, NoticePlan plan, PolicyChanges policyChanges,
			List<String> amended) {
		this.telling = telling;
		this.policy = policy;
		this.plan = plan;
		this.policyChanges = policyChanges;
		this.amended = amended;
		this.announced = policyChanges.announced(telling.sendOn());
		this.ownDates = new WarningPlan(Item.EXPIRY_WARNING, Item.EXPIRY_WARNING.wording(),
				new Ladder(plan.expiryBefore(), telling.sendOn()), plan.minimumPoints(), plan.bundle());
	}

	/** All that the member is told, in the order in which it is told. */
	List<Told> of(MemberCase member) {
		List<Told> happened = new Happenings(this.policy, this.telling.lastDay(), this.telling.sendOn()).of(member)
			.stream()
			.map((told) -> (told.item() == Item.DEFERRED) ? asWarning(told, member) : told)
			.map((told) -> withFreshRef(told, member.past()))
			.toList();
		boolean warned = this.telling.warnings() && member.person().member().status() == MemberStatus.ACTIVE;
		return warned
				? Stream.concat(happened.stream(), warnings(member, deferred(happened))).sorted(Told.ORDER).toList()
				: happened.stream().sorted(Told.ORDER).toList();
	}

	private Stream<Told> warnings(MemberCase member, Map<LocalDate, Long> deferred) {
		Stream<Told> changes = this.policyChanges.of(member, this.announced, this.amended, this.telling.sendOn())
			.stream()
			.map((told) -> withFreshRef(told, member.past()));
		return Stream
			.of(this.ownDates.of(ownEndings(member), member.past(), deferred).stream(),
					dormancyWarnings(member, deferred), changes)
			.flatMap((warnings) -> warnings);
	}

	private Stream<Told> dormancyWarnings(MemberCase member, Map<LocalDate, Long> deferred) {
		return dormancyRule(member.person())
			.map((rule) -> dormancyPlan(rule).of(dormancyEndings(member, rule), member.past(), deferred).stream())
			.orElse(Stream.empty());
	}

	private Optional<DormancyRule.Timed> dormancyRule(Person person) {
		return this.policy.dormancyFor(person.member().tier());
	}

	private WarningPlan dormancyPlan(DormancyRule.Timed rule) {
		return new WarningPlan(Item.DORMANCY_WARNING,
				(rule.expireAfter() != null) ? "dormancy-lapse" : "dormancy-start",
				new Ladder(rule.warnBefore(), this.telling.sendOn()), this.plan.minimumPoints(), NoticePlan.Bundle.DAY);
	}

	private static SortedMap<LocalDate, Ending> ownEndings(MemberCase member) {
		return Ending.of(member.lots(), OpenLot::expiresOn);
	}

	/**
	 * The points that end by dormancy: of lots whose own date is later, on their lapse
	 * date; where dormancy takes none, all of them, on the day of dormancy.
	 */
	private SortedMap<LocalDate, Ending> dormancyEndings(MemberCase member, DormancyRule.Timed rule) {
		Person person = member.person();
		if (rule.expireAfter() == null) {
			return Ending.of(member.lots(), (lot) -> person.dormantOn());
		}
		return Ending.whateverEarned(Ending.of(member.lots(),
				(lot) -> Losses.byDormancy(lot.expiresOn(), person.lapseOf(lot, this.policy))));
	}

	/** A deferral is the warning for its new date: with the stage that is due for it. */
	private Told asWarning(Told told, MemberCase member) {
		Ending own = ownEndings(member).get(told.subjectOn());
		Optional<WarningPlan> byDormancy = dormancyRule(member.person()).map(this::dormancyPlan);
		WarningPlan by = (own == null) ? byDormancy.orElse(this.ownDates) : this.ownDates;
		LocalDate earnedOn = (own != null) ? own.earnedOn() : LocalDate.MIN;
		String stage = by.stageOfDeferral(told.subjectOn(), earnedOn, member.past());
		LocalDate until = told.subjectOn().isBefore(this.telling.sendOn()) ? told.until() : by.until(told.subjectOn());
		return new Told(told.item(), told.wording(), told.subjectOn(), stage, told.ref(), told.points(), told.before(),
				until);
	}

	private static Told withFreshRef(Told told, PastNotices past) {
		return new Told(told.item(), told.wording(), told.subjectOn(), told.stage(),
				past.freshRef(told.item(), told.subjectOn(), told.stage(), told.ref()), told.points(), told.before(),
				told.until());
	}

	private static Map<LocalDate, Long> deferred(List<Told> happened) {
		Map<LocalDate, Long> deferred = new HashMap<>();
		happened.stream()
			.filter((told) -> told.item() == Item.DEFERRED)
			.forEach((told) -> deferred.put(told.subjectOn(), told.points()));
		return deferred;
	}

}
