package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When an activity that becomes known late gives back what dormancy took, and for how
 * long.
 *
 * @see "rules.md#late-activity"
 */
class LateActivityTest {

	private static final LocalDate LAPSED_ON = LocalDate.parse("2025-01-07");

	private static final LateActivity LATE = new LateActivity(sixDays());

	private static PolicyHistory sixDays() {
		LocalDate first = LocalDate.of(2020, 1, 1);
		DormancyRule exempt = new DormancyRule.Exempt(new Condition(Set.of(), Set.of("VVIP")));
		DormancyRule rule = new DormancyRule.Timed(Condition.ALWAYS, Period.ofDays(3), Period.ofDays(6), List.of(),
				Set.of("LOGIN"), DormancyRule.CountFrom.ACTIVITY);
		Validity entry = new Validity(Condition.ALWAYS, Period.ofYears(1), Validity.Anchor.EARNED, Set.of(),
				DayCount.ANNIVERSARY, null, null, Validity.OwnDate.KEPT);
		return new PolicyHistory(List.of(new Policy("1", first, first, Policy.AppliesTo.NEW_LOTS, null, List.of(entry),
				List.of(exempt, rule), null, null, List.of(), Policy.Withdrawal.KEEP)));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			# type, active on,  known then, would have prevented it
			LOGIN, 2025-01-01,  ,           false
			LOGIN, 2025-01-02,  ,           true
			LOGIN, 2025-01-07,  ,           true
			EARN,  2025-01-06,  ,           false
			LOGIN, 2025-01-02,  2025-01-01, true
			LOGIN, 2025-01-02,  2025-01-02, false
			""")
	void wouldHavePreventedALapseThatKnowingItMovesPastTheDay(String type, LocalDate activeOn,
			@Nullable LocalDate known, boolean prevented) {
		Member member = new Member("M1", "", MemberStatus.ACTIVE, LocalDate.parse("2024-01-01"), null);

		assertThat(LATE.wouldHavePrevented(new LateActivity.Lapse("", known, LAPSED_ON), member,
				new Activities(Map.of(type, activeOn))))
			.isEqualTo(prevented);
	}

	@Test
	void asksOfTheTierThatTheMemberHadThen() {
		Member now = new Member("M1", "VVIP", MemberStatus.WITHDRAWN, LocalDate.parse("2025-01-01"), null);

		assertThat(LATE.wouldHavePrevented(new LateActivity.Lapse("", null, LAPSED_ON), now, Activities.NONE))
			.isFalse();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			# original, new date,   promised
			2025-01-09, 2025-01-24, 2025-01-24
			2025-01-10, 2025-01-24, 2025-01-24
			2025-01-11, 2025-01-11, 2025-01-11
			2025-02-28, 2025-02-28, 2025-01-24
			          ,           , 2025-01-24
			""")
	void keepsADateThatLiesAheadAndGivesTheTimeOfADeferralWhereItIsPast(@Nullable LocalDate original,
			@Nullable LocalDate expiresOn, LocalDate promised) {
		assertThat(LateActivity.timeOf(original, LocalDate.parse("2025-01-10"), Period.ofDays(14)))
			.isEqualTo(new LateActivity.Time(expiresOn, promised));
	}

}
