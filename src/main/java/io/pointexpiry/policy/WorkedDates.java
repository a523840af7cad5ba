package io.pointexpiry.policy;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Days from which dates are worked out as examples: those on which calendars differ. */
final class WorkedDates {

	private WorkedDates() {
	}

	/**
	 * The first day, the first month's end with a 31st, the end of the year, and the
	 * first leap day from a day on; of a time without one, the last day of February.
	 * @param before the first day that is not meant any more; null: no end
	 */
	static List<LocalDate> between(LocalDate from, @Nullable LocalDate before) {
		LocalDate leapDay = firstLeapDay(from);
		LocalDate february = (before == null || leapDay.isBefore(before)) ? leapDay : firstEndOfFebruary(from);
		return Stream.of(from, firstThirtyFirst(from), LocalDate.of(from.getYear(), Month.DECEMBER, 31), february)
			.filter((day) -> before == null || day.isBefore(before))
			.distinct()
			.sorted()
			.toList();
	}

	/**
	 * Days before a day: a year, seven months and a day before it, the last month's end
	 * with a 31st, and the last leap day.
	 */
	static List<LocalDate> before(LocalDate day) {
		return Stream
			.of(day.minusYears(1), day.minusMonths(7), lastThirtyFirst(day), lastLeapDay(day), day.minusDays(1))
			.distinct()
			.sorted()
			.toList();
	}

	private static LocalDate firstThirtyFirst(LocalDate from) {
		YearMonth month = YearMonth.from(from);
		while (!month.isValidDay(31)) {
			month = month.plusMonths(1);
		}
		return month.atDay(31);
	}

	private static LocalDate lastThirtyFirst(LocalDate before) {
		YearMonth month = YearMonth.from(before).minusMonths(1);
		while (!month.isValidDay(31)) {
			month = month.minusMonths(1);
		}
		return month.atDay(31);
	}

	private static LocalDate firstEndOfFebruary(LocalDate from) {
		LocalDate end = YearMonth.of(from.getYear(), Month.FEBRUARY).atEndOfMonth();
		return end.isBefore(from) ? YearMonth.of(from.getYear() + 1, Month.FEBRUARY).atEndOfMonth() : end;
	}

	private static LocalDate firstLeapDay(LocalDate from) {
		LocalDate day = firstEndOfFebruary(from);
		while (!day.isLeapYear()) {
			day = YearMonth.from(day).plusYears(1).atEndOfMonth();
		}
		return day;
	}

	private static LocalDate lastLeapDay(LocalDate before) {
		int year = before.getYear();
		while (!Year.isLeap(year) || !LocalDate.of(year, Month.FEBRUARY, 29).isBefore(before)) {
			year--;
		}
		return LocalDate.of(year, Month.FEBRUARY, 29);
	}

}
