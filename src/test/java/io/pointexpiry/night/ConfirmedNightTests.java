package io.pointexpiry.night;

import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An expiry is told with the last day on which the points could be used, and its cause.
 *
 * @see "rules.md#events"
 */
class ConfirmedNightTests {

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void namesTheDayThatTookPointsByDormancyAndTheirOwnDateOtherwise(TestDatabase database) {
		String policy = Policies.quiet("{period: P1Y}", "dormancy: [{dormant-after: P5D, expire-after: P10D}]",
				"notices: {expiry-before: [P3D], confirm-expiry: true}", "notice-guard: none");
		try (Nights nights = Nights.of(database, policy)) {
			nights.members("member_id,phone,joined_on\nM1,01012345671,2025-01-01\n").lots("""
					lot_id,member_id,earned_on,points,expires_on
					LAPSES,M1,2025-01-01,10,
					OWN,M1,2025-01-01,20,2025-01-12
					""").hold("M1");
			nights.run("2025-01-10");
			nights.run("2025-01-13");
			nights.sql("update hold set released_at = placed_at");

			assertThat(nights.happened(nights.run("2025-01-14"))).containsExactlyInAnyOrder(
					"2025-01-14 LAPSES expired 10 DORMANCY", "2025-01-14 OWN expired 20 VALIDITY",
					"2025-01-14 M1 told EXPIRED 2025-01-12 20", "2025-01-14 M1 told EXPIRED 2025-01-14 10");
			assertThat(nights.rows("select body from notice where business_date = date '2025-01-14'").get(0))
				.contains("10 points expired because your account was inactive. Last day: 2025-01-14.");

			nights.reverse("2025-01-14", "wrong file");

			assertThat(nights.told()).contains("2025-01-15 M1 REVERSED 2025-01-12 - 20 PUBLISHED")
				.contains("2025-01-15 M1 REVERSED 2025-01-14 - 10 PUBLISHED");
		}
	}

}
