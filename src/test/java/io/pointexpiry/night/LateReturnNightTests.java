package io.pointexpiry.night;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import io.pointexpiry.audit.Audit;
import io.pointexpiry.file.Home;
import io.pointexpiry.intake.Input;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.report.Status;
import io.pointexpiry.report.StatusPage;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a late activity gives back where a lot lapsed more than once, or points of it came
 * back otherwise meanwhile: of each lapse by dormancy what it took, once, and nothing
 * that dormancy did not take.
 *
 * @see "rules.md#late-activity"
 */
class LateReturnNightTests {

	private static final String SHORT = """
			dormancy: [{dormant-after: P3D, expire-after: P6D, counts: [LOGIN, REDEEM], count-from: activity}]""";

	private static final String LATE_LOGIN = "member_id,type,occurred_on\nM1,LOGIN,2025-01-05\n";

	/**
	 * Dormancy takes 60 of 100 points on 7 January, and a cancellation brings back the
	 * other 40 on the 8th, which last until the 22nd.
	 */
	private static Nights cancelledAfterDormancy(TestDatabase database, String validity) {
		Nights nights = Nights.of(database, Policies.quiet(validity, SHORT));
		nights.members("member_id,joined_on\nM1,2025-01-01\n")
			.lots("lot_id,member_id,earned_on,points\nL,M1,2025-01-01,100\n");
		nights.run("2025-01-01");
		nights.imports(Input.REDEMPTIONS, "redemption_id,member_id,redeemed_on,points\nR,M1,2025-01-01,40\n")
			.each("2025-01-02", "2025-01-07");
		return nights.imports(Input.CANCELLATIONS, "cancellation_id,redemption_id,cancelled_on\nC,R,2025-01-08\n")
			.each("2025-01-08", "2025-01-09");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesNothingBackWhereTheMemberIsLookedAtWithoutALateActivity(TestDatabase database) {
		try (Nights nights = cancelledAfterDormancy(database, "{period: P10D}")) {
			nights.each("2025-01-10", "2025-01-22").members("member_id,tier\nM1,GOLD\n");

			nights.run("2025-01-23");

			assertThat(nights.lots()).isEqualTo("L 0 EXPIRED 2025-01-22 1 VALIDITY\n");
			assertThat(nights.expiries()).isEqualTo("""
					2025-01-07.1 EXPIRY L DORMANCY 60 2025-01-11 1 -
					2025-01-22.1 EXPIRY L VALIDITY 40 2025-01-22 1 -
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesBackWhatDormancyTookAndNotWhatLapsedByItsDateSince(TestDatabase database) {
		try (Nights nights = cancelledAfterDormancy(database, "{period: P10D}")) {
			nights.each("2025-01-10", "2025-01-22").activity(LATE_LOGIN);

			nights.run("2025-01-23");

			assertThat(nights.lots()).isEqualTo("""
					L 0 EXPIRED 2025-01-22 1 VALIDITY
					L~1 60 OPEN 2025-02-06 1 VALIDITY
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesBackWhatDormancyTookOfALotThatIsOpenAgain(TestDatabase database) {
		try (Nights nights = cancelledAfterDormancy(database, "{period: P1Y}")) {
			nights.activity(LATE_LOGIN);

			nights.run("2025-01-10");

			assertThat(nights.lots()).isEqualTo("""
					L 40 OPEN 2026-01-01 1 VALIDITY
					L~1 60 OPEN 2026-01-01 1 VALIDITY
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void findsInBooksOfBeforeWhatWasGivenBackBeyondALapse(TestDatabase database) throws IOException {
		try (Nights nights = cancelledAfterDormancy(database, "{period: P10D}")) {
			nights.each("2025-01-10", "2025-01-22").activity(LATE_LOGIN).run("2025-01-23");
			String none = status(nights);
			List<String> sound = surplus(nights);
			nights.sql("update point_lot set points = 100, remaining = 100 where lot_id = 'L~1'")
				.sql("update expiry_record set points = 100 where lot_id = 'L~1'");

			assertThat(none).doesNotContain("surplus");
			assertThat(sound).isEmpty();
			assertThat(surplus(nights)).containsExactly(
					"lot L~1 of member M1: 40 points more than lapsed of lot L on" + " 2025-01-07 (DORMANCY)");
			assertThat(status(nights)).contains("surplus     1 lot gave back more than had lapsed; see: verify");
		}
	}

	private static List<String> surplus(Nights nights) {
		return new Audit(nights.books().dataSource(), new Home(nights.home())).verify()
			.findings()
			.stream()
			.filter((it) -> it.check().equals("Of each expiry no more is given back than it took."))
			.map((it) -> it.where() + ": " + it.found())
			.toList();
	}

	private static String status(Nights nights) throws IOException {
		return new Status(nights.books().dataSource(), new Home(nights.home()))
			.page(LocalDate.parse("2025-01-23"), Nights.NOW, new StatusPage.Ahead(List.of(), List.of()))
			.render(Locale.ENGLISH);
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void asksOfEachLapseOfALotByItself(TestDatabase database) {
		try (Nights nights = cancelledAfterDormancy(database, "{period: NEVER}")) {
			nights.each("2025-01-10", "2025-01-22");
			nights.activity("member_id,type,occurred_on\nM1,LOGIN,2025-01-18\n");
			nights.run("2025-01-23");
			String second = nights.lots();
			nights.activity(LATE_LOGIN);

			nights.run("2025-01-24");

			assertThat(second).isEqualTo("""
					L 0 EXPIRED - 1 VALIDITY
					L~1 40 OPEN - 1 VALIDITY
					""");
			assertThat(nights.lots()).isEqualTo(second + "L~2 60 OPEN - 1 VALIDITY\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesNothingBackForAnotherDayOfJoiningNorForAnAmendedPolicy(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P1Y}", SHORT))) {
			nights.members("member_id,joined_on\nM1,2025-01-01\nM2,2025-01-01\n").lots("""
					lot_id,member_id,earned_on,points
					L,M1,2025-01-01,10
					L2,M2,2025-01-01,20
					""").activity("member_id,type,occurred_on\nM2,LOGIN,2025-01-02\n");
			nights.each("2025-01-07", "2025-01-08").members("member_id,joined_on\nM1,2025-01-05\n");
			nights.policy(Policies.quiet("{period: P1Y}", SHORT.replace("P6D", "P20D")))
				.members("member_id,tier\nM2,GOLD\n");
			nights.get(AppliedPolicies.class)
				.amend("1", LocalDate.parse("2025-01-09"), "a typing error", "owner", Nights.NOW);

			nights.run("2025-01-09");

			assertThat(nights.lots()).isEqualTo("""
					L 0 EXPIRED 2026-01-01 1 VALIDITY
					L2 0 EXPIRED 2026-01-01 1 VALIDITY
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void reversesWhatADayTookOfALotThatIsOpenAgain(TestDatabase database) {
		try (Nights nights = cancelledAfterDormancy(database, "{period: P1Y}")) {
			nights.reverse("2025-01-07", "a wrong file");

			assertThat(nights.lots()).isEqualTo("L 100 OPEN 2026-01-01 1 VALIDITY\n");
			assertThat(nights.reverse("2025-01-07", "again").days()).isEmpty();
			assertThat(nights.expiries()).isEqualTo("""
					2025-01-07.1 EXPIRY L DORMANCY 60 2026-01-01 1 -
					2025-01-07.2 REVERSAL L DORMANCY 60 2026-01-01 1 -
					""");
		}
	}

}
