package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The calendar day that a counted day is moved up to. A day that already is such a day
 * stays. A later day never gives an earlier one.
 *
 * @see "rules.md#rounding"
 */
public sealed interface RoundUp {

	/**
	 * The first such day on or after a counted day.
	 * @param day the counted day
	 * @param member whose data {@link MemberDay} asks
	 * @return the day, or the missing column; never {@link LastDay.Never}
	 */
	LastDay apply(LocalDate day, Member member);

	/** To the last day of the calendar unit that the day lies in. */
	enum CalendarUnit implements RoundUp {

		MONTH(1), QUARTER(3), HALF(6), YEAR(12);

		private final int months;

		CalendarUnit(int months) {
			this.months = months;
		}

		@Override
		public LastDay apply(LocalDate day, Member member) {
			return LastDay.on(endOf(day));
		}

		private LocalDate endOf(LocalDate day) {
			int monthsIntoUnit = (day.getMonthValue() - 1) % this.months;
			return YearMonth.from(day).plusMonths(this.months - 1L - monthsIntoUnit).atEndOfMonth();
		}

	}

	/**
	 * To a day that the member's own data gives; a lot of a member who lacks that data is
	 * refused. An anniversary of 29 February falls on 28 February in common years. The
	 * day of joining is not its own anniversary: the first is one year later, which
	 * leaves points of the first day a year rather than none.
	 */
	enum MemberDay implements RoundUp {

		/** The end of the member's next birth month, this one included. */
		BIRTH_MONTH {

			@Override
			public LastDay apply(LocalDate day, Member member) {
				return with(member.birthMonth(), "birth_month", (month) -> endOfNext(Month.of(month), day));
			}

		},
		/** The end of the next month of joining, this one included. */
		JOIN_MONTH {

			@Override
			public LastDay apply(LocalDate day, Member member) {
				return with(member.joinedOn(), "joined_on", (joinedOn) -> endOfNext(joinedOn.getMonth(), day));
			}

		},
		/** The next anniversary of joining. */
		JOIN_DAY {

			@Override
			public LastDay apply(LocalDate day, Member member) {
				return with(member.joinedOn(), "joined_on", (joinedOn) -> nextAnniversary(joinedOn, day));
			}

		},
		/** The day before the next anniversary of joining. */
		JOIN_YEAR {

			@Override
			public LastDay apply(LocalDate day, Member member) {
				return with(member.joinedOn(), "joined_on",
						(joinedOn) -> nextAnniversary(joinedOn, day.plusDays(1)).minusDays(1));
			}

		};

		private static <T> LastDay with(@Nullable T value, String column, Function<T, LocalDate> day) {
			return (value != null) ? LastDay.on(day.apply(value)) : new LastDay.Missing(column);
		}

		private static LocalDate endOfNext(Month month, LocalDate day) {
			int year = (day.getMonth().compareTo(month) <= 0) ? day.getYear() : day.getYear() + 1;
			return YearMonth.of(year, month).atEndOfMonth();
		}

		private static LocalDate nextAnniversary(LocalDate joinedOn, LocalDate day) {
			int years = Math.max(1, day.getYear() - joinedOn.getYear());
			LocalDate anniversary = joinedOn.plusYears(years);
			return anniversary.isBefore(day) ? joinedOn.plusYears(years + 1L) : anniversary;
		}

	}

	/**
	 * To the next such day of a year, on or after the counted day.
	 *
	 * @param day the day; 29 February means the end of February in every year
	 */
	record DayOfYear(MonthDay day) implements RoundUp {

		@Override
		public LastDay apply(LocalDate counted, Member member) {
			LocalDate sameYear = this.day.atYear(counted.getYear());
			return LastDay.on(sameYear.isBefore(counted) ? this.day.atYear(counted.getYear() + 1) : sameYear);
		}

	}

}
