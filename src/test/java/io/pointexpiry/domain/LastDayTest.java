package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.pointexpiry.domain.RoundUp.CalendarUnit;
import io.pointexpiry.domain.RoundUp.DayOfYear;
import io.pointexpiry.domain.RoundUp.MemberDay;
import io.pointexpiry.domain.Validity.Anchor;
import io.pointexpiry.domain.Validity.OwnDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Last usable days, counted and rounded.
 *
 * @see "rules.md#day-counts"
 * @see "rules.md#rounding"
 */
class LastDayTest {

	private static final Member MEMBER = new Member("m", "", MemberStatus.ACTIVE, LocalDate.of(2020, 2, 29), 6);

	@ParameterizedTest
	@CsvFileSource(resources = "/domain/last-days.csv", useHeadersInDisplayName = true)
	void followsThePublishedTables(LocalDate anchor, Period period, DayCount dayCount, @Nullable String roundUp,
			@Nullable Period thenPlus, LocalDate lastDay) {
		Validity entry = entry(period, dayCount, (roundUp != null) ? parse(roundUp) : null, thenPlus);

		assertThat(entry.lastDay(anchor, MEMBER)).isEqualTo(LastDay.on(lastDay));
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/domain/civil-act.csv", useHeadersInDisplayName = true)
	void countsAsTheCivilActDoes(LocalDate anchor, Period period, LocalDate lastDay) {
		assertThat(DayCount.KOREAN_CIVIL_CODE.lastDay(anchor, period)).isEqualTo(lastDay);
	}

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			anchor,     period, last_day
			2025-01-01, P0D,    2025-01-01
			2025-01-01, P1D,    2025-01-01
			2025-01-01, P2D,    2025-01-02
			2025-01-31, P1M,    2025-02-27
			2024-02-29, P1Y,    2025-02-27
			""")
	void theDayBeforeIsNeverBeforeTheAnchor(LocalDate anchor, Period period, LocalDate lastDay) {
		assertThat(DayCount.DAY_BEFORE.lastDay(anchor, period)).isEqualTo(lastDay);
	}

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			counted,    birth_month, last_day
			2025-05-31, 6,           2025-06-30
			2025-06-01, 6,           2025-06-30
			2025-06-30, 6,           2025-06-30
			2025-07-01, 6,           2026-06-30
			2023-03-01, 2,           2024-02-29
			2024-12-31, 12,          2024-12-31
			2024-12-31, 1,           2025-01-31
			""")
	void aBirthMonthIsTheNextOneThisOneIncluded(LocalDate counted, int birthMonth, LocalDate lastDay) {
		Member member = new Member("m", "", MemberStatus.ACTIVE, null, birthMonth);

		assertThat(MemberDay.BIRTH_MONTH.apply(counted, member)).isEqualTo(LastDay.on(lastDay));
	}

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			joined,     counted,    month_end,  anniversary, day_before
			2020-05-10, 2021-05-09, 2021-05-31, 2021-05-10,  2021-05-09
			2020-05-10, 2021-05-10, 2021-05-31, 2021-05-10,  2022-05-09
			2020-05-10, 2021-05-11, 2021-05-31, 2022-05-10,  2022-05-09
			2020-05-10, 2021-06-01, 2022-05-31, 2022-05-10,  2022-05-09
			2020-02-29, 2021-02-27, 2021-02-28, 2021-02-28,  2021-02-27
			2020-02-29, 2021-02-28, 2021-02-28, 2021-02-28,  2022-02-27
			2020-02-29, 2024-02-28, 2024-02-29, 2024-02-29,  2024-02-28
			2020-02-29, 2024-02-29, 2024-02-29, 2024-02-29,  2025-02-27
			2020-01-01, 2024-12-31, 2025-01-31, 2025-01-01,  2024-12-31
			2020-05-10, 2020-05-10, 2020-05-31, 2021-05-10,  2021-05-09
			2020-05-10, 2019-12-31, 2020-05-31, 2021-05-10,  2021-05-09
			""")
	void joiningGivesMonthAnniversaryAndTheDayBeforeIt(LocalDate joined, LocalDate counted, LocalDate monthEnd,
			LocalDate anniversary, LocalDate dayBefore) {
		Member member = new Member("m", "", MemberStatus.ACTIVE, joined, null);

		assertThat(MemberDay.JOIN_MONTH.apply(counted, member)).isEqualTo(LastDay.on(monthEnd));
		assertThat(MemberDay.JOIN_DAY.apply(counted, member)).isEqualTo(LastDay.on(anniversary));
		assertThat(MemberDay.JOIN_YEAR.apply(counted, member)).isEqualTo(LastDay.on(dayBefore));
	}

	@ParameterizedTest
	@CsvSource({ "BIRTH_MONTH, birth_month", "JOIN_MONTH, joined_on", "JOIN_DAY, joined_on", "JOIN_YEAR, joined_on" })
	void namesTheColumnThatIsMissing(MemberDay memberDay, String column) {
		Member bare = new Member("m", "", MemberStatus.ACTIVE, null, null);
		Validity entry = entry(Period.ofYears(1), DayCount.ANNIVERSARY, memberDay, Period.ofDays(1));

		LastDay lastDay = entry.lastDay(LocalDate.of(2025, 1, 1), bare);

		assertThat(lastDay).isEqualTo(new LastDay.Missing(column));
	}

	@Test
	void neverStaysNeverWhateverIsRounded() {
		Validity entry = entry(null, DayCount.ANNIVERSARY, CalendarUnit.YEAR, Period.ofDays(1));

		assertThat(entry.lastDay(LocalDate.of(2025, 1, 1), MEMBER)).isEqualTo(LastDay.Never.NEVER);
	}

	@ParameterizedTest
	@EnumSource
	void aLaterAnchorNeverGivesAnEarlierDay(DayCount dayCount) {
		long seed = new Random().nextLong();
		Random random = new Random(seed);

		for (int round = 0; round < 200; round++) {
			Period period = Period.of(random.nextInt(3), random.nextInt(14), random.nextInt(3) * 17);
			Validity entry = entry(period, dayCount, anyRoundUp(random), null);
			LocalDate anchor = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(900));
			assertMonotone(entry, anchor, seed);
		}
	}

	private static void assertMonotone(Validity entry, LocalDate from, long seed) {
		LocalDate before = day(entry.lastDay(from, MEMBER));
		for (int later = 1; later < 40; later++) {
			LocalDate after = day(entry.lastDay(from.plusDays(later), MEMBER));
			assertThat(after).as("seed %d, %s from %s + %d days", seed, entry, from, later)
				.isAfterOrEqualTo(before)
				.isAfterOrEqualTo(from.plusDays(later));
			before = after;
		}
	}

	private static LocalDate day(LastDay lastDay) {
		return lastDay.fold((day) -> day, () -> LocalDate.MAX, (column) -> LocalDate.MIN);
	}

	private static @Nullable RoundUp anyRoundUp(Random random) {
		List<RoundUp> all = new ArrayList<>(List.of(CalendarUnit.values()));
		all.addAll(List.of(MemberDay.values()));
		all.add(new DayOfYear(MonthDay.of(2, 29)));
		int choice = random.nextInt(all.size() + 1);
		return (choice < all.size()) ? all.get(choice) : null;
	}

	private static RoundUp parse(String text) {
		return Arrays.stream(CalendarUnit.values())
			.filter((unit) -> unit.name().equals(text))
			.<RoundUp>map((unit) -> unit)
			.findFirst()
			.orElseGet(() -> new DayOfYear(MonthDay.parse("--" + text)));
	}

	private static Validity entry(@Nullable Period period, DayCount dayCount, @Nullable RoundUp roundUp,
			@Nullable Period thenPlus) {
		return new Validity(Condition.ALWAYS, period, Anchor.EARNED, Set.of(), dayCount, roundUp, thenPlus,
				OwnDate.KEPT);
	}

}
