package io.pointexpiry.report;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When the feedback on some expiries is more than usual.
 *
 * @see "rules.md#complaints"
 */
class ComplaintCountTest {

	private static final ComplaintGroup GROUP = new ComplaintGroup("VALIDITY", "BASE", "", "1", true, false);

	/** Of 500 on 10 in 1,000: mean 5, sigma² 5 x 1.5, so more than 13.2. */
	@ParameterizedTest
	@CsvSource(textBlock = """
			# expiries and feedback before, now, stands out
			1000, 10, 500,  13, false
			1000, 10, 500,  14, true
			10,   1,  10,   5,  false
			10,   1,  10,   6,  true
			10,   0,  3,    4,  false
			10,   0,  3,    5,  true
			0,    0,  3,    9,  false
			1000, 500, 100, 50, false
			1000, 500, 100, 5,  false
			""")
	void standsOutBeyondThreeSigmaAndFromFiveOn(long expiriesBefore, long feedbackBefore, long expiries, long feedback,
			boolean standsOut) {
		ComplaintCount before = new ComplaintCount(expiriesBefore, feedbackBefore);

		assertThat(new ComplaintCount(expiries, feedback).standsOutOf(before)).isEqualTo(standsOut);
	}

	@Test
	void reckonsWithAnyNumber() {
		ComplaintCount before = new ComplaintCount(4_000_000_000L, 2_000_000_000L);

		assertThat(new ComplaintCount(4_000_000_000L, 2_000_300_000L).standsOutOf(before)).isTrue();
		assertThat(new ComplaintCount(4_000_000_000L, 2_000_100_000L).standsOutOf(before)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "700, 3, 4.29", "8000, 1, 0.13", "16000, 1, 0.06", "1000, 0, 0.00", "2, 3, 1500.00" })
	void countsPerThousandWithTwoDecimals(long expiries, long feedback, BigDecimal perThousand) {
		assertThat(new ComplaintCount(expiries, feedback).perThousand()).isEqualTo(perThousand);
	}

	@ParameterizedTest
	@CsvSource({ "2024-12-22, 2024-12-16", "2024-12-23, 2024-12-23", "2025-01-01, 2024-12-30" })
	void callsAWeekByItsMonday(LocalDate day, LocalDate monday) {
		assertThat(ComplaintWeeks.weekOf(day)).isEqualTo(monday);
	}

	@ParameterizedTest
	@CsvSource({ "2023-12-18, false", "2023-12-25, true", "2024-12-29, true", "2024-12-30, false" })
	void measuresAWeekByTheFiftyThreeBeforeIt(LocalDate before, boolean standsOut) {
		LocalDate week = LocalDate.parse("2024-12-30");
		ComplaintWeeks weeks = new ComplaintWeeks();
		weeks.add(before, GROUP, new ComplaintCount(1000, 0));
		weeks.add(week, GROUP, new ComplaintCount(10, 5));
		weeks.add(before, new ComplaintGroup("DORMANCY", "BASE", "", "1", true, false), new ComplaintCount(1, 0));

		assertThat(weeks.standsOut(week, GROUP)).isEqualTo(standsOut);
	}

}
