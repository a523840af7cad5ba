package io.pointexpiry.night;

import io.pointexpiry.closing.CloseOptions;
import io.pointexpiry.closing.CloseReport;
import io.pointexpiry.ledger.NightRun.Opening;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a night takes and when; which days can be closed at all.
 *
 * @see "rules.md#closing-days"
 * @see "rules.md#opening-the-books"
 */
class ExpiryNightTests {

	private static final String ONE_MONTH = Policies.quiet("{period: P1M}");

	private static final String MEMBERS = """
			member_id,phone
			M1,01012345671
			M2,01012345672
			""";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesALotWhenItsLastUsableDayIsClosedAndNotBefore(TestDatabase database) {
		try (Nights nights = Nights.of(database, ONE_MONTH)) {
			nights.members(MEMBERS).lots("""
					lot_id,member_id,earned_on,points,remaining
					YESTERDAY,M1,2024-12-30,10,10
					TODAY,M1,2024-12-31,100,60
					TOMORROW,M2,2025-01-01,1000,1000
					SPENT,M2,2024-12-31,5,0
					""");
			nights.run("2025-01-29");

			String diary = nights.diary("2025-01-30", "2025-02-02");

			assertThat(diary).isEqualTo("""
					2025-01-30 YESTERDAY expired 10 VALIDITY
					2025-01-31 TODAY expired 60 VALIDITY
					2025-02-01 TOMORROW expired 1000 VALIDITY
					""");
			assertThat(nights.expiries()).isEqualTo("""
					2025-01-30.1 EXPIRY YESTERDAY VALIDITY 10 2025-01-30 1 -
					2025-01-31.1 EXPIRY TODAY VALIDITY 60 2025-01-31 1 -
					2025-02-01.1 EXPIRY TOMORROW VALIDITY 1000 2025-02-01 1 -
					""");
			assertThat(nights.lots()).isEqualTo("""
					SPENT 0 SPENT - - -
					TODAY 0 EXPIRED 2025-01-31 1 VALIDITY
					TOMORROW 0 EXPIRED 2025-02-01 1 VALIDITY
					YESTERDAY 0 EXPIRED 2025-01-30 1 VALIDITY
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void knowsNoLotThatIsEarnedAfterTheDay(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P0D}"))) {
			nights.members(MEMBERS).lots("""
					lot_id,member_id,earned_on,points
					L1,M1,2025-01-10,10
					L2,M1,2025-01-11,20
					""");

			String diary = nights.diary("2025-01-09", "2025-01-12");

			assertThat(diary).isEqualTo("""
					2025-01-10 L1 expired 10 VALIDITY
					2025-01-11 L2 expired 20 VALIDITY
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void datesALotByTheFirstEntryThatItsKindAndTierMeet(TestDatabase database) {
		String policy = Policies
			.quiet("""
					{when: {kind: [EVENT]}, period: P1D}, {when: {tier: [VVIP], kind: [BASE]}, period: NEVER}, {period: P3D}""");
		try (Nights nights = Nights.of(database, policy)) {
			nights.members("member_id,tier\nM1,\nM2,VVIP\n").lots("""
					lot_id,member_id,kind,earned_on,points
					BASE1,M1,,2025-01-01,10
					BASE2,M2,,2025-01-01,20
					EVENT2,M2,EVENT,2025-01-01,40
					event2,M2,event,2025-01-01,80
					""");

			String diary = nights.diary("2025-01-01", "2025-01-05");

			assertThat(diary).isEqualTo("""
					2025-01-02 EVENT2 expired 40 VALIDITY
					2025-01-04 BASE1 expired 10 VALIDITY
					2025-01-04 event2 expired 80 VALIDITY
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void closesMissedDaysInOrderAsIfEachHadBeenClosedByItself(TestDatabase database) {
		String lots = """
				lot_id,member_id,earned_on,points
				L1,M1,2024-12-10,10
				L2,M1,2024-12-11,20
				L3,M2,2024-12-11,40
				L4,M2,2024-12-13,80
				""";
		try (Nights each = Nights.of(database, ONE_MONTH); Nights together = Nights.of(database, ONE_MONTH)) {
			each.members(MEMBERS).lots(lots);
			together.members(MEMBERS).lots(lots);

			each.each("2025-01-09", "2025-01-13");
			together.run("2025-01-09");
			CloseReport report = together.run("2025-01-13");

			assertThat(report.days()).extracting(CloseReport.Day::runId)
				.containsExactly("2025-01-10.1", "2025-01-11.1", "2025-01-12.1", "2025-01-13.1");
			assertThat(together.report("expiries")).isEqualTo(each.report("expiries"));
			assertThat(together.report("balances")).isEqualTo(each.report("balances"));
			assertThat(together.report("summary")).isEqualTo(each.report("summary"));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void asksWhatBecomesOfLotsThatWereDueBeforeTheFirstDay(TestDatabase database) {
		try (Nights nights = Nights.of(database, ONE_MONTH)) {
			nights.members(MEMBERS).lots("""
					lot_id,member_id,earned_on,points
					OLD,M1,2024-12-14,10
					DUE,M1,2024-12-15,20
					""");

			NightStoppedException stop = nights.stopOf("2025-01-15");

			assertThat(stop.kind()).isEqualTo(NightStoppedException.Kind.USAGE);
			assertThat(stop).hasMessageStartingWith("1 lot with 10 points was due before 2025-01-15")
				.hasMessageContaining("--opening expire")
				.hasMessageContaining("--opening defer");
			assertThat(nights.count("select count(*) from closing")).isZero();
			assertThat(nights.happened(nights.run("2025-01-15", Opening.EXPIRE)))
				.containsExactly("2025-01-15 DUE expired 20 VALIDITY", "2025-01-15 OLD expired 10 VALIDITY");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void promisesLotsOfOldTheTimeOfADeferralWhereTheOpeningSaysSo(TestDatabase database) {
		try (Nights nights = Nights.of(database, ONE_MONTH)) {
			nights.members(MEMBERS).lots("""
					lot_id,member_id,earned_on,points
					OLD,M1,2024-12-14,10
					DUE,M1,2024-12-15,20
					""");

			var first = nights.happened(nights.run("2025-01-15", Opening.DEFER));

			assertThat(first).containsExactly("2025-01-15 DUE expired 20 VALIDITY",
					"2025-01-15 OLD put off until 2025-01-29");
			assertThat(nights.diary("2025-01-16", "2025-01-30")).isEqualTo("2025-01-29 OLD expired 10 VALIDITY\n");
			assertThat(nights.report("withheld")).isEqualToNormalizingNewlines("""
					business_date,member_id,lot_id,points,expires_on,why,until
					2025-01-15,M1,OLD,10,2025-01-14,DEFERRED,2025-01-29
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void asksAlsoWhereDormancyWouldHaveTakenLotsBeforeTheFirstDay(TestDatabase database) {
		String policy = Policies.quiet("{period: NEVER}",
				"dormancy: [{dormant-after: P1M, expire-after: P2M, count-from: activity}]");
		try (Nights nights = Nights.of(database, policy)) {
			nights.members("member_id,joined_on\nM1,2024-01-01\nM2,2024-11-15\n").lots("""
					lot_id,member_id,earned_on,points
					L1,M1,2024-01-01,10
					L2,M2,2024-11-15,20
					""");

			NightStoppedException stop = nights.stopOf("2025-01-15");
			var happened = nights.happened(nights.run("2025-01-15", Opening.DEFER));

			assertThat(stop).hasMessageStartingWith("1 lot with 10 points was due before 2025-01-15");
			assertThat(happened).contains("2025-01-15 L1 put off until 2025-01-29",
					"2025-01-15 L2 expired 20 DORMANCY");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsNoLotsOfMembersWhoLeftAsDueBeforeTheFirstDay(TestDatabase database) {
		try (Nights nights = Nights.of(database, ONE_MONTH)) {
			nights.members("member_id,status\nM1,WITHDRAWN\n")
				.lots("lot_id,member_id,earned_on,points\nOLD,M1,2024-01-01,10\n");

			assertThat(nights.diary("2025-01-15", "2025-01-16")).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void doesNothingForAClosedDayAndRefusesDaysThatCanNotBeClosed(TestDatabase database) {
		try (Nights nights = Nights.of(database, ONE_MONTH)) {
			nights.run("2025-01-15");
			nights.run("2025-01-17");

			assertThat(nights.run("2025-01-16")).isEqualTo(CloseReport.NOTHING);
			assertThat(nights.run("2025-01-17")).isEqualTo(CloseReport.NOTHING);
			assertThat(nights.stopOf("2025-01-14").kind()).isEqualTo(NightStoppedException.Kind.USAGE);
			CloseOptions tooEarly = new CloseOptions(java.time.LocalDate.of(2025, 1, 18),
					java.time.LocalDate.of(2025, 1, 18), null, null, null, "operator", java.util.List.of());
			assertThat(Nights.stopOf(() -> nights.run(tooEarly)))
				.hasMessageStartingWith("2025-01-18 has not ended yet in the programme's time zone")
				.extracting(NightStoppedException::kind)
				.isEqualTo(NightStoppedException.Kind.USAGE);
			assertThat(nights.count("select count(*) from night_run")).isEqualTo(3);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void closesUpToYesterdayWhereNoDateIsGiven(TestDatabase database) {
		try (Nights nights = Nights.of(database, ONE_MONTH)) {
			CloseReport report = nights.run(new CloseOptions(null, java.time.LocalDate.of(2025, 3, 1), null, null, null,
					"cron", java.util.List.of()));

			assertThat(report.days()).extracting(CloseReport.Day::runId).containsExactly("2025-02-28.1");
		}
	}

}
