package io.pointexpiry.night;

import io.pointexpiry.intake.Input;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A guard that lets a warning count once a receipt says that it arrived.
 *
 * @see "rules.md#the-guard"
 */
class DeliveredNightTests {

	private static final String MEMBERS = """
			member_id,phone
			M1,01012345671
			M2,01012345672
			M3,
			""";

	private static final String LOTS = """
			lot_id,member_id,earned_on,points
			L1,M1,2024-12-10,10
			L2,M2,2024-12-10,20
			L3,M3,2024-12-10,30
			""";

	private static String requiring(String what) {
		return Policies.quiet("{period: P1M}", "notices: {expiry-before: [P7D, P3D]}",
				"notice-guard: {require: %s, defer: P4D, at-most: 2}".formatted(what));
	}

	/** What a gateway, or who sends letters, reports of a member's notice. */
	private static void receipt(Nights nights, String memberId, String sendOn, String state) {
		String noticeId = nights
			.rows("select notice_id from notice where member_id = '%s' and send_on = date '%s'".formatted(memberId,
					sendOn))
			.get(0);
		nights.imports(Input.RECEIPTS,
				"notice_id,state,at\n%s,%s,%sT10:00:00+09:00\n".formatted(noticeId, state, sendOn));
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesOnlyWhatAWarningThatArrivedToldOf(TestDatabase database) {
		try (Nights nights = Nights.of(database, requiring("delivered"))) {
			nights.members(MEMBERS).lots(LOTS).each("2025-01-01", "2025-01-02");
			receipt(nights, "M1", "2025-01-03", "DELIVERED");
			receipt(nights, "M2", "2025-01-03", "SENT");
			receipt(nights, "M3", "2025-01-03", "DELIVERED");
			nights.each("2025-01-03", "2025-01-06");
			receipt(nights, "M2", "2025-01-07", "UNKNOWN");

			String diary = nights.diary("2025-01-07", "2025-01-10");

			assertThat(diary).isEqualTo("""
					2025-01-10 L1 expired 10 VALIDITY
					2025-01-10 L3 expired 30 VALIDITY
					2025-01-10 L2 deferred until 2025-01-14
					2025-01-10 M2 told DEFERRED 2025-01-14 P3D 20
					""");
			receipt(nights, "M2", "2025-01-11", "DELIVERED");
			assertThat(nights.diary("2025-01-11", "2025-01-14")).isEqualTo("2025-01-14 L2 expired 20 VALIDITY\n");
			assertThat(nights.expiries()).isEqualTo("""
					2025-01-10.1 EXPIRY L1 VALIDITY 10 2025-01-10 1 2025-01-03
					2025-01-10.1 EXPIRY L3 VALIDITY 30 2025-01-10 1 2025-01-03
					2025-01-14.1 EXPIRY L2 VALIDITY 20 2025-01-14 1 2025-01-11
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void defersTwiceWhatWasPublishedAndNeverArrivedAndThenTakesItUnwarned(TestDatabase database) {
		try (Nights nights = Nights.of(database, requiring("delivered"))) {
			nights.members("member_id,phone\nM1,01012345671\n").lots("""
					lot_id,member_id,earned_on,points
					L1,M1,2024-12-10,10
					""");

			String diary = nights.diary("2025-01-01", "2025-01-18");

			assertThat(diary).isEqualTo("""
					2025-01-02 M1 told EXPIRY_WARNING 2025-01-10 P7D 10
					2025-01-06 M1 told EXPIRY_WARNING 2025-01-10 P3D 10
					2025-01-10 L1 deferred until 2025-01-14
					2025-01-10 M1 told DEFERRED 2025-01-14 P3D 10
					2025-01-14 L1 deferred until 2025-01-18
					2025-01-14 M1 told DEFERRED 2025-01-18 P3D 10
					2025-01-18 L1 expired 10 VALIDITY
					""");
			assertThat(nights.expiries()).isEqualTo("2025-01-18.1 EXPIRY L1 VALIDITY 10 2025-01-18 1 -\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsALetterThatIsOnItsWayWhereNoDeliveryIsRequired(TestDatabase database) {
		try (Nights nights = Nights.of(database, requiring("published"))) {
			nights.members("member_id,phone\nM1,\nM2,\n").lots("""
					lot_id,member_id,earned_on,points
					L1,M1,2024-12-10,10
					L2,M2,2024-12-10,20
					""").each("2025-01-01", "2025-01-02");
			receipt(nights, "M1", "2025-01-03", "SENT");
			receipt(nights, "M2", "2025-01-03", "UNDELIVERABLE");

			String diary = nights.diary("2025-01-07", "2025-01-10");

			assertThat(diary).contains("2025-01-10 L1 expired 10 VALIDITY\n")
				.contains("2025-01-10 L2 deferred until 2025-01-14\n");
			assertThat(nights.expiries()).isEqualTo("2025-01-10.1 EXPIRY L1 VALIDITY 10 2025-01-10 1 2025-01-03\n");
		}
	}

}
