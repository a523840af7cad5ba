package io.pointexpiry.notice;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import io.pointexpiry.domain.NoticePlan.QuietHours;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In Berlin, 02:00 to 03:00 is left out on 30 March 2025, and comes twice on 26 October.
 *
 * @see "rules.md#send-hours"
 */
class SendWindowTest {

	@ParameterizedTest
	@CsvSource(textBlock = """
			21:00, 08:00, 2025-03-29, 2025-03-29T08:00+01:00, 2025-03-29T21:00+01:00
			21:00, 08:00, 2025-03-30, 2025-03-30T08:00+02:00, 2025-03-30T21:00+02:00
			21:00, 08:00, 2025-10-26, 2025-10-26T08:00+01:00, 2025-10-26T21:00+01:00
			23:00, 02:30, 2025-03-30, 2025-03-30T03:00+02:00, 2025-03-30T23:00+02:00
			23:00, 02:30, 2025-10-26, 2025-10-26T02:30+01:00, 2025-10-26T23:00+01:00
			02:30, 01:00, 2025-03-30, 2025-03-30T01:00+01:00, 2025-03-30T03:00+02:00
			02:30, 01:00, 2025-10-26, 2025-10-26T01:00+02:00, 2025-10-26T02:30+02:00
			""")
	void leavesNoQuietHourSendableWhereClocksAreChanged(LocalTime from, LocalTime to, LocalDate day, String opens,
			String closes) {
		SendWindow window = new SendWindow(new QuietHours(from, to), ZoneId.of("Europe/Berlin"));

		assertThat(window.opens(day)).hasToString(opens);
		assertThat(window.closes(day)).hasToString(closes);
	}

}
