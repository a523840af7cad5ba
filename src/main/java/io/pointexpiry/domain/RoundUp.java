package io.pointexpiry.domain;

import java.time.MonthDay;

/**
 * The calendar day that a counted day is moved up to. A day that already is such a day
 * stays.
 */
public sealed interface RoundUp {

	/** To the last day of the calendar unit that the day lies in. */
	enum CalendarUnit implements RoundUp {

		MONTH, QUARTER, HALF, YEAR

	}

	/**
	 * To a day that the member's own data gives; a lot of a member who lacks that data is
	 * refused.
	 */
	enum MemberDay implements RoundUp {

		/** The end of the member's next birth month, this one included. */
		BIRTH_MONTH,
		/** The end of the next month of joining, this one included. */
		JOIN_MONTH,
		/** The next anniversary of joining. */
		JOIN_DAY,
		/** The day before the next anniversary of joining. */
		JOIN_YEAR

	}

	/**
	 * To the next such day of a year, on or after the counted day.
	 *
	 * @param day the day; 29 February means the end of February in every year
	 */
	record DayOfYear(MonthDay day) implements RoundUp {
	}

}
