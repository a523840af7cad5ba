package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;

import org.jspecify.annotations.Nullable;

/**
 * One of a policy's {@code extensions}: a promise of more time to lots that meet its
 * conditions. Each is granted once per lot, under its name, also across policies.
 *
 * @param name the name under which it is granted
 * @param when kinds and tiers that are meant
 * @param minimumPoints the least points of the lot that still remain; 0: not asked
 * @param tenureAtLeast the least time since joining; null: not asked
 * @param activeWithin the time within which the member must have been active; null: not
 * asked
 * @param from the first business date of the window; null: no limit
 * @param to the last business date of the window; null: no limit
 * @param grantBefore how long before its last usable day the lot is asked
 * @param by what the date moves to
 */
public record ExtensionProgramme(String name, Condition when, long minimumPoints, @Nullable Period tenureAtLeast,
		@Nullable Period activeWithin, @Nullable LocalDate from, @Nullable LocalDate to, Period grantBefore,
		Extension by) {

	/** What the date of an extended lot moves to. */
	public sealed interface Extension {

		/**
		 * The lot's date plus a period, rounded up again as its validity entry rounds.
		 *
		 * @param period the time added
		 */
		record By(Period period) implements Extension {
		}

		/**
		 * A day.
		 *
		 * @param day the new last usable day
		 */
		record To(LocalDate day) implements Extension {
		}

	}

}
