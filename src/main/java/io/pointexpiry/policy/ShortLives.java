package io.pointexpiry.policy;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.pointexpiry.domain.Member;
import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.domain.RoundUp;
import io.pointexpiry.domain.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Finds the day on which a lot would be born with the least life, if that is too little
 * for every warning.
 *
 * <p>
 * Every birthday of a leap cycle is tried, for the member whose own data is worst. An
 * anchor that rolls with activity only makes the life longer.
 */
final class ShortLives {

	private static final int DAYS_OF_FOUR_YEARS = 1461;

	private static final Member ANYONE = new Member("anyone", "", MemberStatus.ACTIVE, null, null);

	private final LocalDate from;

	private final LocalDate before;

	private final List<Period> stages;

	/**
	 * Asks about lots born while one policy is the newest.
	 * @param from the first day of birth
	 * @param before the first day on which a newer policy governs the born; null: none
	 * @param stages how long before its last usable day a lot is warned of
	 */
	ShortLives(LocalDate from, @Nullable LocalDate before, List<Period> stages) {
		LocalDate end = from.plusDays(DAYS_OF_FOUR_YEARS);
		this.from = from;
		this.before = (before != null && before.isBefore(end)) ? before : end;
		this.stages = stages;
	}

	/** The shortest life under an entry, if it is too short for every stage. */
	Optional<Life> worst(Validity entry) {
		if (entry.period() == null || this.stages.isEmpty()) {
			return Optional.empty();
		}
		Validity worst = new Validity(entry.when(), entry.period(), entry.anchor(), entry.counts(), entry.dayCount(),
				worst(entry.roundUp()), entry.thenPlus(), entry.ownDate());
		return this.from.datesUntil(this.before)
			.flatMap((bornOn) -> life(bornOn, worst).stream())
			.filter(Life::isTooShort)
			.min(Comparator.comparingLong(Life::days).thenComparing(Life::bornOn));
	}

	private Optional<Life> life(LocalDate bornOn, Validity entry) {
		return entry.lastDay(bornOn, ANYONE)
			.fold((day) -> Optional.of(new Life(bornOn, day, shortest(day))), Optional::empty,
					(missing) -> Optional.empty());
	}

	private Period shortest(LocalDate lastDay) {
		return this.stages.stream().max(Comparator.comparing(lastDay::minus)).orElseThrow();
	}

	/** The member's own day that moves a date the least: the one it is on already. */
	private static @Nullable RoundUp worst(@Nullable RoundUp roundUp) {
		if (roundUp == RoundUp.MemberDay.BIRTH_MONTH || roundUp == RoundUp.MemberDay.JOIN_MONTH) {
			return RoundUp.CalendarUnit.MONTH;
		}
		return (roundUp instanceof RoundUp.MemberDay) ? null : roundUp;
	}

	/**
	 * The life of one lot.
	 *
	 * @param bornOn the day it was earned
	 * @param lastDay the last day on which it can be used
	 * @param shortestStage the stage that is closest to that day
	 */
	record Life(LocalDate bornOn, LocalDate lastDay, Period shortestStage) {

		boolean isTooShort() {
			return this.lastDay.minus(this.shortestStage).isBefore(this.bornOn);
		}

		long days() {
			return ChronoUnit.DAYS.between(this.bornOn, this.lastDay);
		}

	}

}
