package io.pointexpiry.intake;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;

import io.pointexpiry.domain.Condition;
import io.pointexpiry.domain.DayCount;
import io.pointexpiry.domain.Validity;
import io.pointexpiry.intake.ImportResult.FileResult;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What rows of the redemptions file take.
 *
 * @see "rules.md#redemptions"
 * @see "rules.md#burn-order"
 */
class RedemptionsImportTest {

	private static final String HEADER = "redemption_id,member_id,redeemed_on,points\n";

	private static final String TAKEN = "select redemption_id, seq, lot_id, points, posted_on from redemption"
			+ " order by redemption_id, seq";

	private static final String LOTS = "select lot_id, remaining, status from point_lot order by lot_id";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesLotsInBurnOrderByDayThenByRow(TestDatabase database) {
		try (IntakeDesk desk = desk(database)) {
			FileResult result = desk.imports(Input.REDEMPTIONS, HEADER + """
					R3,M1,2024-03-02,110
					R1,M1,2024-03-01,60
					R2,M1,2024-03-01,60
					""");

			assertThat(result.applied()).isEqualTo(3);
			assertThat(desk.rows(TAKEN)).containsExactly("R1 0 L1 60 2024-03-01", "R2 0 L1 40 2024-03-01",
					"R2 1 L2 20 2024-03-01", "R3 0 L2 80 2024-03-02", "R3 1 L3 30 2024-03-02");
			assertThat(desk.rows(LOTS)).containsExactly("L1 0 SPENT", "L2 0 SPENT", "L3 70 OPEN", "L4 100 OPEN");
			assertThat(desk.rows("select * from review order by due_on")).containsExactly("M1 2024-03-01",
					"M1 2024-03-02");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void usesALotFromTheDayItWasEarnedToItsLastDay(TestDatabase database) {
		try (IntakeDesk desk = desk(database)) {
			FileResult result = desk.imports(Input.REDEMPTIONS, HEADER + """
					R1,M2,2024-02-28,1
					R2,M2,2024-02-29,1
					R3,M2,2025-02-28,1
					R4,M2,2025-03-01,1
					""");

			assertThat(result.applied()).isEqualTo(2);
			assertThat(desk.rows(TAKEN)).containsExactly("R2 0 L4 1 2024-02-29", "R3 0 L4 1 2025-02-28");
			assertThat(desk.rejects()).isEqualTo("""
					line,column,found,expected,row
					2,points,1,at most the 0 points that can be used on 2024-02-28,"R1,M2,2024-02-28,1"
					5,points,1,at most the 0 points that can be used on 2025-03-01,"R4,M2,2025-03-01,1"
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesAllOrNothingAndKnowsWhatItTook(TestDatabase database) {
		try (IntakeDesk desk = desk(database).closed("2024-04-30")) {
			desk.imports(Input.REDEMPTIONS, HEADER + "R1,M1,2024-03-01,60\n");
			String before = desk.allBooks();

			FileResult result = desk.imports(Input.REDEMPTIONS, HEADER + """
					R1,M1,2024-03-01,60
					R2,M1,2024-03-01,241
					R3,M1,2024-03-01,10
					R3,M2,2024-03-01,10
					R4,M1,2024-03-01,10
					R4,M1,2024-03-01,11
					R5,M9,2024-03-01,10
					R6,M1,2024-03-01,0
					""");
			FileResult differing = desk.imports(Input.REDEMPTIONS, HEADER + "R1,M1,2024-03-01,61\n");

			assertThat(result.unchanged()).isOne();
			assertThat(result.rejected()).isEqualTo(7);
			assertThat(differing.rejected()).isOne();
			assertThat(desk.allBooks()).isEqualTo(before);
			assertThat(desk.rows(TAKEN)).containsExactly("R1 0 L1 60 2024-05-01");
			assertThat(result.rejects()).content()
				.contains("3,points,241,at most the 240 points that can be used on 2024-03-01")
				.contains("4,redemption_id,R3,rows of one redemption_id that say the same")
				.contains("5,redemption_id,R3,rows of one redemption_id that say the same");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesPointsBackOutOfALaterExpiry(TestDatabase database) {
		try (IntakeDesk desk = desk(database).closed("2024-12-31")) {
			expire(desk, "L1", "2024-12-31", 100);

			FileResult result = desk.imports(Input.REDEMPTIONS, HEADER + """
					R1,M1,2024-12-31,30
					R2,M1,2024-12-31,90
					""");

			assertThat(result.applied()).isEqualTo(2);
			assertThat(desk.rows(TAKEN)).containsExactly("R1 0 L1 30 2025-01-01", "R2 0 L1 70 2025-01-01",
					"R2 1 L2 20 2025-01-01");
			assertThat(desk.rows(LOTS)).containsExactly("L1 0 EXPIRED", "L2 80 OPEN", "L3 100 OPEN", "L4 100 OPEN");
			assertThat(desk.rows("select lot_id, entry_type, ref, posted_on, business_date, member_id, kind, tier,"
					+ " reason, points, earned_on, expires_on, policy_version, run_id from expiry_record"
					+ " where entry_type = 'REVERSAL' order by ref"))
				.containsExactly(
						"L1 REVERSAL redemption:R1 2025-01-01 2024-12-31 M1 BASE VIP VALIDITY 30 2024-01-31 2024-12-31"
								+ " 1 2024-12-31.1",
						"L1 REVERSAL redemption:R2 2025-01-01 2024-12-31 M1 BASE VIP VALIDITY 70 2024-01-31 2024-12-31"
								+ " 1 2024-12-31.1");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void leavesAnExpiryAloneThatCameBeforeTheRedemptionOrWasGivenBack(TestDatabase database) {
		try (IntakeDesk desk = desk(database).closed("2025-01-05")) {
			desk.books().jdbc().sql("delete from point_lot where lot_id in ('L2', 'L3')").update();
			expire(desk, "L1", "2024-12-31", 100);
			desk.books().jdbc().sql("""
					insert into expiry_record (lot_id, entry_type, ref, posted_on, business_date, member_id, kind,
					  tier, reason, points, earned_on, policy_version, run_id, recorded_at)
					select lot_id, 'REVERSAL', 'x', posted_on, business_date, member_id, kind, tier, reason, 95,
					  earned_on, policy_version, run_id, recorded_at from expiry_record""").update();

			FileResult result = desk.imports(Input.REDEMPTIONS, HEADER + """
					R1,M1,2025-01-01,1
					R2,M1,2024-12-31,6
					R3,M1,2024-12-31,5
					""");

			assertThat(result.rejected()).isEqualTo(2);
			assertThat(desk.rows(TAKEN)).containsExactly("R3 0 L1 5 2025-01-06");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void datesLotsByTheActivityOfTheDay(TestDatabase database) {
		Validity rolling = new Validity(Condition.ALWAYS, Period.ofMonths(6), Validity.Anchor.ACTIVITY, Set.of(),
				DayCount.ANNIVERSARY, null, null, Validity.OwnDate.KEPT);
		try (IntakeDesk desk = new IntakeDesk(database, this.directory).by(IntakeDesk.programme(rolling))) {
			desk.imports(Input.MEMBERS, "member_id\nM1\n");
			desk.imports(Input.LOTS, "lot_id,member_id,earned_on,points\nL1,M1,2024-01-31,100\n");
			desk.imports(Input.ACTIVITY, "member_id,type,occurred_on\nM1,LOGIN,2024-07-01\n");

			FileResult result = desk.imports(Input.REDEMPTIONS, HEADER + """
					R1,M1,2025-01-01,10
					R2,M1,2025-01-02,10
					R3,M1,2025-07-03,10
					""");

			assertThat(result.applied()).isEqualTo(2);
			assertThat(desk.rows("select redemption_id from redemption order by redemption_id")).containsExactly("R1",
					"R2");
		}
	}

	private IntakeDesk desk(TestDatabase database) {
		IntakeDesk desk = new IntakeDesk(database, this.directory);
		desk.imports(Input.MEMBERS, "member_id,tier\nM1,VIP\nM2,VIP\n");
		desk.imports(Input.LOTS, """
				lot_id,member_id,kind,earned_on,points,expires_on
				L3,M1,BASE,2024-01-31,100,
				L1,M1,BASE,2024-01-31,100,2024-12-31
				L2,M1,EVENT,2024-02-01,100,2025-01-31
				L4,M2,BASE,2024-02-29,100,
				""");
		desk.books().jdbc().sql("delete from review").update();
		return desk;
	}

	/** What a night does that takes a lot. */
	static void expire(IntakeDesk desk, String lotId, String day, long points) {
		desk.books()
			.jdbc()
			.sql("""
					insert into expiry_record (lot_id, entry_type, ref, posted_on, business_date, member_id, kind, tier,
					  reason, points, earned_on, expires_on, policy_version, run_id, recorded_at)
					select lot_id, 'EXPIRY', ?, cast(? as date), cast(? as date), member_id, kind, 'VIP', 'VALIDITY', ?,
					  earned_on, cast(? as date), '1', ?, timestamp '2025-01-01 00:00:00'
					from point_lot where lot_id = ?""")
			.params(day + ".1", LocalDate.parse(day), LocalDate.parse(day), points, LocalDate.parse(day), day + ".1",
					lotId)
			.update();
		desk.books()
			.jdbc()
			.sql("update point_lot set remaining = 0, status = 'EXPIRED', expires_on = ? where lot_id = ?")
			.params(LocalDate.parse(day), lotId)
			.update();
	}

}
