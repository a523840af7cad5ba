package io.pointexpiry.notice;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.pointexpiry.domain.Stages;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a warning, as seen on one send date; see {@link Stages}.
 *
 * @param stages how long before the date, in any order
 * @param sendOn the send date
 * @see "rules.md#stages"
 */
record WarningSchedule(List<Period> stages, LocalDate sendOn) {

	WarningSchedule {
		stages = List.copyOf(stages);
	}

	/**
	 * The warning to make now.
	 * @param on the date that the stages count back from
	 * @param earnedOn the earliest day of accrual of what is warned of
	 * @param made the stages already told for that date
	 */
	Optional<Period> due(LocalDate on, LocalDate earnedOn, Collection<Period> made) {
		Period closestMade = made.stream().max(Comparator.comparing((Period stage) -> on.minus(stage))).orElse(null);
		return Stages.due(this.stages, on, this.sendOn, closestMade, earnedOn);
	}

	/** The day of the next closer stage, after the send date; null: there is none. */
	@Nullable LocalDate nextStageOn(LocalDate on) {
		return this.stages.stream()
			.map(on::minus)
			.filter((day) -> day.isAfter(this.sendOn))
			.min(LocalDate::compareTo)
			.orElse(null);
	}

	/**
	 * The dates for which a stage fell due since an earlier send date. They are few,
	 * however many lots there are, so that a night costs what is due.
	 * @param previous the send date of the run before; null: every date inside the stages
	 */
	List<LocalDate> datesSince(@Nullable LocalDate previous) {
		return this.stages.stream()
			.flatMap((stage) -> Stages.windowOf(stage, previous, this.sendOn).stream())
			.flatMap((range) -> range.from().datesUntil(range.to().plusDays(1)))
			.filter((day) -> !day.isBefore(this.sendOn))
			.distinct()
			.sorted()
			.toList();
	}

}
