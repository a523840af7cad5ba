package io.pointexpiry.domain;

/** How the last usable day is counted from an anchor and a period. */
public enum DayCount {

	/**
	 * The anchor plus the period, clamped to the month's end: 2024-01-31 + P1M =
	 * 2024-02-29.
	 */
	ANNIVERSARY,
	/**
	 * The day before that, and never before the anchor: 2025-01-01 + P1Y = 2025-12-31.
	 */
	DAY_BEFORE,
	/**
	 * Korean Civil Act, articles 157 and 160: the first day is not counted, and the
	 * period ends with the day before the one that corresponds to its start: 2025-02-28 +
	 * P1M = 2025-03-31.
	 */
	KOREAN_CIVIL_CODE

}
