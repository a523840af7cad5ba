package io.pointexpiry.domain;

import java.time.LocalDate;

/**
 * The day being closed, and the run that closes it.
 *
 * @param day the business date
 * @param lastDay the last business date that the run closes; deferrals count from it
 * @param policy the policy in force on {@code day}
 * @see "rules.md#words"
 */
public record Night(LocalDate day, LocalDate lastDay, Policy policy) {

	public Night {
		if (lastDay.isBefore(day)) {
			throw new IllegalArgumentException(
					"expected a run to end on or after %s, found %s".formatted(day, lastDay));
		}
	}

}
