package io.pointexpiry.night;

import java.time.LocalDate;

import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What members hear who were told a date that an amendment changed. Of the member's two
 * lots the announced policy touches L1 only.
 *
 * @see "rules.md#edited-policies"
 */
class ToldAgainTests {

	private static final String NOTICES = "    notices: {expiry-before: [P1D]}\n";

	private static final String FIRST = Policies.policy("1", "2025-01-01", "validity: [{period: P20D}]") + NOTICES;

	private static final String SECOND = Policies.policy("2", "2025-01-06", "announced-on: 2025-01-03",
			"applies-to: open-lots", "protection: P1D",
			"validity: [{when: {kind: [BASE]}, period: P16D}, {period: P20D}]") + NOTICES;

	private static final String ANNOUNCED = "2025-01-04 M1 POLICY_CHANGE 2025-01-17 - 10 PUBLISHED\n";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void onlyLotsThatADeletedPolicyTouchedAreToldOfAgain(TestDatabase database) {
		try (Nights nights = twoKinds(database, Policies.programme("", FIRST, SECOND))) {
			nights.run("2025-01-03");
			nights.policy(Policies.programme("", FIRST));
			amend(nights, "2", "2025-01-04");

			nights.run("2025-01-04");

			assertThat(nights.told()).isEqualTo(ANNOUNCED + "2025-01-05 M1 POLICY_CHANGE 2025-01-21 - 10 PUBLISHED\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void onlyTouchedLotsAreToldOfAPolicyThatIsAmendedWhenItTakesEffect(TestDatabase database) {
		String policy = Policies.programme("", FIRST, SECOND);
		try (Nights nights = twoKinds(database, policy)) {
			nights.run("2025-01-03");
			nights.run("2025-01-05");
			nights.policy(policy.replace("P16D", "P18D"));
			amend(nights, "2", "2025-01-06");

			nights.run("2025-01-06");

			assertThat(nights.told()).isEqualTo(ANNOUNCED + "2025-01-07 M1 POLICY_CHANGE 2025-01-19 - 10 PUBLISHED\n");
			nights.run("2025-01-07");
			assertThat(nights.told().lines()).hasSize(2);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aLotThatTheAmendedPolicyTouchesNoMoreIsToldOfBesideOneThatItTouches(TestDatabase database) {
		String both = Policies.programme("", FIRST, SECOND.replace("[BASE]", "[BASE, GIFT]"));
		try (Nights nights = twoKinds(database, both)) {
			nights.run("2025-01-03");
			nights.policy(Policies.programme("", FIRST, SECOND));
			amend(nights, "2", "2025-01-04");

			nights.run("2025-01-04");

			assertThat(nights.told()).isEqualTo("""
					2025-01-04 M1 POLICY_CHANGE 2025-01-17 - 10 PUBLISHED
					2025-01-04 M1 POLICY_CHANGE 2025-01-18 - 400 PUBLISHED
					2025-01-05 M1 POLICY_CHANGE 2025-01-22 - 400 PUBLISHED
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aLotThatHasNoEndAnyMoreIsToldSoAndToldWhenItHasOneAgain(TestDatabase database) {
		String warned = Policies.quiet("{period: P20D}", "notices: {expiry-before: [P18D]}");
		try (Nights nights = twoKinds(database, warned)) {
			nights.run("2025-01-02");
			nights.policy(warned.replace("{period: P20D}", "{when: {kind: [BASE]}, period: NEVER}, {period: P20D}"));
			amend(nights, "1", "2025-01-03");

			nights.run("2025-01-03");

			assertThat(nights.rows("select body from notice where send_on = date '2025-01-04'")).singleElement()
				.asString()
				.contains("10 points will never expire; before, the last day was 2025-01-21.");
			assertThat(nights.report("notices")).contains(",M1,POLICY_CHANGE,,10,,SMS,PUBLISHED");
			nights.policy(warned.replace("P20D", "P60D"));
			amend(nights, "1", "2025-01-04");
			nights.run("2025-01-04");
			assertThat(nights.rows("select body from notice where send_on = date '2025-01-05'")).singleElement()
				.asString()
				.contains("10 points can be used until 2025-03-02 (before: without end)");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void whoseLotsHadNoEndIsToldThatTheyHaveNoneAgain(TestDatabase database) {
		String endless = FIRST.replace("P20D", "NEVER");
		try (Nights nights = twoKinds(database,
				Policies.programme("", endless, SECOND.replace("{period: P20D}]", "{period: NEVER}]")))) {
			nights.run("2025-01-03");
			assertThat(nights.told()).isEqualTo(ANNOUNCED);
			nights.policy(Policies.programme("", endless));
			amend(nights, "2", "2025-01-04");

			nights.run("2025-01-04");

			assertThat(nights.rows("select body from notice where send_on = date '2025-01-05'")).singleElement()
				.asString()
				.contains("10 points will never expire; before, the last day was 2025-01-17.");
			nights.run("2025-01-05");
			assertThat(nights.told().lines()).hasSize(2);
		}
	}

	private static Nights twoKinds(TestDatabase database, String policy) {
		return Nights.of(database, policy).members("member_id,joined_on,phone\nM1,2024-01-01,010-1111-1111\n").lots("""
				lot_id,member_id,kind,earned_on,points
				L1,M1,BASE,2025-01-01,10
				L2,M1,GIFT,2025-01-02,400
				""");
	}

	private static void amend(Nights nights, String version, String nextDay) {
		nights.get(AppliedPolicies.class)
			.amend(version, LocalDate.parse(nextDay), "a slip of the pen", "owner", Nights.NOW);
	}

}
