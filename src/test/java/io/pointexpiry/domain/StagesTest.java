package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * On which day which warning is due.
 *
 * @see "rules.md#stages"
 */
class StagesTest {

	private static final List<Period> LADDER = periods("P2M", "P1M", "P3D");

	private static final LocalDate EXPIRES = LocalDate.of(2024, 12, 31);

	private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			send_on,    made, due
			2024-10-30,     ,
			2024-10-31,     , P2M
			2024-11-29,     , P2M
			2024-11-30,     , P1M
			2024-11-30, P2M,  P1M
			2024-11-30, P1M,
			2024-12-27, P2M,  P1M
			2024-12-28, P2M,  P3D
			2024-12-28, P1M,  P3D
			2024-12-31, P3D,
			2024-12-31,     , P3D
			2025-01-01,     ,
			2024-12-28, P1D,
			""")
	void onlyTheClosestStageIsDueAndNoneTwice(LocalDate sendOn, @Nullable Period made, @Nullable Period due) {
		assertThat(Stages.due(LADDER, EXPIRES, sendOn, made, LONG_AGO)).isEqualTo(Optional.ofNullable(due));
	}

	@Test
	void stagesAreComparedByTheirDayNotTheirText() {
		LocalDate expires = LocalDate.of(2025, 5, 31);
		LocalDate sendOn = LocalDate.of(2025, 5, 10);

		assertThat(Stages.due(periods("P1M"), expires, sendOn, Period.ofDays(31), LONG_AGO)).isEmpty();
		assertThat(Stages.due(periods("P30D"), expires, sendOn, Period.ofMonths(1), LONG_AGO))
			.contains(Period.ofDays(30));
	}

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			earned,     due
			2024-12-28, P3D
			2024-12-29,
			""")
	void aStageCountsOnlyForLotsThatWereThere(LocalDate earned, @Nullable Period due) {
		assertThat(Stages.due(LADDER, EXPIRES, LocalDate.of(2024, 12, 30), null, earned))
			.isEqualTo(Optional.ofNullable(due));
		assertThat(Stages.anyCounts(LADDER, EXPIRES, earned)).isEqualTo(due != null);
	}

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			stage, last_sent,  send_on,    from,       to
			P1M,   2025-02-27, 2025-02-28, 2025-03-28, 2025-03-31
			P1M,   2025-03-30, 2025-03-31,           ,
			P1M,   2025-03-30, 2025-04-01, 2025-05-01, 2025-05-01
			P3D,   2025-03-30, 2025-04-01, 2025-04-03, 2025-04-04
			P1Y,   2024-02-28, 2024-02-29,           ,
			P1Y,   2023-02-27, 2023-02-28, 2024-02-28, 2024-02-29
			P1M,             , 2025-02-28, 2025-02-28, 2025-03-31
			""")
	void findsTheDatesWhoseStageDayPassed(Period stage, @Nullable LocalDate lastSent, LocalDate sendOn,
			@Nullable LocalDate from, @Nullable LocalDate to) {
		Optional<DateRange> expected = (from != null && to != null) ? Optional.of(new DateRange(from, to))
				: Optional.empty();

		assertThat(Stages.windowOf(stage, lastSent, sendOn)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "P0D", "P1D", "P3D", "P30D", "P31D", "P1M", "P2M", "P6M", "P11M", "P1Y", "P4Y", "P1M3D",
			"P1Y1M1D", "P2M30D" })
	void theWindowEqualsBruteForce(Period stage) {
		LocalDate first = LocalDate.of(2023, 1, 1);

		for (int start = 0; start < 800; start++) {
			for (int nights : new int[] { 1, 2, 3, 31 }) {
				LocalDate lastSent = first.plusDays(start);
				assertWindow(stage, lastSent, lastSent.plusDays(nights));
			}
		}
	}

	@Test
	void theWindowEqualsBruteForceForAnyStage() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);

		for (int round = 0; round < 1000; round++) {
			Period stage = Period.of(random.nextInt(2), random.nextInt(15), random.nextInt(40));
			LocalDate lastSent = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3000));
			assertThat(stage.isNegative()).as("seed %d", seed).isFalse();
			assertWindow(stage, lastSent, lastSent.plusDays(1 + random.nextInt(5)));
		}
	}

	private static void assertWindow(Period stage, LocalDate lastSent, LocalDate sendOn) {
		Optional<DateRange> window = Stages.windowOf(stage, lastSent, sendOn);

		LocalDate around = lastSent.plus(stage);
		for (LocalDate expires = around.minusDays(6); expires
			.isBefore(around.plusDays(45)); expires = expires.plusDays(1)) {
			LocalDate stageDay = expires.minus(stage);
			boolean passed = stageDay.isAfter(lastSent) && !stageDay.isAfter(sendOn);
			LocalDate date = expires;
			assertThat(window.filter((range) -> !date.isBefore(range.from()) && !date.isAfter(range.to())).isPresent())
				.as("%s in (%s, %s] of %s", stage, lastSent, sendOn, expires)
				.isEqualTo(passed);
		}
	}

	private static List<Period> periods(String... texts) {
		return Stream.of(texts).map(Period::parse).toList();
	}

}
