package io.pointexpiry.domain;

import java.time.LocalDate;

/**
 * A row of days.
 *
 * @param from the first day
 * @param to the last day, itself included
 */
public record DateRange(LocalDate from, LocalDate to) {

	public DateRange {
		if (from.isAfter(to)) {
			throw new IllegalArgumentException(
					"expected a first day that is not after the last, found %s and %s".formatted(from, to));
		}
	}

}
