package io.pointexpiry.domain;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.pointexpiry.domain.LotBuilder.aLot;
import static io.pointexpiry.domain.PolicyBuilder.history;
import static io.pointexpiry.domain.PolicyBuilder.policyOf;
import static org.assertj.core.api.Assertions.assertThat;

/** How a date came about, and which lots a policy touches. */
class LotDatesExplainedTest {

	private static final Member MEMBER = Members.ofTier("");

	/** KT: two years; from 2016 until 31 December, open lots protected for 90 days. */
	private static final LotDates KT = new LotDates(
			history(policyOf(2014).valid("P2Y"), policyOf(2016).protecting("P90D").valid("P0D YEAR")));

	@Test
	void explainsTheArithmeticStepByStep() {
		Lot lot = aLot().earnedOn("2015-06-01").promisedUntil(LocalDate.of(2017, 1, 14)).build();

		List<DatingStep> steps = KT.explain(lot, MEMBER, Activities.NONE, LocalDate.of(2016, 1, 1));

		assertThat(steps).hasSize(2);
		DatingStep last = steps.get(1);
		assertThat(last.entryIndex()).isZero();
		assertThat(last.anchor()).isEqualTo("2015-06-01");
		assertThat(last.counting()).isEqualTo(new Validity.Counting(LocalDate.of(2015, 6, 1),
				LastDay.on(LocalDate.of(2015, 12, 31)), LastDay.on(LocalDate.of(2015, 12, 31))));
		assertThat(last.protectedUntil()).isEqualTo("2016-12-31");
		assertThat(last.floor()).isEqualTo("2017-01-14");
		assertThat(last.chosen()).isEqualTo(new LotDating.Dated(LocalDate.of(2016, 12, 31), "2016",
				Reason.POLICY_CHANGE, LocalDate.of(2017, 6, 1)));
		assertThat(last.dating()).isEqualTo(KT.dateOf(lot, MEMBER, Activities.NONE, LocalDate.of(2016, 1, 1)));
	}

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			middle_protection, middle, new_protection, new,   touched
			                 , P3Y,                  , P1Y,   false
			                 , P3Y,    P90D,           P3Y,   true
			                 , P2Y,    P90D,           P24M,  false
			P90D,              P3Y,    P90D,           P36M,  false
			P90D,              P3Y,    P90D,           P2Y,   true
			""")
	void aPolicyTouchesOlderLotsOnlyWhereItsEntryDiffers(@Nullable String middleProtection, String middle,
			@Nullable String newProtection, String newer, boolean touched) {
		LotDates dates = new LotDates(
				history(policyOf(2014).valid("P2Y"), policyOf(2015).protecting(middleProtection).valid(middle)));
		Policy newPolicy = policyOf(2016).protecting(newProtection).valid(newer).build();

		assertThat(dates.touchedBy(newPolicy, "BASE", "")).isEqualTo(touched);
	}

}
