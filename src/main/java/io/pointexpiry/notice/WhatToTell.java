package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

import io.pointexpiry.domain.DormancyRule;
import io.pointexpiry.domain.Losses;
import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Points;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.notice.NoticeFacts.OpenLot;
import io.pointexpiry.notice.NoticeFacts.Person;

/**
 * Decides what one member is told by one run: what happened, and what will. Warnings
 * follow the policy in force on the run's last day; members who left get none, and lots
 * that a hold or a reversal keeps open are not warned of.
 *
 * @see "rules.md#one-notice"
 */
final class WhatToTell {

	private static final Set<NoticeKind> PROMISES = EnumSet.of(NoticeKind.REINSTATED, NoticeKind.DEFERRED,
			NoticeKind.EXTENDED, NoticeKind.POLICY_CHANGE);

	private final NoticeRound round;

	private final Policy policy;

	private final NoticePlan plan;

	private final PolicyChanges policyChanges;

	private final List<String> amended;

	private final List<Policy> announced;

	WhatToTell(NoticeRound round, Policy policy, NoticePlan plan, PolicyChanges policyChanges, List<String> amended) {
		this.round = round;
		this.policy = policy;
		this.plan = plan;
		this.policyChanges = policyChanges;
		this.amended = amended;
		this.announced = policyChanges.announced(round.sendOn());
	}

	/**
	 * All that the member is told, in the order in which it is told. What is told first
	 * names points that nothing after it names again: a warning is left out where all of
	 * it is named, and made of the rest where not; only a deferral's points are part of
	 * the warning of its date. A warning by dormancy takes nothing from the lines of the
	 * lots' own dates, which are other days: whatever dormancy does, both are told, and
	 * the notice counts the points once.
	 */
	List<NoticeItem> of(MemberCase member) {
		NamedPoints named = new NamedPoints();
		Promises promises = new Promises(this.policy, this.round.lastDay(), this.round.sendOn());
		List<NoticeItem> told = new ArrayList<>(
				new Confirmations(this.round.lastDay(), this.round.sendOn()).of(member));
		told.addAll(promises.of(NoticeKind.REINSTATED, member, named));
		promises.of(NoticeKind.DEFERRED, member, named).forEach((it) -> told.add(asWarning(it, member)));
		Warnings warnings = new Warnings(member.past(), named);
		Optional<DormancyRule.Timed> rule = isWarned(member) ? dormancyRule(member.person()) : Optional.empty();
		rule.filter((it) -> it.expireAfter() != null).ifPresent((it) -> warnings.noteLapse(member, it));
		told.addAll(promises.of(NoticeKind.EXTENDED, member, named));
		told.addAll(promises.of(NoticeKind.POLICY_CHANGE, member, named));
		if (isWarned(member)) {
			told.addAll(policyChanges(member, new PolicyChanges.Naming(named, false)));
			warnings.add(ownDates(member.person()), ownEndings(member));
			told.addAll(policyChanges(member, new PolicyChanges.Naming(named, true)));
		}
		rule.filter((it) -> it.expireAfter() == null).ifPresent((it) -> warnings.addDormancy(member, it));
		warnings.addLapses();
		told.replaceAll(warnings::carriedBy);
		return inOrder(told, warnings.made, member.past());
	}

	private List<NoticeItem> policyChanges(MemberCase member, PolicyChanges.Naming naming) {
		return this.policyChanges.of(member, this.announced, this.amended, this.round.sendOn(), naming);
	}

	private boolean isWarned(MemberCase member) {
		return this.round.warnings() && member.person().member().status() == MemberStatus.ACTIVE;
	}

	/** References are fresh against what was told before, and within the notice. */
	private static List<NoticeItem> inOrder(List<NoticeItem> happened, List<NoticeItem> warnings, PastNotices past) {
		Map<List<Object>, Integer> times = new HashMap<>();
		Stream<NoticeItem> fresh = happened.stream().map((told) -> {
			int before = times.merge(List.of(told.item(), told.subjectOn(), told.stage(), told.ref()), 1,
					Math::addExact);
			return told.as(past.freshRef(told.item(), told.subjectOn(), told.stage(), told.ref(), before - 1));
		});
		return Stream.concat(fresh, warnings.stream()).sorted(NoticeItem.ORDER).toList();
	}

	private Optional<DormancyRule.Timed> dormancyRule(Person person) {
		return this.policy.dormancyFor(person.member().tier());
	}

	private WarningPlan ownDates(Person person) {
		return new WarningPlan(NoticeKind.EXPIRY_WARNING, NoticeKind.EXPIRY_WARNING.wording(),
				new WarningSchedule(person.wishes().beside(this.plan.expiryBefore()), this.round.sendOn()), this.plan,
				this.plan.bundle());
	}

	private WarningPlan dormancyPlan(DormancyRule.Timed rule) {
		return new WarningPlan(NoticeKind.DORMANCY_WARNING,
				(rule.expireAfter() != null) ? "dormancy-lapse" : WarningPlan.KEPT,
				new WarningSchedule(rule.warnBefore(), this.round.sendOn()), this.plan, NoticePlan.Bundle.DAY);
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
	private NoticeItem asWarning(NoticeItem told, MemberCase member) {
		Ending own = ownEndings(member).get(told.subjectOn());
		Optional<WarningPlan> byDormancy = dormancyRule(member.person()).map(this::dormancyPlan);
		WarningPlan ownDates = ownDates(member.person());
		WarningPlan by = (own == null) ? byDormancy.orElse(ownDates) : ownDates;
		LocalDate earnedOn = (own != null) ? own.earnedOn() : LocalDate.MIN;
		String stage = by.stageOfDeferral(told.subjectOn(), earnedOn, member.past());
		LocalDate until = told.subjectOn().isBefore(this.round.sendOn()) ? told.until() : by.until(told.subjectOn());
		return told.asWarning(stage, until);
	}

	/** The warnings of one notice, each of what no other line of it names. */
	private final class Warnings {

		private final List<NoticeItem> made = new ArrayList<>();

		/** Warnings of dates of which everything is named by another line, by date. */
		private final Map<LocalDate, WarningPlan.Due> carried = new HashMap<>();

		private final List<Lapse> lapses = new ArrayList<>();

		private final PastNotices past;

		private final NamedPoints named;

		Warnings(PastNotices past, NamedPoints named) {
			this.past = past;
			this.named = named;
		}

		/**
		 * Warnings of what dormancy will take, until it is known what else is told of it.
		 */
		void noteLapse(MemberCase member, DormancyRule.Timed rule) {
			WarningPlan plan = dormancyPlan(rule);
			for (WarningPlan.Due due : plan.of(dormancyEndings(member, rule), this.past)) {
				long fresh = left(due);
				if (fresh == 0) {
					this.carried.merge(due.ending().on(), due, WarningPlan.Due::closer);
				}
				else {
					this.lapses.add(new Lapse(plan, due, fresh, this.named.deferred(due.ending())));
				}
			}
		}

		void addLapses() {
			for (Lapse lapse : this.lapses) {
				long toldElsewhere = Points.together(lapse.deferred(), lapse.fresh() - left(lapse.due()));
				this.made.add(lapse.plan()
					.warning(lapse.due(), this.past, Points.together(lapse.fresh(), lapse.deferred()), toldElsewhere));
			}
		}

		private long left(WarningPlan.Due due) {
			return due.ending().lots().stream().mapToLong(this.named::left).reduce(0, Points::together);
		}

		void addDormancy(MemberCase member, DormancyRule.Timed rule) {
			add(dormancyPlan(rule), dormancyEndings(member, rule));
		}

		void add(WarningPlan plan, SortedMap<LocalDate, Ending> endings) {
			for (WarningPlan.Due due : plan.of(endings, this.past)) {
				long fresh = left(due);
				if (plan.isKept()) {
					this.made.add(plan.warning(due, this.past, due.ending().points(), due.ending().points() - fresh));
				}
				else if (fresh == 0) {
					this.carried.merge(due.ending().on(), due, WarningPlan.Due::closer);
				}
				else {
					long deferred = this.named.deferred(due.ending());
					this.made.add(plan.warning(due, this.past, Points.together(fresh, deferred), deferred));
				}
				due.ending().lots().forEach((lot) -> this.named.take(lot, lot.lot().remaining()));
			}
		}

		/** What names all of a date is its warning, of the closest stage that is due. */
		NoticeItem carriedBy(NoticeItem told) {
			WarningPlan.Due due = this.carried.get(told.subjectOn());
			boolean promise = PROMISES.contains(told.item());
			if (!promise || due == null || due.isFartherThan(told.stage())) {
				return told;
			}
			return told.asWarning(due.stage(), Ending.earlier(due.until(), told.until()));
		}

	}

	/**
	 * A warning by dormancy that waits for the other lines.
	 *
	 * @param fresh points that neither a reinstatement nor a deferral names
	 * @param deferred points that a deferral to its date names
	 */
	private record Lapse(WarningPlan plan, WarningPlan.Due due, long fresh, long deferred) {
	}

}
