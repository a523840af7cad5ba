package io.pointexpiry.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Expiries and feedback by group and week. A week is that of ISO 8601 and is called by
 * its Monday. What is usual in a group are the {@value #WEEKS_BEFORE} weeks before a
 * week, so that a year-end is measured by the one before, too.
 *
 * @see "rules.md#complaints"
 */
final class ComplaintWeeks {

	static final int WEEKS_BEFORE = 53;

	private final NavigableMap<ComplaintGroup, NavigableMap<LocalDate, ComplaintCount>> counts = new TreeMap<>();

	/** The Monday of a day's week. */
	static LocalDate weekOf(LocalDate day) {
		return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
	}

	void add(LocalDate day, ComplaintGroup group, ComplaintCount count) {
		this.counts.computeIfAbsent(group, (it) -> new TreeMap<>()).merge(weekOf(day), count, ComplaintCount::plus);
	}

	/** Whether a week of a group stands out of those before it. */
	boolean standsOut(LocalDate week, ComplaintGroup group) {
		NavigableMap<LocalDate, ComplaintCount> weeks = this.counts.getOrDefault(group, new TreeMap<>());
		ComplaintCount before = weeks.subMap(week.minusWeeks(WEEKS_BEFORE), true, week, false)
			.values()
			.stream()
			.reduce(ComplaintCount.NONE, ComplaintCount::plus);
		return weeks.getOrDefault(week, ComplaintCount.NONE).standsOutOf(before);
	}

	/** All weeks from that of a day on, by week and group. */
	List<Week> from(LocalDate day) {
		List<Week> weeks = new ArrayList<>();
		this.counts.forEach((group, ofGroup) -> ofGroup.tailMap(weekOf(day), true)
			.forEach((week, count) -> weeks.add(new Week(week, group, count, standsOut(week, group)))));
		weeks.sort(Comparator.comparing(Week::week).thenComparing(Week::group));
		return weeks;
	}

	/**
	 * A week of a group.
	 *
	 * @param week its Monday
	 * @param group what its expiries have in common
	 * @param count its expiries and the feedback that belongs to them
	 * @param standsOut whether that is more than usual
	 */
	record Week(LocalDate week, ComplaintGroup group, ComplaintCount count, boolean standsOut) {
	}

}
