package io.pointexpiry.night;

import io.pointexpiry.closing.CloseReport;
import io.pointexpiry.closing.DayCloser;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nights that should not happen stop before their first record, and say how to go on.
 *
 * @see "rules.md#the-brake"
 * @see "rules.md#closing-days"
 */
class StoppedNightTests {

	private static final String MEMBERS = "member_id\nM1\n";

	private static String lots(int count, String earnedOn) {
		StringBuilder csv = new StringBuilder("lot_id,member_id,earned_on,points\n");
		for (int i = 0; i < count; i++) {
			csv.append("L%s%03d,M1,%s,10\n".formatted(earnedOn, i, earnedOn));
		}
		return csv.toString();
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void stopsANightThatIsFarLargerThanForeseenUntilTheOperatorAcceptsIt(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.programme("surprise: {times: 1.5, plus: 2}",
				Policies.policy("1", "2020-01-01", "validity: [{period: P10D}]")))) {
			nights.members(MEMBERS).lots(lots(4, "2025-01-01"));
			nights.run("2025-01-10");
			long foreseen = nights.count("select foreseen_lots from night_run");
			long points = nights.count("select foreseen_points from night_run");
			nights.lots(lots(5, "2024-12-31"));

			NightStoppedException stop = nights.stopOf("2025-01-11");
			NightStoppedException again = nights.stopOf("2025-01-11");
			String untouched = nights.expiries();
			CloseReport accepted = nights.runLarge("2025-01-11", "a file came late");

			assertThat(foreseen).isEqualTo(4);
			assertThat(points).isEqualTo(40);
			assertThat(stop.kind()).isEqualTo(NightStoppedException.Kind.RESUMABLE);
			assertThat(stop)
				.hasMessageContaining("2025-01-11 would take 9 lots, but the day before foresaw 4 (the limit is 8.0): "
						+ "9 lots with 90 points for VALIDITY under policy 1. Foreseen: 40 points. Nothing was expired.");
			assertThat(again).hasMessage(stop.getMessage());
			assertThat(untouched).isEmpty();
			assertThat(accepted.totals().candidates().lots()).isEqualTo(9);
			assertThat(nights.count("select count(*) from expiry_record where run_id = '2025-01-11.1'")).isEqualTo(9);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void stopsANightThatWouldTakeThePointsOfEverybodyBecauseAFileSaysThatTheyLeft(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.programme("surprise: {times: 1.5, plus: 2}",
				Policies.policy("1", "2020-01-01", "validity: [{period: P1Y}]", "withdrawal: expire")))) {
			nights.members("member_id\nM1\nM2\n").lots(lots(4, "2025-01-01"));
			nights.run("2025-01-10");
			nights.lots("lot_id,member_id,earned_on,points\nKEPT,M2,2025-01-01,10\n")
				.sql("update point_lot set floor_on = date '2025-02-01' where lot_id = 'KEPT'")
				.members("member_id,status\nM1,WITHDRAWN\nM2,WITHDRAWN\n");

			NightStoppedException stop = nights.stopOf("2025-01-11");
			String untouched = nights.expiries();
			nights.runLarge("2025-01-11", "the programme has ended");

			assertThat(stop.kind()).isEqualTo(NightStoppedException.Kind.RESUMABLE);
			assertThat(stop)
				.hasMessageContaining("2025-01-11 would take 4 lots, but the day before foresaw 0 (the limit is 2.0): "
						+ "4 lots with 40 points for WITHDRAWAL under policy 1");
			assertThat(untouched).isEmpty();
			assertThat(nights.count("select count(*) from expiry_record where reason = 'WITHDRAWAL'")).isEqualTo(4);
			assertThat(nights.rows("select candidates, expired from night_run where run_id = '2025-01-11.1'"))
				.containsExactly("4 4");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void foreseesTheLotsOfThoseWhoLeftWhereThePolicyTakesThem(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.programme("surprise: {times: 1.5, plus: 2}",
				Policies.policy("1", "2020-01-01", "validity: [{period: P1Y}]", "withdrawal: expire")))) {
			nights.members("member_id,status\nM1,WITHDRAWN\n").lots(lots(4, "2025-01-01")).hold("M1");

			nights.run("2025-01-10");

			assertThat(nights.count("select foreseen_lots from night_run")).isEqualTo(4);
			assertThat(nights.run("2025-01-11").totals().candidates().lots()).isEqualTo(4);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void stopsARerunOfAPastDayThatWouldTakeFarMoreThanIsLeftOfWhatWasForeseen(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.programme("surprise: {times: 1.5, plus: 2}",
				Policies.policy("1", "2020-01-01", "validity: [{period: P10D}]")))) {
			nights.members(MEMBERS).lots(lots(4, "2025-01-01"));
			nights.each("2025-01-10", "2025-01-12").lots(lots(3, "2024-12-31"));

			NightStoppedException past = Nights.stopOf(() -> nights.rerun("2025-01-11"));
			NightStoppedException again = Nights.stopOf(() -> nights.rerun("2025-01-11"));
			String untouched = nights.expiries();
			nights.get(DayCloser.class).rerun(Nights.order("2025-01-11", null, "a file came late"), (closed) -> {
			});

			assertThat(past)
				.hasMessageContaining("2025-01-11 would take 3 lots, but the day before foresaw 4, of which 4 are taken"
						+ " already (the limit is 2.0): 3 lots with 30 points for VALIDITY under policy 1")
				.hasMessageContaining("go on with: rerun --date 2025-01-11 --accept-large");
			assertThat(again).hasMessage(past.getMessage());
			assertThat(untouched).doesNotContain("2025-01-11.2");
			assertThat(nights.count("select count(*) from expiry_record where run_id = '2025-01-11.2'")).isEqualTo(3);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void expectsThatARerunTakesAgainWhatWasReversed(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.programme("surprise: {times: 1, plus: 2}",
				Policies.policy("1", "2020-01-01", "validity: [{period: P10D}]")))) {
			nights.members(MEMBERS).lots(lots(4, "2025-01-01")).lots(lots(5, "2024-12-31"));
			nights.each("2025-01-10", "2025-01-11");
			for (String day : new String[] { "2025-01-10", "2025-01-11" }) {
				nights.reverse(day, "a wrong policy");
				nights.rerun(day);
			}

			assertThat(nights.rows("""
					select run_id, count(*) from expiry_record where entry_type = 'EXPIRY'
					group by run_id order by run_id""")).containsExactly("2025-01-10.1 5", "2025-01-10.3 5",
					"2025-01-11.1 4", "2025-01-11.3 4");
			nights.reverse("2025-01-11", "once more");
			nights.lots(lots(3, "2024-12-30"));
			assertThat(Nights.stopOf(() -> nights.rerun("2025-01-11")))
				.hasMessageContaining("2025-01-11 would take 7 lots, but the day before foresaw 4, of which 0 are taken"
						+ " already (the limit is 6)");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void datesLotsAnewWhereThePolicyThatMadeTheNightTooLargeIsCorrected(TestDatabase database) {
		try (Nights nights = Nights.of(database, changingTo("P1D"))) {
			nights.members(MEMBERS).lots(lots(4, "2025-01-01"));
			nights.run("2025-01-10");

			NightStoppedException stop = nights.stopOf("2025-01-11");
			nights.policy(changingTo("P20D"));
			NightStoppedException edited = nights.stopOf("2025-01-11");
			nights.sql("delete from applied_policy where version = '2'");
			nights.run("2025-01-11");

			assertThat(stop).hasMessageContaining("4 lots with 40 points for POLICY_CHANGE under policy 2");
			assertThat(edited.kind()).isEqualTo(NightStoppedException.Kind.USAGE);
			assertThat(nights.expiries()).isEmpty();
			assertThat(nights.rows("select distinct expires_on, date_reason from point_lot"))
				.containsExactly("2025-01-21 POLICY_CHANGE");
		}
	}

	private static String changingTo(String period) {
		return Policies.programme("surprise: {times: 1, plus: 2}",
				Policies.policy("1", "2020-01-01", "validity: [{period: P1Y}]"), Policies.policy("2", "2025-01-11",
						"validity: [{period: " + period + "}]", "applies-to: open-lots", "protection: 2025-01-05"));
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void closesADayOnlyAfterTheInputsThatThePolicyFileRequires(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.programme("required-inputs: [lots, activity]",
				Policies.policy("1", "2020-01-01", "validity: [{period: P10D}]")))) {
			nights.members(MEMBERS).asOf("2025-01-09").lots(lots(1, "2025-01-01"));
			nights.asOf("2025-01-10").activity("member_id,type,occurred_on\n");

			NightStoppedException stop = nights.stopOf("2025-01-10");
			nights.lots(lots(1, "2025-01-01"));

			assertThat(stop.kind()).isEqualTo(NightStoppedException.Kind.RESUMABLE);
			assertThat(stop)
				.hasMessageStartingWith("2025-01-10 cannot be closed before its data is there. Missing: lots.");
			assertThat(nights.run("2025-01-10").days()).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void stopsWhereAPolicyDiffersFromWhatWasApplied(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P10D}"))) {
			nights.run("2025-01-10");
			nights.policy(Policies.quiet("{period: P11D}"));

			NightStoppedException stop = nights.stopOf("2025-01-11");
			nights.policy(Policies.quiet("{period: \"P10D\"}"));

			assertThat(stop.kind()).isEqualTo(NightStoppedException.Kind.USAGE);
			assertThat(stop).hasMessageContaining("The policy file is not the accepted one: policy 1: ")
				.hasMessageContaining("period");
			assertThat(nights.run("2025-01-11").days()).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void stopsWhereAnImportWasNotFinished(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P10D}"))) {
			nights.sql("""
					insert into import_file (input, file_name, sha256, state, started_at)
					values ('lots', 'lots.csv', 'x', 'MERGING', timestamp with time zone '2024-01-01 00:00:00+00')""");

			NightStoppedException stop = nights.stopOf("2025-01-10");

			assertThat(stop.kind()).isEqualTo(NightStoppedException.Kind.RESUMABLE);
			assertThat(stop).hasMessageStartingWith("An import was not finished: lots from lots.csv.");
		}
	}

}
