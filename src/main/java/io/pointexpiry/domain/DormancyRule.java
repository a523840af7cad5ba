package io.pointexpiry.domain;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a policy's {@code dormancy}; the first whose condition holds for the
 * member's tier applies.
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
