package io.pointexpiry.notice;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.NoticePlan.Bundle;

/**
 * Which warnings a member is due, of one kind.
 *
 * @param item EXPIRY_WARNING or DORMANCY_WARNING
 * @param wording the first part of the names of the templates
 * @param schedule the stages, on the send date
 * @param notices the policy's notices, which say how few points are not warned of
 * @param bundle whether the dates of one calendar month are told together, timed by the
 * first of them
 * @see "rules.md#bundles"
 */
record WarningPlan(NoticeKind item, String wording, WarningSchedule schedule, NoticePlan notices, Bundle bundle) {

	/** The wording of dormancy that takes no points. */
	static final String KEPT = "dormancy-start";

	/**
	 * The warnings that are due now.
	 * @param endings what the member would lose, by date
	 * @param past what was told before
	 */
	List<Due> of(SortedMap<LocalDate, Ending> endings, PastNotices past) {
		Collection<List<Ending>> together = endings.values()
			.stream()
			.filter((ending) -> this.notices.warnsOf(ending.points()) && !ending.on().isBefore(this.schedule.sendOn()))
			.collect(Collectors.groupingBy(this::unit, TreeMap::new, Collectors.toList()))
			.values();
		List<Due> due = new ArrayList<>();
		for (List<Ending> unit : together) {
			LocalDate first = unit.get(0).on();
			LocalDate earnedOn = unit.stream().map(Ending::earnedOn).reduce(first, Ending::earlier);
			unit.forEach((ending) -> this.schedule.due(first, earnedOn, past.stagesMade(this.item, ending.on()))
				.ifPresent((stage) -> due.add(new Due(ending, stage.toString(), until(first)))));
		}
		return due;
	}

	/** Whether it warns of dormancy that takes no points. */
	boolean isKept() {
		return this.wording.equals(KEPT);
	}

	private String unit(Ending ending) {
		return (this.bundle == Bundle.MONTH) ? YearMonth.from(ending.on()).toString() : ending.on().toString();
	}

	/**
	 * The warning of points that end on a date.
	 * @param points how many of them it names
	 * @param repeated how many of these another line of the notice names already
	 */
	NoticeItem warning(Due due, PastNotices past, long points, long repeated) {
		LocalDate on = due.ending().on();
		String ref = past.freshRef(this.item, on, due.stage(), "");
		return new NoticeItem(this.item, (repeated > 0) ? this.wording + Wording.ALL : this.wording, on, due.stage(),
				ref, points, null, due.until(), repeated, List.of());
	}

	/** The last day before the next closer stage, else the date itself. */
	LocalDate until(LocalDate on) {
		LocalDate next = this.schedule.nextStageOn(on);
		return (next != null) ? next.minusDays(1) : on;
	}

	/** The stage of a warning that a deferral to this date is at the same time. */
	String stageOfDeferral(LocalDate on, LocalDate earnedOn, PastNotices past) {
		return this.schedule.due(on, earnedOn, past.stagesMade(this.item, on)).map(Period::toString).orElse("");
	}

	/**
	 * A warning that is due.
	 *
	 * @param ending what it warns of
	 * @param stage its stage
	 * @param until the last day on which it is not stale
	 */
	record Due(Ending ending, String stage, LocalDate until) {

		/** The one of two about one date whose stage is closer to it. */
		Due closer(Due other) {
			return isFartherThan(other.stage) ? other : this;
		}

		/**
		 * Whether a stage is closer to the date than this one; empty: no stage is meant.
		 */
		boolean isFartherThan(String other) {
			LocalDate on = this.ending.on();
			return !other.isEmpty() && on.minus(Period.parse(other)).isAfter(on.minus(Period.parse(this.stage)));
		}

	}

}
