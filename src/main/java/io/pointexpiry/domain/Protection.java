package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;

/**
 * How long a policy that takes hold of open lots leaves the old dates alone.
 *
 * @see "rules.md#shortened-lots"
 */
public sealed interface Protection {

	/**
	 * The day up to which, itself included, the policy takes nothing by dormancy that the
	 * policy before would have left; never rounded.
	 */
	LocalDate forDormancy(LocalDate effectiveFrom);

	/**
	 * The day up to which, itself included, the policy takes no lot that the policy
	 * before would have left; the missing column where the entry's round-up needs one.
	 */
	LastDay forLots(LocalDate effectiveFrom, Validity entry, Member member);

	/**
	 * A time from the policy's effective-from; the day it leads to is rounded up as the
	 * lot's validity entry rounds.
	 *
	 * @param period the time
	 */
	record For(Period period) implements Protection {

		@Override
		public LocalDate forDormancy(LocalDate effectiveFrom) {
			return effectiveFrom.plus(this.period);
		}

		@Override
		public LastDay forLots(LocalDate effectiveFrom, Validity entry, Member member) {
			return entry.roundUp(effectiveFrom.plus(this.period), member);
		}

	}

	/**
	 * A day, taken as it is.
	 *
	 * @param day the day up to which, itself included, no lot lapses by the new policy
	 */
	record Until(LocalDate day) implements Protection {

		@Override
		public LocalDate forDormancy(LocalDate effectiveFrom) {
			return this.day;
		}

		@Override
		public LastDay forLots(LocalDate effectiveFrom, Validity entry, Member member) {
			return LastDay.on(this.day);
		}

	}

}
