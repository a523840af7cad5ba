package io.pointexpiry.domain;

import java.time.Period;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a policy's {@code validity}: how long a lot can be used. The first entry
 * whose condition holds applies.
 *
 * @param when which lots are meant
 * @param period the time from the anchor, normalised (P12M is P1Y); null stands for NEVER
 * @param anchor what the period counts from
 * @param counts the activity types that move an {@link Anchor#ACTIVITY} anchor; empty:
 * every type
 * @param dayCount how the last usable day is counted
 * @param roundUp the calendar day that the counted day is moved up to; null: none
 * @param thenPlus what is added last; null: nothing
 * @param ownDate whether a lot that arrives with its own date keeps it
 */
public record Validity(Condition when, @Nullable Period period, Anchor anchor, Set<String> counts, DayCount dayCount,
		@Nullable RoundUp roundUp, @Nullable Period thenPlus, OwnDate ownDate) {

	public Validity {
		period = (period != null) ? period.normalized() : null;
		thenPlus = (thenPlus != null) ? thenPlus.normalized() : null;
		counts = Set.copyOf(counts);
	}

	/**
	 * Whether this entry gives the same dates as another: all the same but the condition.
	 */
	public boolean sameDatesAs(Validity other) {
		return withoutCondition().equals(other.withoutCondition());
	}

	private Validity withoutCondition() {
		return new Validity(Condition.ALWAYS, this.period, this.anchor, this.counts, this.dayCount, this.roundUp,
				this.thenPlus, this.ownDate);
	}

	/** What a validity period counts from. */
	public enum Anchor {

		/** The day the lot was earned. */
		EARNED,
		/**
		 * The later of that day and the last counting activity on or before the business
		 * date.
		 */
		ACTIVITY

	}

	/** Whether a lot that arrives with its own {@code expires_on} keeps it. */
	public enum OwnDate {

		KEPT, IGNORED

	}

}
