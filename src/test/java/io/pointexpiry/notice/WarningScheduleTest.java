package io.pointexpiry.notice;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a text becomes stale.
 *
 * @see "rules.md#stages"
 */
class WarningScheduleTest {

	private static final LocalDate EXPIRES = LocalDate.of(2024, 12, 31);

	private static final List<Period> STAGES = List.of(Period.ofMonths(1), Period.ofDays(3), Period.ofMonths(2));

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			send_on,    next_stage
			2024-10-31, 2024-11-30
			2024-11-29, 2024-11-30
			2024-11-30, 2024-12-28
			2024-12-27, 2024-12-28
			2024-12-28,
			2024-12-31,
			""")
	void aTextIsStaleOnTheDayOfTheNextCloserStage(LocalDate sendOn, @Nullable LocalDate nextStage) {
		assertThat(new WarningSchedule(STAGES, sendOn).nextStageOn(EXPIRES)).isEqualTo(nextStage);
	}

}
