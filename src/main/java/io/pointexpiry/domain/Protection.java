package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;

/** How long a policy that takes hold of open lots leaves the old dates alone. */
public sealed interface Protection {

	/**
	 * A time from the policy's effective-from; the day it leads to is rounded up as the
	 * lot's validity entry rounds.
	 *
	 * @param period the time
	 */
	record For(Period period) implements Protection {
	}

	/**
	 * A day, taken as it is.
	 *
	 * @param day the day up to which, itself included, no lot lapses by the new policy
	 */
	record Until(LocalDate day) implements Protection {
	}

}
