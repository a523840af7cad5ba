package io.pointexpiry.domain;

import java.time.LocalDate;
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
 * @see "rules.md#arithmetic"
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

	/**
	 * The last usable day of points with this anchor, without own dates, older policies
	 * and floors.
	 */
	public LastDay lastDay(LocalDate anchor, Member member) {
		return count(anchor, member).last();
	}

	/**
	 * The arithmetic of {@link #lastDay} step by step: the day count, then the round-up,
	 * then what is added last; always from the anchor, never from an earlier result.
	 */
	public Counting count(LocalDate anchor, Member member) {
		if (this.period == null) {
			return Counting.NEVER;
		}
		LocalDate counted = this.dayCount.lastDay(anchor, this.period);
		LastDay rounded = roundUp(counted, member);
		return new Counting(counted, rounded, rounded.then(this::plusLast));
	}

	/** A day rounded up as this entry rounds; the same day where it does not. */
	public LastDay roundUp(LocalDate day, Member member) {
		return (this.roundUp != null) ? this.roundUp.apply(day, member) : LastDay.on(day);
	}

	private LastDay plusLast(LocalDate rounded) {
		return LastDay.on((this.thenPlus != null) ? rounded.plus(this.thenPlus) : rounded);
	}

	/**
	 * From when a lot's time counts.
	 * @param earnedOn the day the lot was earned
	 * @param activities what the member did on or before the business date
	 */
	public LocalDate anchorOf(LocalDate earnedOn, Activities activities) {
		LocalDate activeOn = (this.anchor == Anchor.ACTIVITY) ? activities.latest(this.counts) : null;
		return (activeOn != null && activeOn.isAfter(earnedOn)) ? activeOn : earnedOn;
	}

	/** Whether a lot with such an own date keeps it under this entry. */
	public boolean keeps(@Nullable LocalDate ownExpiresOn) {
		return ownExpiresOn != null && this.ownDate == OwnDate.KEPT;
	}

	private Validity withoutCondition() {
		return new Validity(Condition.ALWAYS, this.period, this.anchor, this.counts, this.dayCount, this.roundUp,
				this.thenPlus, this.ownDate);
	}

	/**
	 * The steps from an anchor to a last usable day.
	 *
	 * @param counted the day that the day count gives; null where the period is NEVER
	 * @param rounded that day rounded up; the same day without a round-up
	 * @param last the last usable day
	 */
	public record Counting(@Nullable LocalDate counted, LastDay rounded, LastDay last) {

		private static final Counting NEVER = new Counting(null, LastDay.Never.NEVER, LastDay.Never.NEVER);

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
