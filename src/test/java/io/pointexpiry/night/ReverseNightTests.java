package io.pointexpiry.night;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import javax.sql.DataSource;

import io.pointexpiry.audit.Audit;
import io.pointexpiry.closing.CloseReport;
import io.pointexpiry.file.Home;
import io.pointexpiry.intake.Input;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A wrong night taken back: what it took is given back once, waits until the day is
 * closed again, and every member learns of it.
 *
 * @see "rules.md#reversals"
 */
class ReverseNightTests {

	private static final String MEMBERS = "member_id,phone\nM1,01012345671\nM2,01012345672\n";

	private static final String TEN_DAYS = Policies.quiet("{period: P10D}");

	private static final String CONFIRMED = Policies.quiet("{period: P10D}",
			"notices: {expiry-before: [P3D], confirm-expiry: true}");

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesBackWhatTheDayTookAndWithholdsItUntilTheDayIsClosedAgain(TestDatabase database) {
		try (Nights nights = twoLotsTakenOn11January(database, TEN_DAYS)) {
			nights.run("2025-01-12");

			CloseReport reversed = nights.reverse("2025-01-11", "wrong file");

			assertThat(nights.lots()).isEqualTo("""
					L1 10 OPEN 2025-01-11 1 VALIDITY
					L2 20 OPEN 2025-01-11 1 VALIDITY
					L3 0 EXPIRED 2025-01-12 1 VALIDITY
					""");
			assertThat(nights.expiries()).isEqualTo("""
					2025-01-11.1 EXPIRY L1 VALIDITY 10 2025-01-11 1 -
					2025-01-11.1 EXPIRY L2 VALIDITY 20 2025-01-11 1 -
					2025-01-12.1 EXPIRY L3 VALIDITY 40 2025-01-12 1 -
					2025-01-11.2 REVERSAL L1 VALIDITY 10 2025-01-11 1 -
					2025-01-11.2 REVERSAL L2 VALIDITY 20 2025-01-11 1 -
					""");
			assertThat(reversed.totals().toString()).contains("candidates=Tally[lots=2, points=30]");
			assertThat(nights.report("desk").lines().skip(1))
				.containsExactly("2025-01-13," + Nights.NOW + ",reverse,,,,30,wrong file,operator");
			assertThat(nights.rows("select distinct business_date, posted_on from expiry_record where run_id = ?",
					"2025-01-11.2"))
				.containsExactly("2025-01-11 2025-01-13");
			assertThat(nights.diary("2025-01-13", "2025-01-14")).isEqualTo("""
					2025-01-13 L1 REVERSED
					2025-01-13 L2 REVERSED
					2025-01-14 L1 REVERSED
					2025-01-14 L2 REVERSED
					""");

			assertThat(nights.happened(nights.rerun("2025-01-11"))).containsExactly("2025-01-11 L1 expired 10 VALIDITY",
					"2025-01-11 L2 expired 20 VALIDITY");
			assertThat(nights.diary("2025-01-15", "2025-01-15")).isEmpty();
			assertBooksAgree(nights);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void reversesNothingTwice(TestDatabase database) {
		try (Nights nights = twoLotsTakenOn11January(database, TEN_DAYS)) {
			nights.reverse("2025-01-11", "wrong file");
			String expiries = nights.expiries();

			assertThat(nights.reverse("2025-01-11", "again")).isEqualTo(CloseReport.NOTHING);
			assertThat(nights.reverse("2025-01-10", "nothing was taken")).isEqualTo(CloseReport.NOTHING);

			assertThat(nights.expiries()).isEqualTo(expiries);
			nights.rerun("2025-01-11");
			assertThat(nights.reverse("2025-01-11", "once more").totals().candidates().points()).isEqualTo(30);
			assertThat(nights.rows("select remaining, status, reversed_on from point_lot where lot_id = 'L1'"))
				.containsExactly("10 OPEN 2025-01-11");
			assertBooksAgree(nights);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void leavesOutWhatWasGivenBackSince(TestDatabase database) {
		try (Nights nights = twoLotsTakenOn11January(database, TEN_DAYS)) {
			nights.imports(Input.REDEMPTIONS, "redemption_id,member_id,redeemed_on,points\nR1,M1,2025-01-11,4\n");

			nights.reverse("2025-01-11", "wrong file");

			assertThat(nights.expiries().lines().filter((line) -> line.contains("REVERSAL"))).containsExactlyInAnyOrder(
					"2025-01-11.1 REVERSAL L1 VALIDITY 4 2025-01-11 1 -",
					"2025-01-11.2 REVERSAL L1 VALIDITY 6 2025-01-11 1 -",
					"2025-01-11.2 REVERSAL L2 VALIDITY 20 2025-01-11 1 -");
			assertThat(nights.lots()).startsWith("L1 6 OPEN 2025-01-11").contains("L2 20 OPEN");
			assertThat(nights.reverse("2025-01-11", "again")).isEqualTo(CloseReport.NOTHING);
			assertBooksAgree(nights);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void findsNothingToReverseWhereAllWasGivenBack(TestDatabase database) {
		try (Nights nights = twoLotsTakenOn11January(database, TEN_DAYS)) {
			nights.imports(Input.REDEMPTIONS, """
					redemption_id,member_id,redeemed_on,points
					R1,M1,2025-01-11,10
					R2,M2,2025-01-11,20
					""");

			assertThat(nights.reverse("2025-01-11", "wrong file")).isEqualTo(CloseReport.NOTHING);

			assertBooksAgree(nights);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void closesTheDayAgainUnderACorrectedPolicy(TestDatabase database) {
		try (Nights nights = twoLotsTakenOn11January(database, TEN_DAYS)) {
			nights.reverse("2025-01-11", "ten days was a typing error");
			String corrected = Policies.quiet("{period: P12D}");
			nights.policy(corrected)
				.get(AppliedPolicies.class)
				.amend("1", LocalDate.parse("2025-01-12"), "typing error", "owner", Nights.NOW);

			assertThat(nights.happened(nights.rerun("2025-01-11"))).isEmpty();

			assertThat(nights.lots()).startsWith("""
					L1 10 OPEN 2025-01-13 1 VALIDITY
					L2 20 OPEN 2025-01-13 1 VALIDITY
					""");
			assertThat(nights.diary("2025-01-12", "2025-01-13"))
				.isEqualTo("2025-01-13 L1 expired 10 VALIDITY\n2025-01-13 L2 expired 20 VALIDITY\n");
			assertBooksAgree(nights);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void recallsConfirmationsAndTellsEveryMember(TestDatabase database) throws IOException {
		try (Nights nights = twoLotsTakenOn11January(database, CONFIRMED)) {
			String wrong = String.join("\n",
					nights.rows("select n.notice_id from notice n join notice_item i on i.notice_id = n.notice_id "
							+ "where i.item = 'EXPIRED' order by n.notice_id"));
			Path folder = nights.home().resolve("notices/2025-01-11");

			nights.reverse("2025-01-11", "wrong file");

			assertThat(wrong.lines()).hasSize(2);
			assertThat(Files.readString(folder.resolve("1/_RECALLED"))).isEqualTo(wrong + "\n");
			assertThat(folder.resolve("2/_DONE")).exists();
			assertThat(Files.readString(folder.resolve("2/notices.csv"))).contains("was reversed.")
				.contains(",REVERSED,");
			assertThat(nights.told()).contains("2025-01-12 M1 REVERSED 2025-01-11 - 10 PUBLISHED")
				.contains("2025-01-12 M2 REVERSED 2025-01-11 - 20 PUBLISHED")
				.contains("2025-01-12 M1 EXPIRED 2025-01-11 - 10 RECALLED");
			assertBooksAgree(nights);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void recallsWhatWasRestoredWhereARerunTakesItAgain(TestDatabase database) throws IOException {
		try (Nights nights = twoLotsTakenOn11January(database, CONFIRMED)) {
			nights.reverse("2025-01-11", "wrong file");
			nights.sql("update point_lot set expires_on = date '2025-01-15', floor_on = date '2025-01-15', "
					+ "unchanged_on = date '2025-01-15' where lot_id = 'L2'");
			nights.sql("""
					insert into lot_floor (lot_id, cause, ref, member_id, until_on, business_date, points, recorded_at)
					values ('L2', 'DESK', '1', 'M2', date '2025-01-15', date '2025-01-12', 20,
					  timestamp with time zone '2025-01-12 00:00:00+00')""");
			nights.rerun("2025-01-11");

			Path folder = nights.home().resolve("notices/2025-01-11");
			assertThat(nights.told()).contains("2025-01-12 M1 REVERSED 2025-01-11 - 10 RECALLED")
				.contains("2025-01-12 M1 EXPIRED 2025-01-11 - 10 PUBLISHED")
				.contains("2025-01-12 M2 REVERSED 2025-01-11 - 20 PUBLISHED");
			assertThat(Files.readAllLines(folder.resolve("2/_RECALLED"))).isEqualTo(
					nights.rows("select n.notice_id from notice n join notice_item i on i.notice_id = n.notice_id "
							+ "where i.item = 'REVERSED' and i.member_id = 'M1'"));
			assertBooksAgree(nights);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void correctsWhatWasReadAndRepeatsNothing(TestDatabase database) {
		try (Nights nights = twoLotsTakenOn11January(database, CONFIRMED)) {
			nights.sql("update notice set state = 'DELIVERED' where state = 'PUBLISHED'");
			nights.reverse("2025-01-11", "wrong file");
			nights.sql("update notice set state = 'DELIVERED' where state = 'PUBLISHED' and member_id = 'M2'");

			nights.rerun("2025-01-11");

			assertThat(nights.rows("""
					select i.member_id, i.item, i.ref, n.state from notice_item i
					join notice n on n.notice_id = i.notice_id where i.item in ('EXPIRED', 'REVERSED')
					order by i.member_id, i.ref""")).containsExactly("M1 EXPIRED 2025-01-11.1 DELIVERED",
					"M1 REVERSED 2025-01-11.2 RECALLED", "M2 EXPIRED 2025-01-11.1 DELIVERED",
					"M2 REVERSED 2025-01-11.2 DELIVERED", "M2 EXPIRED 2025-01-11.3 PUBLISHED");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesBackWhatDormancyTook(TestDatabase database) {
		String policy = Policies.quiet("{period: P1Y}", "dormancy: [{dormant-after: P5D, expire-after: P10D}]");
		try (Nights nights = Nights.of(database, policy)) {
			nights.members("member_id,joined_on\nM1,2025-01-01\n")
				.lots("lot_id,member_id,earned_on,points\nL1,M1,2025-01-01,10\n");
			nights.each("2025-01-10", "2025-01-12");

			nights.reverse("2025-01-11", "activity file was missing");

			assertThat(nights.lots()).isEqualTo("L1 10 OPEN 2026-01-01 1 VALIDITY\n");
			assertThat(nights.diary("2025-01-13", "2025-01-13")).isEqualTo("2025-01-13 L1 REVERSED\n");
			assertThat(nights.happened(nights.rerun("2025-01-11"))).contains("2025-01-11 L1 expired 10 DORMANCY");
			assertBooksAgree(nights);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void reversesOnlyClosedDays(TestDatabase database) {
		try (Nights nights = twoLotsTakenOn11January(database, TEN_DAYS)) {
			NightStoppedException stop = Nights.stopOf(() -> nights.reverse("2025-01-12", "too early"));

			assertThat(stop.kind()).isEqualTo(NightStoppedException.Kind.USAGE);
			assertThat(stop).hasMessage("2025-01-12 was never closed (closed are 2025-01-10 to 2025-01-11). "
					+ "Only a closed day can be reversed.");
		}
	}

	private static Nights twoLotsTakenOn11January(TestDatabase database, String policy) {
		Nights nights = Nights.of(database, policy).members(MEMBERS).lots("""
				lot_id,member_id,earned_on,points
				L1,M1,2025-01-01,10
				L2,M2,2025-01-01,20
				L3,M2,2025-01-02,40
				""");
		return nights.each("2025-01-10", "2025-01-11");
	}

	private static void assertBooksAgree(Nights nights) {
		assertThat(new Audit(nights.get(DataSource.class), new Home(nights.home())).verify().render())
			.endsWith("The books agree.\n");
	}

}
