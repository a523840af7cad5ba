package io.pointexpiry.notice;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The stages of a warning, as seen on one send date. A warning for a date E is due at
 * stage h when E.minus(h) ≤ send date ≤ E, both days included; of several due stages only
 * the closest to E is made, and none that is the same or farther than one already made.
 *
 * @param stages how long before the date, in any order
 * @param sendOn the send date
 */
record Ladder(List<Period> stages, LocalDate sendOn) {

	Ladder {
		stages = List.copyOf(stages);
	}

	/**
	 * The warning to make now.
	 * @param on the date that the stages count back from
	 * @param earnedOn the earliest day of accrual of what is warned of; a stage day
	 * before it does not count
	 * @param made the stages already told for that date
	 */
	Optional<Period> due(LocalDate on, LocalDate earnedOn, Collection<Period> made) {
		return closest(on, earnedOn)
			.filter((stage) -> made.stream().allMatch((earlier) -> on.minus(earlier).isBefore(on.minus(stage))));
	}

	/** The closest stage that is due, whatever was made before. */
	Optional<Period> closest(LocalDate on, LocalDate earnedOn) {
		if (on.isBefore(this.sendOn)) {
			return Optional.empty();
		}
		return this.stages.stream()
			.filter((stage) -> !on.minus(stage).isAfter(this.sendOn) && !on.minus(stage).isBefore(earnedOn))
			.max(Comparator.comparing((Period stage) -> on.minus(stage)));
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
	 * The dates for which a stage became due after an earlier send date, up to this one:
	 * those with previous &lt; E.minus(h) ≤ send date ≤ E. They are few, however many
	 * lots there are, so that a night costs what is due.
	 * @param previous the send date of the run before; null: every date inside the stages
	 */
	List<LocalDate> datesSince(@Nullable LocalDate previous) {
		LocalDate last = this.stages.stream()
			.map(this.sendOn::plus)
			.max(LocalDate::compareTo)
			.orElse(this.sendOn)
			.plusDays(3); // 31 March minus a month is 28 February: a clamped month
							// reaches up to three days farther
		return Stream.iterate(this.sendOn, (day) -> day.plusDays(1))
			.limit(ChronoUnit.DAYS.between(this.sendOn, last) + 1)
			.filter((day) -> this.stages.stream()
				.map(day::minus)
				.anyMatch((stageDay) -> !stageDay.isAfter(this.sendOn)
						&& (previous == null || stageDay.isAfter(previous))))
			.toList();
	}

}
