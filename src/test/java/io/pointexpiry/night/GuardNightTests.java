package io.pointexpiry.night;

import io.pointexpiry.closing.CloseReport;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No member loses points without having been told, unless nobody can tell them.
 *
 * @see "rules.md#the-guard"
 */
class GuardNightTests {

	private static final String MEMBERS = """
			member_id,phone
			M1,01012345671
			M2,
			""";

	private static final String LOTS = """
			lot_id,member_id,earned_on,points
			L1,M1,2024-12-10,10
			L2,M2,2024-12-10,20
			""";

	private static String guarded(String guard, String notices) {
		return Policies.quiet("{when: {kind: [SHORT]}, period: P1D}, {period: P1M}",
				"notices: {expiry-before: [P7D, P3D]" + notices + "}",
				"notice-guard: {defer: P4D, at-most: 2" + guard + "}");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void defersTwiceWhatItCouldNotWarnOfAndThenTakesItUnwarned(TestDatabase database) {
		try (Nights nights = Nights.of(database, guarded("", ""))) {
			nights.members(MEMBERS).lots(LOTS);

			String diary = nights.diary("2025-01-01", "2025-01-19");

			assertThat(diary).isEqualTo("""
					2025-01-02 M1 told EXPIRY_WARNING 2025-01-10 P7D 10
					2025-01-02 M2 told EXPIRY_WARNING 2025-01-10 P7D 20 in vain
					2025-01-06 M1 told EXPIRY_WARNING 2025-01-10 P3D 10
					2025-01-06 M2 told EXPIRY_WARNING 2025-01-10 P3D 20 in vain
					2025-01-10 L1 expired 10 VALIDITY
					2025-01-10 L2 deferred until 2025-01-14
					2025-01-10 M2 told DEFERRED 2025-01-14 P3D 20 in vain
					2025-01-14 L2 deferred until 2025-01-18
					2025-01-14 M2 told DEFERRED 2025-01-18 P3D 20 in vain
					2025-01-18 L2 expired 20 VALIDITY
					""");
			assertThat(nights.expiries()).isEqualTo("""
					2025-01-10.1 EXPIRY L1 VALIDITY 10 2025-01-10 1 2025-01-07
					2025-01-18.1 EXPIRY L2 VALIDITY 20 2025-01-18 1 -
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesAtOnceWhatNobodyCanBeToldOfWhereThePolicySaysSo(TestDatabase database) {
		try (Nights nights = Nights.of(database, guarded(", unreachable: expire", ""))) {
			nights.run("2025-01-01");
			nights.members(MEMBERS).lots(LOTS);

			nights.run("2025-01-10");

			assertThat(nights.lots()).isEqualTo("""
					L1 10 OPEN 2025-01-14 1 VALIDITY
					L2 0 EXPIRED 2025-01-10 1 VALIDITY
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsADeferralAsTheWarningOfItsNewDateOnceItIsTold(TestDatabase database) {
		try (Nights nights = Nights.of(database, guarded("", ""))) {
			nights.run("2025-01-09");
			nights.members(MEMBERS).lots(LOTS);

			String diary = nights.diary("2025-01-10", "2025-01-14");

			assertThat(diary).isEqualTo("""
					2025-01-10 L1 deferred until 2025-01-14
					2025-01-10 L2 deferred until 2025-01-14
					2025-01-10 M1 told DEFERRED 2025-01-14 P3D 10
					2025-01-10 M2 told DEFERRED 2025-01-14 P3D 20 in vain
					2025-01-14 L1 expired 10 VALIDITY
					2025-01-14 L2 deferred until 2025-01-18
					2025-01-14 M2 told DEFERRED 2025-01-18 P3D 20 in vain
					""");
			assertThat(nights.expiries()).isEqualTo("2025-01-14.1 EXPIRY L1 VALIDITY 10 2025-01-14 1 2025-01-11\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void owesNoWarningOfFewPointsOrOfALotTooShortLivedForEveryStage(TestDatabase database) {
		try (Nights nights = Nights.of(database, guarded("", ", minimum-points: 30"))) {
			nights.run("2025-01-07");
			nights.members("member_id,phone\nM1,01012345671\nM2,01012345672\nM3,01012345673\n").lots("""
					lot_id,member_id,kind,earned_on,points
					FEW,M1,BASE,2024-12-10,29
					PART1,M2,BASE,2024-12-10,10
					PART2,M2,BASE,2024-12-10,20
					SHORT,M3,SHORT,2025-01-09,500
					""");

			String diary = nights.diary("2025-01-08", "2025-01-10");

			assertThat(diary).isEqualTo("""
					2025-01-08 M2 told EXPIRY_WARNING 2025-01-10 P3D 30
					2025-01-10 FEW expired 29 VALIDITY
					2025-01-10 PART1 expired 10 VALIDITY
					2025-01-10 PART2 expired 20 VALIDITY
					2025-01-10 SHORT expired 500 VALIDITY
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void defersInACatchUpFromItsLastDayAndTellsOnce(TestDatabase database) {
		try (Nights nights = Nights.of(database, guarded("", ""))) {
			nights.members(MEMBERS).lots(LOTS);
			nights.run("2025-01-01");

			var happened = nights.happened(nights.run("2025-01-12"));

			assertThat(happened).containsExactly("2025-01-10 L1 deferred until 2025-01-16",
					"2025-01-10 L2 deferred until 2025-01-16", "2025-01-12 M1 told DEFERRED 2025-01-16 P3D 10",
					"2025-01-12 M2 told DEFERRED 2025-01-16 P3D 20 in vain");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void withholdsWhatTheDeskHoldsAndListsItAsNewOnce(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P1M}"))) {
			nights.members(MEMBERS).lots(LOTS).hold("M1");
			nights.run("2025-01-09");

			CloseReport first = nights.run("2025-01-10");
			CloseReport second = nights.run("2025-01-11");

			assertThat(first.newlyListed()).isEqualTo(1);
			assertThat(first.listed()).extracting(CloseReport.Listed::toString)
				.containsExactly("lot L1 of member M1, 10 points: HOLD");
			assertThat(second.newlyListed()).isZero();
			assertThat(nights.report("withheld")).isEqualToNormalizingNewlines("""
					business_date,member_id,lot_id,points,expires_on,why,until
					2025-01-10,M1,L1,10,2025-01-10,HOLD,
					2025-01-11,M1,L1,10,2025-01-10,HOLD,
					""");
			nights.sql("update hold set released_at = placed_at");
			assertThat(nights.happened(nights.run("2025-01-12"))).containsExactly("2025-01-12 L1 expired 10 VALIDITY");
		}
	}

}
