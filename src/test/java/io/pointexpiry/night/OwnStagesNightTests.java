package io.pointexpiry.night;

import java.util.List;

import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Members who want to be told at other times than everybody.
 *
 * @see "rules.md#own-stages"
 */
class OwnStagesNightTests {

	/** Points last a month; everybody is warned a week before. */
	private static final String POLICY = Policies.quiet("{period: P1M}", "notices: {expiry-before: [P7D]}");

	private static final String LOTS = "lot_id,member_id,earned_on,points\n";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsAMemberAtTheirOwnStagesBesideThoseOfThePolicy(TestDatabase database) {
		try (Nights nights = Nights.of(database, POLICY)) {
			nights.members("""
					member_id,phone,notices_on
					M1,01012345671,P10D P2D
					M2,01012345672,
					M3,01012345673,P1W
					""").lots(LOTS + "L1,M1,2025-01-01,10\nL2,M2,2025-01-01,20\nL3,M3,2025-01-01,30\n");

			nights.each("2025-01-20", "2025-01-31");

			assertThat(warnings(nights)).containsExactly("2025-01-22 M1 EXPIRY_WARNING 2025-02-01 P10D 10",
					"2025-01-25 M1 EXPIRY_WARNING 2025-02-01 P7D 10", "2025-01-25 M2 EXPIRY_WARNING 2025-02-01 P7D 20",
					"2025-01-25 M3 EXPIRY_WARNING 2025-02-01 P7D 30", "2025-01-30 M1 EXPIRY_WARNING 2025-02-01 P2D 10");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsAtOnceWhereTheDayOfAnOwnStageHasPassed(TestDatabase database) {
		try (Nights nights = Nights.of(database, POLICY)) {
			nights.members("member_id,phone,notices_on\nM1,01012345671,\nM2,01012345672,P20D\n")
				.lots(LOTS + "L1,M1,2025-01-01,10\n");
			nights.each("2025-01-18", "2025-01-19");

			nights.members("member_id,notices_on\nM1,P15D\n").lots(LOTS + "L2,M2,2025-01-05,20\n");
			nights.each("2025-01-20", "2025-01-20");

			assertThat(warnings(nights)).containsExactly("2025-01-21 M1 EXPIRY_WARNING 2025-02-01 P15D 10",
					"2025-01-21 M2 EXPIRY_WARNING 2025-02-05 P20D 20");
		}
	}

	/** Nobody is owed a warning for a stage that only the member asked for. */
	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void letsALotGoThatIsTooShortLivedForThePolicysStages(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P5D}", "notices: {expiry-before: [P7D]}"))) {
			nights.members("member_id,phone,notices_on\nM1,,P2D\n").lots(LOTS + "L1,M1,2025-01-01,10\n");

			nights.each("2025-01-02", "2025-01-06");

			assertThat(nights.count("select count(*) from expiry_record where lot_id = 'L1'")).isOne();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsNothingOfAnOwnStageWhereThePolicyMakesNoNotices(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P1M}"))) {
			nights.members("member_id,phone,notices_on\nM1,01012345671,P10D\n").lots(LOTS + "L1,M1,2025-01-01,10\n");

			nights.each("2025-01-20", "2025-02-01");

			assertThat(warnings(nights)).isEmpty();
		}
	}

	private static List<String> warnings(Nights nights) {
		return nights.told()
			.lines()
			.filter((line) -> line.contains("EXPIRY_WARNING"))
			.map((line) -> line.replaceFirst(" \\w+$", ""))
			.toList();
	}

}
