package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a policy's {@code dormancy}; the first whose condition holds for the
 * member's tier applies.
 *
 * @see "rules.md#dormant-members"
 */
public sealed interface DormancyRule {

	/** Which members are meant; only tiers are asked. */
	Condition when();

	/** The times of this rule; empty where it exempts. */
	Optional<Timed> timed();

	/**
	 * Members who never become dormant.
	 *
	 * @param when which members are meant
	 */
	record Exempt(Condition when) implements DormancyRule {

		@Override
		public Optional<Timed> timed() {
			return Optional.empty();
		}

	}

	/**
	 * Members who become dormant by inactivity.
	 *
	 * @param when which members are meant
	 * @param dormantAfter the inactive time after which a member is dormant, counted from
	 * {@code inactive since}
	 * @param expireAfter the inactive time after which points lapse; null: dormancy never
	 * takes points
	 * @param warnBefore how long before the lapse (or before dormancy, without
	 * expireAfter) a warning is due
	 * @param counts the activity types that count; empty: every type
	 * @param countFrom whether inactivity before the programme had dormancy counts
	 */
	record Timed(Condition when, Period dormantAfter, @Nullable Period expireAfter, List<Period> warnBefore,
			Set<String> counts, CountFrom countFrom) implements DormancyRule {

		public Timed {
			warnBefore = List.copyOf(warnBefore);
			counts = Set.copyOf(counts);
		}

		@Override
		public Optional<Timed> timed() {
			return Optional.of(this);
		}

		/**
		 * The first day on which points could have been warned of in full: the day of
		 * accrual plus the longest {@code warn-before}, clamped to the month's end as by
		 * java.time. Dormancy takes them on no earlier day.
		 */
		public LocalDate warnableFrom(LocalDate earnedOn) {
			return this.warnBefore.stream().map(earnedOn::plus).max(Comparator.naturalOrder()).orElse(earnedOn);
		}

		/**
		 * The last day of accrual of points that could have been warned of by a day, that
		 * day included: what was earned later, dormancy does not take yet.
		 */
		public LocalDate warnableUntil(LocalDate day) {
			LocalDate earnedOn = this.warnBefore.stream().map(day::minus).min(Comparator.naturalOrder()).orElse(day);
			while (warnableFrom(earnedOn).isAfter(day)) {
				earnedOn = earnedOn.minusDays(1);
			}
			while (!warnableFrom(earnedOn.plusDays(1)).isAfter(day)) {
				earnedOn = earnedOn.plusDays(1);
			}
			return earnedOn;
		}

	}

	/** Whether inactivity before the programme first had dormancy counts. */
	enum CountFrom {

		/**
		 * Never earlier than the day on which the programme's unbroken row of dormancy
		 * policies began.
		 */
		INTRODUCTION,
		/** From the activity itself, however old. */
		ACTIVITY

	}

}
