package io.pointexpiry.night;

import io.pointexpiry.closing.CloseReport;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A closed day evaluated again: what came late is processed, nothing is done or told
 * twice.
 *
 * @see "rules.md#reruns"
 */
class RerunNightTests {

	private static final String GUARDED = Policies.quiet("{period: P10D}",
			"notices: {expiry-before: [P3D], confirm-expiry: true}", "notice-guard: {defer: P4D, at-most: 2}");

	private static final String MEMBERS = "member_id,phone\nM1,01012345671\nM2,01012345672\n";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void doesNothingTwiceAndTellsNobodyTwice(TestDatabase database) {
		try (Nights nights = Nights.of(database, GUARDED)) {
			nights.members(MEMBERS)
				.lots("lot_id,member_id,earned_on,points\nL1,M1,2025-01-01,10\nL2,M2,2025-01-03,20\n");
			nights.each("2025-01-07", "2025-01-11");
			String expiries = nights.expiries();
			String told = nights.told();

			CloseReport again = nights.rerun("2025-01-11");
			CloseReport earlier = nights.rerun("2025-01-08");

			assertThat(expiries).isEqualTo("2025-01-11.1 EXPIRY L1 VALIDITY 10 2025-01-11 1 2025-01-08\n");
			assertThat(nights.expiries()).isEqualTo(expiries);
			assertThat(nights.told()).isEqualTo(told);
			assertThat(again.folder()).isNull();
			assertThat(again.days()).extracting(CloseReport.Day::runId).containsExactly("2025-01-11.2");
			assertThat(earlier.days()).extracting(CloseReport.Day::runId).containsExactly("2025-01-08.2");
			assertThat(nights.count("select count(*) from books where last_closed = date '2025-01-11'")).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void processesWhatCameLateAndPostsItOnTheNextDayToBeClosed(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P10D}"))) {
			nights.members(MEMBERS).each("2025-01-10", "2025-01-11");
			nights.lots(
					"lot_id,member_id,earned_on,points\nLATE,M1,2024-12-31,10\nDUE,M2,2025-01-01,20\nOPEN,M2,2025-01-02,40\n");

			var happened = nights.happened(nights.rerun("2025-01-11"));

			assertThat(happened).containsExactly("2025-01-11 DUE expired 20 VALIDITY",
					"2025-01-11 LATE expired 10 VALIDITY");
			assertThat(nights.report("summary").lines().skip(1))
				.containsExactly("2025-01-12,BASE,0,70,0,0,30,0,0,0,0,0,40");
			assertThat(nights.diary("2025-01-12", "2025-01-12")).isEqualTo("2025-01-12 OPEN expired 40 VALIDITY\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void evaluatesAnEarlierDayByItsDatesAndLeavesLotsOpenWhoseDateIsLaterToday(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P10D, anchor: activity}"))) {
			nights.members(MEMBERS).each("2025-01-10", "2025-01-13");
			nights.lots("""
					lot_id,member_id,earned_on,points
					DUE,M1,2025-01-01,10
					LATER,M1,2025-01-02,20
					ACTIVE,M2,2025-01-01,40
					""").activity("member_id,type,occurred_on\nM2,EARN,2025-01-12\n");

			var happened = nights.happened(nights.rerun("2025-01-11"));

			assertThat(happened).containsExactly("2025-01-11 DUE expired 10 VALIDITY");
			assertThat(nights.report("expiries")).contains(
					"2025-01-14,2025-01-11,EXPIRY,M1,DUE,BASE,,VALIDITY,10,2025-01-01,2025-01-11,1,,2025-01-11.2,");
			assertThat(nights.happened(nights.run("2025-01-14")))
				.containsExactly("2025-01-14 LATER expired 20 VALIDITY");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void confirmsButDoesNotWarnWhenAnEarlierDayIsEvaluatedAgain(TestDatabase database) {
		try (Nights nights = Nights.of(database, GUARDED)) {
			nights.members(MEMBERS).each("2025-01-10", "2025-01-13");
			nights.lots(
					"lot_id,member_id,earned_on,points,expires_on\nL1,M1,2025-01-08,10,2025-01-10\nL2,M2,2025-01-04,20,\n");

			var happened = nights.happened(nights.rerun("2025-01-11"));

			assertThat(happened).containsExactly("2025-01-11 L1 expired 10 VALIDITY",
					"2025-01-11 M1 told EXPIRED 2025-01-10 10");
			assertThat(nights.happened(nights.run("2025-01-14"))).containsExactly(
					"2025-01-14 L2 deferred until 2025-01-18", "2025-01-14 M2 told DEFERRED 2025-01-18 P3D 20");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void canNotEvaluateADayThatWasNeverClosed(TestDatabase database) {
		try (Nights nights = Nights.of(database, GUARDED)) {
			nights.run("2025-01-10");

			for (String day : new String[] { "2025-01-09", "2025-01-11" }) {
				assertThat(Nights.stopOf(() -> nights.rerun(day)).kind()).isEqualTo(NightStoppedException.Kind.USAGE);
			}
		}
	}

}
