package io.pointexpiry.night;

import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who becomes dormant, who comes back, what lapses by it, and what late activity returns.
 *
 * @see "rules.md#dormancy"
 */
class DormancyNightTests {

	private static final String SHORT = """
			dormancy: [{when: {tier: [VVIP]}, exempt: true}, \
			{dormant-after: P3D, expire-after: P6D, counts: [LOGIN, REDEEM], count-from: activity}]""";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void followsMembersIntoDormancyAndBackAndTakesPointsOnTheDormancyDay(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: NEVER}", SHORT))) {
			nights.members("""
					member_id,joined_on,tier
					M1,2025-01-01,
					M2,2025-01-01,
					M3,2025-01-01,VVIP
					M4,2025-01-01,
					""").lots("""
					lot_id,member_id,earned_on,points
					L1,M1,2025-01-01,10
					L2,M2,2025-01-01,20
					L3,M3,2025-01-01,40
					L4,M4,2025-01-01,80
					""").activity("member_id,type,occurred_on\nM2,LOGIN,2025-01-05\nM1,EARN,2025-01-05\n").hold("M4");

			String diary = nights.diary("2025-01-01", "2025-01-11");

			assertThat(diary).isEqualTo("""
					2025-01-04 M1 DORMANT
					2025-01-04 M2 DORMANT
					2025-01-04 M4 DORMANT
					2025-01-05 M2 ACTIVE
					2025-01-07 L1 expired 10 DORMANCY
					2025-01-07 L4 HOLD
					2025-01-08 L4 HOLD
					2025-01-08 M2 DORMANT
					2025-01-09 L4 HOLD
					2025-01-10 L4 HOLD
					2025-01-11 L2 expired 20 DORMANCY
					2025-01-11 L4 HOLD
					""");
			assertThat(nights.report("balances")).isEqualToNormalizingNewlines("""
					member_id,tier,state,open_lots,points,next_expires_on,next_points,inactive_since
					M1,,DORMANT,0,0,,,2025-01-01
					M2,,DORMANT,0,0,,,2025-01-05
					M3,VVIP,ACTIVE,1,40,,,2025-01-01
					M4,,DORMANT,1,80,,,2025-01-01
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesNoLotByDormancyBeforeItsFloorNorOneThatIsDueByItsOwnDate(TestDatabase database) {
		try (Nights nights = Nights.of(database,
				Policies.quiet("{when: {kind: [DAYS]}, period: P6D}, {period: NEVER}", SHORT))) {
			nights.members("member_id,joined_on\nM1,2025-01-01\n").lots("""
					lot_id,member_id,kind,earned_on,points
					FLOOR,M1,,2025-01-01,10
					OWN,M1,DAYS,2025-01-01,20
					LATER,M1,DAYS,2025-01-03,40
					""");
			nights.sql("update point_lot set floor_on = date '2025-01-09' where lot_id = 'FLOOR'");

			String diary = nights.diary("2025-01-05", "2025-01-10");

			assertThat(diary).isEqualTo("""
					2025-01-05 M1 DORMANT
					2025-01-07 LATER expired 40 DORMANCY
					2025-01-07 OWN expired 20 VALIDITY
					2025-01-09 FLOOR expired 10 DORMANCY
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void keepsPointsThatArriveWhileTheirOwnerIsDormantUntilTheyCouldBeWarnedOf(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P1Y}", """
				dormancy: [{dormant-after: P3D, expire-after: P6D, warn-before: [P4D, P2D], count-from: activity}]""",
				"notices: {expiry-before: [P3D], minimum-points: 5}", "notice-guard: {defer: P9D, at-most: 2}"))) {
			nights.members("member_id,joined_on,phone\nM1,2025-01-01,01012345671\n")
				.lots("lot_id,member_id,earned_on,points\nOLD,M1,2025-01-01,10\n");
			String before = nights.diary("2025-01-01", "2025-01-07");
			nights.lots("lot_id,member_id,earned_on,points\nNEW,M1,2025-01-09,20\n");
			assertThat(nights.get(DueCounts.class).on(java.time.LocalDate.parse("2025-01-09"))).isEmpty();

			String after = nights.diary("2025-01-08", "2025-01-13");

			assertThat(before).isEqualTo("""
					2025-01-02 M1 told DORMANCY_WARNING 2025-01-07 P4D 10
					2025-01-04 M1 DORMANT
					2025-01-04 M1 told DORMANCY_WARNING 2025-01-07 P2D 10
					2025-01-07 OLD expired 10 DORMANCY
					""");
			assertThat(after).isEqualTo("""
					2025-01-09 M1 told DORMANCY_WARNING 2025-01-13 P4D 20
					2025-01-10 M1 told DORMANCY_WARNING 2025-01-13 P2D 20
					2025-01-13 NEW expired 20 DORMANCY
					""");
			assertThat(nights.expiries()).contains("EXPIRY NEW DORMANCY 20 2026-01-09 1 2025-01-11");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesBackWhatAnActivityThatArrivesLateWouldHavePrevented(TestDatabase database) {
		try (Nights nights = Nights.of(database,
				Policies.quiet("{when: {kind: [WEEK]}, period: P8D}, {period: P1Y}", SHORT))) {
			nights.members("member_id,joined_on\nM1,2025-01-01\nM2,2025-01-01\n").lots("""
					lot_id,member_id,kind,earned_on,points
					PAST,M1,WEEK,2025-01-01,10
					AHEAD,M1,BASE,2025-01-01,20
					OTHER,M2,BASE,2025-01-01,40
					""");
			nights.each("2025-01-01", "2025-01-08");
			nights
				.activity("member_id,type,occurred_on\nM1,LOGIN,2025-01-06\nM2,EARN,2025-01-06\nM2,LOGIN,2025-01-08\n");

			String diary = nights.diary("2025-01-09", "2025-01-24");

			assertThat(diary).isEqualTo("""
					2025-01-09 AHEAD~1 given back 20
					2025-01-09 PAST~1 given back 10
					2025-01-09 AHEAD~1 promised until 2025-01-23
					2025-01-09 PAST~1 promised until 2025-01-23
					2025-01-09 M2 ACTIVE
					2025-01-11 M2 DORMANT
					2025-01-23 AHEAD~1 expired 20 DORMANCY
					2025-01-23 PAST~1 expired 10 VALIDITY
					""");
			assertThat(nights.expiries()).isEqualTo("""
					2025-01-07.1 EXPIRY AHEAD DORMANCY 20 2026-01-01 1 -
					2025-01-07.1 EXPIRY PAST DORMANCY 10 2025-01-09 1 -
					2025-01-07.1 EXPIRY OTHER DORMANCY 40 2026-01-01 1 -
					2025-01-09.1 REINSTATEMENT AHEAD~1 DORMANCY 20 2026-01-01 1 -
					2025-01-09.1 REINSTATEMENT PAST~1 DORMANCY 10 2025-01-09 1 -
					2025-01-23.1 EXPIRY AHEAD~1 DORMANCY 20 2026-01-01 1 -
					2025-01-23.1 EXPIRY PAST~1 VALIDITY 10 2025-01-23 1 -
					""");
			assertThat(nights.report("summary")).contains("2025-01-09,BASE,0,0,0,0,0,0,0,0,20,0,20",
					"2025-01-09,WEEK,0,0,0,0,0,0,0,0,10,0,10");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesPointsBackOnceEvenIfMoreLateActivityArrives(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P1Y}", SHORT))) {
			nights.members("member_id,joined_on\nM1,2025-01-01\n")
				.lots("lot_id,member_id,earned_on,points\nL,M1,2025-01-01,10\n");
			nights.each("2025-01-06", "2025-01-07");
			nights.activity("member_id,type,occurred_on\nM1,LOGIN,2025-01-05\n");
			nights.run("2025-01-08");
			nights.activity("member_id,type,occurred_on\nM1,LOGIN,2025-01-06\n");
			nights.rerun("2025-01-08");
			nights.members("member_id,tier\nM1,VVIP\n");
			nights.run("2025-01-09");

			assertThat(nights.lots()).isEqualTo("""
					L 0 EXPIRED 2026-01-01 1 VALIDITY
					L~1 10 OPEN 2026-01-01 1 VALIDITY
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesNothingBackForAChangeOfTier(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P1Y}", SHORT))) {
			nights.members("member_id,joined_on\nM1,2025-01-01\n")
				.lots("lot_id,member_id,earned_on,points\nL,M1,2025-01-01,10\n");
			nights.each("2025-01-06", "2025-01-07");
			nights.members("member_id,tier\nM1,VVIP\n");

			assertThat(nights.diary("2025-01-08", "2025-01-09")).isEqualTo("2025-01-08 M1 ACTIVE\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsWhatAnOnlineServiceRedeemedAsActivityAndPostsIt(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P10D}", SHORT))) {
			nights.members("member_id,joined_on\nM1,2025-01-01\n").lots("""
					lot_id,member_id,earned_on,points
					ALL,M1,2025-01-01,100
					PART,M1,2025-01-01,100
					""");
			nights.run("2025-01-04");
			assertThat(nights.books().redeem("R1", "ALL", "M1", "2025-01-05", 100)).isTrue();
			assertThat(nights.books().redeem("R2", "PART", "M1", "2025-01-06", 60)).isTrue();

			String diary = nights.diary("2025-01-05", "2025-01-12");

			assertThat(diary).isEqualTo("""
					2025-01-05 M1 ACTIVE
					2025-01-09 M1 DORMANT
					2025-01-11 PART expired 40 VALIDITY
					""");
			assertThat(nights.books().redeem("R3", "PART", "M1", "2025-01-11", 1)).isFalse();
			assertThat(nights.rows("select redemption_id, posted_on from redemption order by redemption_id"))
				.containsExactly("R1 2025-01-05", "R2 2025-01-06");
			assertThat(nights.lots()).startsWith("ALL 0 SPENT");
			assertThat(nights.report("summary")).contains("2025-01-06,BASE,100,0,60,0,0,0,0,0,0,0,40",
					"2025-01-11,BASE,40,0,0,0,40,0,0,0,0,0,0");
		}
	}

}
