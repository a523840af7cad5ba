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
 * Two members with one lot each, alike in all but that the books look at the second
 * member again on their own account.
 *
 * @see "rules.md#edited-policies"
 */
class AmendedPolicyTests {

	private static final String FIRST = Policies.policy("1", "2025-01-01", "validity: [{period: P20D}]");

	private static final String SHORTER = Policies.policy("2", "2025-01-04", "validity: [{period: P10D}]",
			"applies-to: open-lots", "protection: P2D");

	private static final String TWO_LOTS = """
			lot_id,member_id,earned_on,points
			L1,M1,2025-01-01,10
			L2,M2,2025-01-01,10
			""";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void likeLotsHaveLikeDatesAfterALatePolicyWasAccepted(TestDatabase database) {
		String late = Policies.programme("", FIRST, SHORTER);
		try (Nights nights = twoLots(database, Policies.programme("", FIRST)); Nights fresh = twoLots(database, late)) {
			nights.run("2025-01-05");
			nights.policy(late);

			NightStoppedException stop = nights.stopOf("2025-01-06");

			assertThat(stop.kind()).isEqualTo(NightStoppedException.Kind.USAGE);
			assertThat(stop)
				.hasMessageContaining("policy 2 is new, but its effective-from, 2025-01-04, is closed already")
				.hasMessageContaining("policy amend VERSION --reason T");
			amend(nights, "2", "2025-01-06");
			nights.run("2025-01-06");
			assertThat(nights.lots()).isEqualTo("""
					L1 10 OPEN 2025-01-11 2 POLICY_CHANGE
					L2 10 OPEN 2025-01-11 2 POLICY_CHANGE
					""");
			fresh.run("2025-01-06");
			assertThat(nights.lots()).isEqualTo(fresh.lots());
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void likeLotsHaveLikeDatesAfterTheDeletionOfAPolicyWasAccepted(TestDatabase database) {
		try (Nights nights = twoLots(database, Policies.programme("", FIRST, SHORTER))) {
			nights.run("2025-01-05");
			nights.policy(Policies.programme("", FIRST));

			assertThat(nights.stopOf("2025-01-06")).hasMessageContaining("policy 2 is gone from the policy file");
			amend(nights, "2", "2025-01-06");
			nights.run("2025-01-06");

			assertThat(nights.lots()).isEqualTo("""
					L1 10 OPEN 2025-01-21 1 VALIDITY
					L2 10 OPEN 2025-01-21 1 VALIDITY
					""");
			nights.policy(Policies.programme("", FIRST, SHORTER));
			assertThat(nights.stopOf("2025-01-07")).hasMessageContaining("policy 2 is new");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void ownDatesFollowTheAmendedPolicyToo(TestDatabase database) {
		String ignored = Policies.quiet("{period: P20D, own-date: ignored}");
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P20D}"))) {
			nights.members("member_id,joined_on\nM1,2024-01-01\n").lots("""
					lot_id,member_id,earned_on,points,expires_on
					L1,M1,2025-01-01,10,2025-01-31
					""").run("2025-01-05");
			nights.policy(ignored);
			amend(nights, "1", "2025-01-06");

			nights.run("2025-01-06");

			assertThat(nights.lots()).isEqualTo("L1 10 OPEN 2025-01-21 1 VALIDITY\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void everybodyIsFollowedWhereDormancyWasAmended(TestDatabase database) {
		String dormant = Policies.quiet("{period: P1Y}",
				"dormancy: [{dormant-after: P3D, expire-after: P60D, count-from: activity}]");
		try (Nights nights = Nights.of(database, dormant)) {
			nights.members("member_id,joined_on\nM1,2025-01-01\nM2,2025-01-01\n").run("2025-01-05");
			String members = "select member_id, dormant_on, lapse_on, dormant_since from member order by member_id";
			assertThat(nights.rows(members)).containsExactly("M1 2025-01-04 2025-03-02 2025-01-05",
					"M2 2025-01-04 2025-03-02 2025-01-05");
			nights.policy(Policies.quiet("{period: P1Y}"));
			amend(nights, "1", "2025-01-06");

			nights.run("2025-01-06");

			assertThat(nights.rows(members)).containsExactly("M1 - - -", "M2 - - -");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aStageThatAnAmendmentBringsIsMadeGoodAtOnce(TestDatabase database) {
		String few = Policies.quiet("{period: P20D}", "notices: {expiry-before: [P3D]}");
		try (Nights nights = twoLots(database, few)) {
			nights.run("2025-01-05");
			nights.policy(few.replace("[P3D]", "[P18D, P3D]"));
			amend(nights, "1", "2025-01-06");

			nights.run("2025-01-06");

			assertThat(nights.told()).isEqualTo("""
					2025-01-07 M1 EXPIRY_WARNING 2025-01-21 P18D 10 PUBLISHED
					2025-01-07 M2 EXPIRY_WARNING 2025-01-21 P18D 10 PUBLISHED
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aNightThatWasInterruptedBeforeItDecidedDatesEverythingAgain(TestDatabase database) {
		String policy = Policies.programme("surprise: {times: 1, plus: 0}", FIRST);
		try (Nights nights = twoLots(database, policy)) {
			nights.run("2025-01-05");
			String slip = policy.replace("P20D", "P5D");
			nights.policy(slip);
			amend(nights, "1", "2025-01-06");
			assertThat(nights.stopOf("2025-01-06").kind()).isEqualTo(NightStoppedException.Kind.RESUMABLE);
			nights.policy(policy);
			amend(nights, "1", "2025-01-06");

			nights.run("2025-01-06");

			assertThat(nights.lots()).isEqualTo("""
					L1 10 OPEN 2025-01-21 1 VALIDITY
					L2 10 OPEN 2025-01-21 1 VALIDITY
					""");
			assertThat(nights.expiries()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void anAnnouncedPolicyCanNotBeEditedInSilence(TestDatabase database) {
		String announced = Policies.programme("", told(FIRST), told(Policies.policy("2", "2025-01-15",
				"announced-on: 2025-01-03", "applies-to: open-lots", "protection: P1D", "validity: [{period: P16D}]")));
		try (Nights nights = twoLots(database, announced)) {
			nights.run("2025-01-03");
			assertThat(nights.told()).isEqualTo("""
					2025-01-04 M1 POLICY_CHANGE 2025-01-17 - 10 PUBLISHED
					2025-01-04 M2 POLICY_CHANGE 2025-01-17 - 10 PUBLISHED
					""");
			nights.policy(announced.replace("P16D", "P18D"));

			assertThat(nights.stopOf("2025-01-05")).hasMessageContaining("policy 2: validity[0].period: P16D -> P18D");
			amend(nights, "2", "2025-01-04");
			nights.run("2025-01-04");
			assertThat(nights.told()).endsWith("""
					2025-01-05 M1 POLICY_CHANGE 2025-01-19 - 10 PUBLISHED
					2025-01-05 M2 POLICY_CHANGE 2025-01-19 - 10 PUBLISHED
					""");
			nights.policy(Policies.programme("", told(FIRST)));
			amend(nights, "2", "2025-01-05");
			nights.run("2025-01-05");
			assertThat(nights.told()).endsWith("""
					2025-01-06 M1 POLICY_CHANGE 2025-01-21 - 10 PUBLISHED
					2025-01-06 M2 POLICY_CHANGE 2025-01-21 - 10 PUBLISHED
					""");
			nights.run("2025-01-06");
			assertThat(nights.told().lines()).hasSize(6);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void whoWasWarnedOfADateThatAnAmendmentChangedIsToldTheNewOne(TestDatabase database) {
		String warned = Policies.quiet("{period: P20D}", "notices: {expiry-before: [P18D]}");
		try (Nights nights = twoLots(database, warned)) {
			nights.run("2025-01-05");
			nights.policy(warned.replace("P20D", "P60D"));
			amend(nights, "1", "2025-01-06");

			nights.run("2025-01-06");

			assertThat(nights.told()).isEqualTo("""
					2025-01-06 M1 EXPIRY_WARNING 2025-01-21 P18D 10 PUBLISHED
					2025-01-06 M2 EXPIRY_WARNING 2025-01-21 P18D 10 PUBLISHED
					2025-01-07 M1 POLICY_CHANGE 2025-03-02 - 10 PUBLISHED
					2025-01-07 M2 POLICY_CHANGE 2025-03-02 - 10 PUBLISHED
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aPolicyThatNobodyWasToldOfIsEditedFreely(TestDatabase database) {
		String later = Policies.programme("", told(FIRST), told(Policies.policy("2", "2025-03-15",
				"announced-on: 2025-03-03", "applies-to: open-lots", "protection: P1D", "validity: [{period: P16D}]")));
		try (Nights nights = twoLots(database, later)) {
			nights.run("2025-01-03");
			nights.policy(later.replace("P16D", "P18D"));

			assertThat(nights.run("2025-01-04").days()).hasSize(1);
		}
	}

	private static String told(String policy) {
		return policy + "    notices: {expiry-before: [P1D]}\n";
	}

	private static Nights twoLots(TestDatabase database, String policy) {
		return Nights.of(database, policy)
			.members("member_id,joined_on,phone\nM1,2024-01-01,010-1111-1111\nM2,2024-01-01,010-2222-2222\n")
			.lots(TWO_LOTS);
	}

	/** Also a member whom the night looks at on another account. */
	private static void amend(Nights nights, String version, String nextDay) {
		nights.get(AppliedPolicies.class)
			.amend(version, LocalDate.parse(nextDay), "a slip of the pen", "owner", Nights.NOW);
		nights.sql("""
				insert into review (member_id, due_on)
				select member_id, cast(? as date) from member where member_id = 'M2' on conflict do nothing""",
				LocalDate.parse(nextDay));
	}

}
