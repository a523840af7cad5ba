package io.pointexpiry.notice;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.pointexpiry.domain.NoticePlan.Bundle;

/**
 * Which warnings a member is due, of one kind.
 *
 * @param item EXPIRY_WARNING or DORMANCY_WARNING
 * @param wording the first part of the names of the templates
 * @param ladder the stages, on the send date
 * @param minimumPoints a member's points of one date below which no warning is made
 * @param bundle whether the dates of one calendar month are told together, timed by the
 * first of them
 */
record WarningPlan(Item item, String wording, Ladder ladder, long minimumPoints, Bundle bundle) {

	/**
	 * The warnings to make now.
	 * @param endings what the member would lose, by date
	 * @param past what was told before
	 * @param deferred points of a date that a deferral in the same notice tells already
	 */
	List<Told> of(SortedMap<LocalDate, Ending> endings, PastNotices past, Map<LocalDate, Long> deferred) {
		Collection<List<Ending>> together = endings.values()
			.stream()
			.filter((ending) -> ending.points() >= this.minimumPoints && !ending.on().isBefore(this.ladder.sendOn()))
			.collect(Collectors.groupingBy(this::unit, TreeMap::new, Collectors.toList()))
			.values();
		List<Told> warnings = new ArrayList<>();
		for (List<Ending> unit : together) {
			LocalDate first = unit.get(0).on();
			LocalDate earnedOn = unit.stream().map(Ending::earnedOn).reduce(first, Ending::earlier);
			unit.stream()
				.filter((ending) -> !Objects.equals(deferred.get(ending.on()), ending.points()))
				.forEach((ending) -> this.ladder.due(first, earnedOn, past.stagesMade(this.item, ending.on()))
					.ifPresent((stage) -> warnings.add(warning(ending, first, stage, past))));
		}
		return warnings;
	}

	private String unit(Ending ending) {
		return (this.bundle == Bundle.MONTH) ? YearMonth.from(ending.on()).toString() : ending.on().toString();
	}

	private Told warning(Ending ending, LocalDate timedBy, Period stage, PastNotices past) {
		String ref = past.freshRef(this.item, ending.on(), stage.toString(), "");
		return new Told(this.item, this.wording, ending.on(), stage.toString(), ref, ending.points(), null,
				until(timedBy));
	}

	/** The last day before the next closer stage, else the date itself. */
	LocalDate until(LocalDate on) {
		LocalDate next = this.ladder.nextStageOn(on);
		return (next != null) ? next.minusDays(1) : on;
	}

	/** The stage of a warning that a deferral to this date is at the same time. */
	String stageOfDeferral(LocalDate on, LocalDate earnedOn, PastNotices past) {
		return this.ladder.due(on, earnedOn, past.stagesMade(this.item, on)).map(Period::toString).orElse("");
	}

}
