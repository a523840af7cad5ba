package io.pointexpiry.night;

import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code bundle: MONTH}: the dates of one calendar month are told together.
 *
 * @see "rules.md#bundles"
 */
class BundleNightTests {

	private static final String POLICY = Policies.quiet("{period: P1M}",
			"notices: {expiry-before: [P7D, P3D], bundle: MONTH}", "notice-guard: {defer: P4D, at-most: 2}");

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsTheDatesOfAMonthTogetherTimedByTheFirstAndCountsItForAllOfThem(TestDatabase database) {
		try (Nights nights = Nights.of(database, POLICY)) {
			nights.members("member_id,phone\nM1,01012345671\n").lots("""
					lot_id,member_id,earned_on,points
					TENTH,M1,2024-12-10,10
					LATER,M1,2024-12-25,20
					NEXT,M1,2025-01-03,40
					""");

			String diary = nights.diary("2025-01-01", "2025-02-03");

			assertThat(diary).isEqualTo("""
					2025-01-02 M1 told EXPIRY_WARNING 2025-01-10 P7D 10
					2025-01-02 M1 told EXPIRY_WARNING 2025-01-25 P7D 20
					2025-01-06 M1 told EXPIRY_WARNING 2025-01-10 P3D 10
					2025-01-06 M1 told EXPIRY_WARNING 2025-01-25 P3D 20
					2025-01-10 TENTH expired 10 VALIDITY
					2025-01-25 LATER expired 20 VALIDITY
					2025-01-26 M1 told EXPIRY_WARNING 2025-02-03 P7D 40
					2025-01-30 M1 told EXPIRY_WARNING 2025-02-03 P3D 40
					2025-02-03 NEXT expired 40 VALIDITY
					""");
			assertThat(nights.expiries()).isEqualTo("""
					2025-01-10.1 EXPIRY TENTH VALIDITY 10 2025-01-10 1 2025-01-07
					2025-01-25.1 EXPIRY LATER VALIDITY 20 2025-01-25 1 2025-01-07
					2025-02-03.1 EXPIRY NEXT VALIDITY 40 2025-02-03 1 2025-01-31
					""");
			assertThat(nights.rows("select send_on, points, expires_on from notice order by send_on")).containsExactly(
					"2025-01-03 30 2025-01-10", "2025-01-07 30 2025-01-10", "2025-01-27 40 2025-02-03",
					"2025-01-31 40 2025-02-03");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsADateThatComesLaterAtOnceWhileTheFirstOfItsMonthIsNear(TestDatabase database) {
		try (Nights nights = Nights.of(database, POLICY)) {
			addedAfter("2025-01-07", nights);

			String diary = nights.diary("2025-01-08", "2025-01-28");

			assertThat(diary).isEqualTo("""
					2025-01-08 M1 told EXPIRY_WARNING 2025-01-28 P3D 80
					2025-01-10 TENTH expired 10 VALIDITY
					2025-01-28 ADDED expired 80 VALIDITY
					""");
			assertThat(nights.expiries()).endsWith("EXPIRY ADDED VALIDITY 80 2025-01-28 1 2025-01-09\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsADateAloneOnceTheFirstOfItsMonthIsOver(TestDatabase database) {
		try (Nights nights = Nights.of(database, POLICY)) {
			addedAfter("2025-01-12", nights);

			String diary = nights.diary("2025-01-13", "2025-01-28");

			assertThat(diary).isEqualTo("""
					2025-01-20 M1 told EXPIRY_WARNING 2025-01-28 P7D 80
					2025-01-24 M1 told EXPIRY_WARNING 2025-01-28 P3D 80
					2025-01-28 ADDED expired 80 VALIDITY
					""");
		}
	}

	/** A lot of the 28th that becomes known when one of the 10th was told, or is gone. */
	private static void addedAfter(String day, Nights nights) {
		nights.members("member_id,phone\nM1,01012345671\n").lots("""
				lot_id,member_id,earned_on,points
				TENTH,M1,2024-12-10,10
				""").each("2025-01-01", day).lots("""
				lot_id,member_id,earned_on,points
				ADDED,M1,2024-12-28,80
				""");
	}

}
