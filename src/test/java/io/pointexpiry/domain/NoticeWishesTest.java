package io.pointexpiry.domain;

import java.time.Period;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Stages that a member asked for.
 *
 * @see "rules.md#own-stages"
 */
class NoticeWishesTest {

	@ParameterizedTest
	@CsvSource({ "P1D, true", "P7D, true", "P1M, true", "P365D, true", "P12M, true", "P1Y, true", "P0D, false",
			"P-1D, false", "P366D, false", "P1Y1D, false", "P13M, false", "P999999999D, false" })
	void takesStagesFromADayToAYear(String period, boolean taken) {
		assertThat(NoticeWishes.isStage(Period.parse(period))).isEqualTo(taken);
	}

	@Test
	void readsWhatItWrites() {
		NoticeWishes wishes = NoticeWishes.of(false, " P1W  P2D P7D P12M ");

		assertThat(wishes.ownStages()).containsExactly(Period.ofDays(7), Period.ofDays(2), Period.ofYears(1));
		assertThat(wishes.stagesAsText()).isEqualTo("P7D P2D P1Y");
		assertThat(NoticeWishes.of(false, wishes.stagesAsText())).isEqualTo(wishes);
		assertThat(NoticeWishes.NONE.stagesAsText()).isNull();
	}

	@Test
	void followsThePolicysStagesFirst() {
		assertThat(NoticeWishes.of(false, "P2D P7D").beside(List.of(Period.ofMonths(1), Period.ofDays(7))))
			.containsExactly(Period.ofMonths(1), Period.ofDays(7), Period.ofDays(2));
	}

	@Test
	void refusesMoreStagesThanAMemberMayHave() {
		assertThatIllegalArgumentException().isThrownBy(() -> NoticeWishes.of(false, "P1D P2D P3D P4D P5D P6D"))
			.withMessageContaining("at most 5 stages");
	}

}
