package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;

/**
 * How the last usable day is counted from an anchor and a period. The day given is itself
 * usable. A later anchor never gives an earlier day.
 *
 * @see "rules.md#day-counts"
 */
public enum DayCount {

	/**
	 * The anchor plus the period, clamped to the month's end: 2024-01-31 + P1M =
	 * 2024-02-29.
	 */
	ANNIVERSARY {

		@Override
		public LocalDate lastDay(LocalDate anchor, Period period) {
			return anchor.plus(period);
		}

	},
	/**
	 * The day before that, and never before the anchor: 2025-01-01 + P1Y = 2025-12-31.
	 */
	DAY_BEFORE {

		@Override
		public LocalDate lastDay(LocalDate anchor, Period period) {
			LocalDate dayBefore = anchor.plus(period).minusDays(1);
			return dayBefore.isBefore(anchor) ? anchor : dayBefore;
		}

	},
	/**
	 * Korean Civil Act, articles 157 and 160: the first day is not counted, and the
	 * period ends with the day before the one that corresponds to its start, or with the
	 * last month's last day where that month lacks such a day: 2025-02-28 + P1M =
	 * 2025-03-31, 2025-01-30 + P1M = 2025-02-28. Days of a mixed period follow after its
	 * years and months; the Act is silent on those, and this order never gives a day less
	 * than any other.
	 */
	KOREAN_CIVIL_CODE {

		@Override
		public LocalDate lastDay(LocalDate anchor, Period period) {
			LocalDate start = anchor.plusDays(1);
			LocalDate corresponding = start.plusMonths(period.toTotalMonths());
			boolean lacksDay = corresponding.getDayOfMonth() != start.getDayOfMonth();
			return (lacksDay ? corresponding : corresponding.minusDays(1)).plus(period.withYears(0).withMonths(0));
		}

	};

	/**
	 * The last usable day.
	 * @param anchor the day that the period counts from
	 * @param period the time, not negative
	 */
	public abstract LocalDate lastDay(LocalDate anchor, Period period);

}
