package io.pointexpiry.night;

import io.pointexpiry.closing.CloseReport;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When the dates of lots change: a new policy, an activity, another tier, missing data,
 * an extension.
 *
 * @see "rules.md#the-date-of-a-lot"
 */
class DatesNightTests {

	private static final String MEMBER = "member_id,phone\nM1,01012345671\n";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void movesDatesOnTheDayAPolicyTakesEffectAndNotBeforeItsProtectionEnds(TestDatabase database) {
		String policy = Policies.programme("", Policies.policy("1", "2020-01-01", "validity: [{period: P1Y}]"),
				Policies.policy("2", "2025-01-10", "validity: [{when: {kind: [LONG]}, period: P2Y}, {period: P10D}]",
						"applies-to: open-lots", "protection: P5D"));
		try (Nights nights = Nights.of(database, policy)) {
			nights.members(MEMBER).lots("""
					lot_id,member_id,kind,earned_on,points,expires_on
					CHANGED,M1,BASE,2024-12-20,1,
					LONGER,M1,LONG,2024-12-20,2,
					NEW,M1,BASE,2025-01-10,4,
					OLD,M1,BASE,2024-01-12,8,
					OWN,M1,BASE,2024-12-20,16,2025-06-30
					""");
			nights.run("2025-01-09");
			String before = nights.lots();

			String diary = nights.diary("2025-01-10", "2025-01-20");

			assertThat(before).isEqualTo("""
					CHANGED 1 OPEN 2025-12-20 1 VALIDITY
					LONGER 2 OPEN 2025-12-20 1 VALIDITY
					NEW 4 OPEN - - -
					OLD 8 OPEN 2025-01-12 1 VALIDITY
					OWN 16 OPEN 2025-06-30 1 VALIDITY
					""");
			assertThat(diary).isEqualTo("""
					2025-01-12 OLD expired 8 VALIDITY
					2025-01-15 CHANGED expired 1 POLICY_CHANGE
					2025-01-20 NEW expired 4 VALIDITY
					""");
			assertThat(nights.lots()).isEqualTo("""
					CHANGED 0 EXPIRED 2025-01-15 2 POLICY_CHANGE
					LONGER 2 OPEN 2026-12-20 2 VALIDITY
					NEW 0 EXPIRED 2025-01-20 2 VALIDITY
					OLD 0 EXPIRED 2025-01-12 1 VALIDITY
					OWN 16 OPEN 2025-06-30 2 VALIDITY
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsFromTheLatestActivityOnceItsDayIsClosed(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P5D, anchor: activity, counts: [EARN]}"))) {
			nights.members(MEMBER).lots("lot_id,member_id,earned_on,points\nL1,M1,2025-01-01,10\n");
			nights
				.activity("member_id,type,occurred_on\nM1,EARN,2025-01-04\nM1,LOGIN,2025-01-05\nM1,EARN,2025-01-10\n");

			nights.each("2025-01-02", "2025-01-03");
			String untilThe3rd = nights.lots();
			nights.run("2025-01-04");
			String onThe4th = nights.lots();

			assertThat(untilThe3rd).isEqualTo("L1 10 OPEN 2025-01-06 1 VALIDITY\n");
			assertThat(onThe4th).isEqualTo("L1 10 OPEN 2025-01-09 1 VALIDITY\n");
			assertThat(nights.diary("2025-01-05", "2025-01-10")).isEqualTo("2025-01-09 L1 expired 10 VALIDITY\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void datesLotsByANewTierFromTheNextNightOn(TestDatabase database) {
		try (Nights nights = Nights.of(database,
				Policies.quiet("{when: {tier: [VVIP]}, period: P20D}, {period: P10D}"))) {
			nights.members(MEMBER).lots("lot_id,member_id,earned_on,points\nL1,M1,2025-01-01,10\n");
			nights.run("2025-01-05");
			nights.members("member_id,tier\nM1,VVIP\n");
			nights.run("2025-01-06");

			assertThat(nights.lots()).isEqualTo("L1 10 OPEN 2025-01-21 1 VALIDITY\n");
			nights.run("2025-01-12");
			nights.members("member_id,tier\nM1,\n");

			assertThat(nights.diary("2025-01-13", "2025-01-13")).isEqualTo("2025-01-13 L1 expired 10 VALIDITY\n");
			assertThat(nights.report("expiries")).contains("2025-01-13,2025-01-13,EXPIRY,M1,L1,BASE,,VALIDITY,10");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void refusesALotThatItCanNotDateAndListsItAsNewOnce(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P0D, round-up: BIRTH-MONTH}"))) {
			nights.members(MEMBER).lots("lot_id,member_id,earned_on,points\nL1,M1,2025-01-10,10\n");

			CloseReport before = nights.run("2025-01-09");
			CloseReport first = nights.run("2025-01-10");
			CloseReport second = nights.run("2025-01-11");
			nights.members("member_id,birth_month\nM1,1\n");
			CloseReport healed = nights.run("2025-01-12");

			assertThat(before.newlyListed()).isZero();
			assertThat(first.newlyListed()).isEqualTo(1);
			assertThat(second.newlyListed()).isZero();
			assertThat(nights.happened(second)).containsExactly("2025-01-11 L1 REFUSED the member has no birth_month");
			assertThat(nights.happened(healed)).isEmpty();
			assertThat(nights.lots()).isEqualTo("L1 10 OPEN 2025-01-31 1 VALIDITY\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void extendsALotOnceTellsItAndTakesItLater(TestDatabase database) {
		String policy = Policies.quiet("{period: P10D}", "notices: {expiry-before: [P3D]}",
				"extensions: [{name: loyal, when: {kind: [BASE], minimum-points: 100}, grant-before: P2D, extend-by: P3D}]");
		try (Nights nights = Nights.of(database, policy)) {
			nights.members(MEMBER).lots("""
					lot_id,member_id,earned_on,points
					FEW,M1,2025-01-01,99
					MANY,M1,2025-01-01,100
					""");

			String diary = nights.diary("2025-01-06", "2025-01-15");

			assertThat(diary).isEqualTo("""
					2025-01-07 M1 told EXPIRY_WARNING 2025-01-11 P3D 199
					2025-01-09 MANY extended until 2025-01-14 by loyal
					2025-01-09 M1 told EXTENDED 2025-01-14 100
					2025-01-10 M1 told EXPIRY_WARNING 2025-01-14 P3D 100
					2025-01-11 FEW expired 99 VALIDITY
					2025-01-14 MANY expired 100 VALIDITY
					""");
			assertThat(nights.report("extensions")).isEqualToNormalizingNewlines("""
					business_date,member_id,lot_id,name,points,old_expires_on,expires_on
					2025-01-09,M1,MANY,loyal,100,2025-01-11,2025-01-14
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void leavesLotsOfMembersWhoLeftAloneOrTakesThemAsThePolicySays(TestDatabase database) {
		for (String withdrawal : new String[] { "keep", "expire" }) {
			try (Nights nights = Nights.of(database,
					Policies.quiet("{when: {kind: [BIRTH]}, period: P0D, round-up: BIRTH-MONTH}, {period: P10D}",
							"withdrawal: " + withdrawal))) {
				nights.members(MEMBER).lots("""
						lot_id,member_id,kind,earned_on,points
						L1,M1,BASE,2025-01-01,10
						L2,M1,BIRTH,2025-01-01,20
						""");
				nights.members("member_id,birth_month\nM1,6\n").run("2025-01-05");
				nights.members("member_id,status\nM1,WITHDRAWN\n");

				String diary = nights.diary("2025-01-06", "2025-01-12");

				assertThat(diary).isEqualTo(withdrawal.equals("keep") ? "" : """
						2025-01-06 L1 expired 10 WITHDRAWAL
						2025-01-06 L2 expired 20 WITHDRAWAL
						""");
			}
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void recordsThePolicyThatGaveTheDateBeneathAnExtension(TestDatabase database) {
		String policy = Policies.programme("", Policies.policy("old", "2025-01-01", "validity: [{period: P20D}]"),
				Policies.policy("new", "2025-01-15", "applies-to: open-lots", "protection: P30D",
						"validity: [{period: P5D}]", "extensions: [{name: loyal, grant-before: P2D, extend-by: P3D}]"));
		try (Nights nights = Nights.of(database, policy)) {
			nights.members(MEMBER).lots("lot_id,member_id,earned_on,points\nL1,M1,2025-01-01,10\n");
			nights.run("2025-01-19");
			nights.members("member_id,tier\nM1,VIP\n").run("2025-01-24");

			assertThat(nights.expiries()).isEqualTo("2025-01-24.1 EXPIRY L1 VALIDITY 10 2025-01-24 old -\n");
		}
	}

}
