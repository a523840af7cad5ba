package io.pointexpiry.intake;

import java.nio.file.Path;

import io.pointexpiry.intake.ImportResult.FileResult;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What rows of the cancellations file give back.
 *
 * @see "rules.md#cancellations"
 */
class CancellationsImportTest {

	private static final String HEADER = "cancellation_id,redemption_id,cancelled_on,points\n";

	private static final String RETURNED = "select cancellation_id, lot_id, points, posted_on from cancellation"
			+ " order by cancellation_id, lot_id";

	private static final String LOTS = "select lot_id, remaining, status, floor_on from point_lot order by lot_id";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesBackWhatWasTakenLastFirst(TestDatabase database) {
		try (IntakeDesk desk = desk(database)) {
			FileResult result = desk.imports(Input.CANCELLATIONS, HEADER + """
					C2,R1,2024-03-06,
					C1,R1,2024-03-05,70
					""");

			assertThat(result.applied()).isEqualTo(2);
			assertThat(desk.rows(RETURNED)).containsExactly("C1 L1 20 2024-03-05", "C1 L2 50 2024-03-05",
					"C2 L1 80 2024-03-06");
			assertThat(desk.rows(LOTS)).containsExactly("L1 100 OPEN -", "L2 100 OPEN -");
			assertThat(desk.rows("select member_id, item from notice_cue")).containsExactly("M1 LOOK");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void rejectsWhatWasNeverTaken(TestDatabase database) {
		try (IntakeDesk desk = desk(database)) {
			String file = HEADER + """
					C1,R1,2024-03-05,100
					C2,R1,2024-03-05,51
					C3,R9,2024-03-05,1
					C4,R1,2024-02-29,1
					C5,R1,2024-03-06,
					C6,R1,2024-03-07,
					""";
			FileResult first = desk.imports(Input.CANCELLATIONS, file);
			String before = desk.allBooks();

			FileResult again = desk.imports(Input.CANCELLATIONS, file);
			FileResult differing = desk.imports(Input.CANCELLATIONS, HEADER + "C1,R1,2024-03-05,99\n");

			assertThat(again.unchanged()).isEqualTo(2);
			assertThat(differing.rejected()).isOne();
			assertThat(desk.allBooks()).isEqualTo(before);
			assertThat(desk.rows(RETURNED)).containsExactly("C1 L1 50 2024-03-05", "C1 L2 50 2024-03-05",
					"C5 L1 50 2024-03-06");
			assertThat(again.rejects()).isEqualTo(first.rejects()).content().isEqualToNormalizingNewlines("""
					line,column,found,expected,row
					3,points,51,"at most what is left of the redemption, 50","C2,R1,2024-03-05,51"
					4,redemption_id,R9,a redemption that was taken,"C3,R9,2024-03-05,1"
					5,cancelled_on,2024-02-29,"a date not before redeemed_on, 2024-03-01","C4,R1,2024-02-29,1"
					7,points,,"at most what is left of the redemption, 0","C6,R1,2024-03-07,"
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesTimeToUseWhatComesBackAfterItsDate(TestDatabase database) {
		try (IntakeDesk desk = desk(database).closed("2025-01-05")) {
			desk.books().jdbc().sql("update point_lot set expires_on = own_expires_on, policy_version = '1'").update();
			RedemptionsImportTest.expire(desk, "L2", "2024-12-31", 50);

			FileResult result = desk.imports(Input.CANCELLATIONS, HEADER + "C1,R1,2025-01-03,\n");

			assertThat(result.applied()).isOne();
			assertThat(desk.rows(RETURNED)).containsExactly("C1 L1 100 2025-01-06", "C1 L2 50 2025-01-06");
			assertThat(
					desk.rows("select lot_id, remaining, status, floor_on, expires_on from point_lot order by lot_id"))
				.containsExactly("L1 100 OPEN 2025-01-17 2025-01-17", "L2 50 OPEN 2025-01-17 2025-01-17");
			assertThat(desk.rows("select lot_id, cause, ref, until_on, business_date, points, old_expires_on"
					+ " from lot_floor order by lot_id"))
				.containsExactly("L1 RETURN C1 2025-01-17 2025-01-03 100 2024-12-30",
						"L2 RETURN C1 2025-01-17 2025-01-03 50 2024-12-31");
			assertThat(
					desk.rows("select item, lot_id, ref, points, old_on, new_on from notice_cue order by item, lot_id"))
				.containsExactly("LOOK   0 - -", "REINSTATED L1 C1 100 2024-12-30 2025-01-17",
						"REINSTATED L2 C1 50 2024-12-31 2025-01-17");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void keepsTheDateOfALotThatIsNotOver(TestDatabase database) {
		try (IntakeDesk desk = desk(database)) {
			desk.imports(Input.CANCELLATIONS, HEADER + "C1,R1,2024-12-30,\n");
			assertThat(desk.rows("select * from lot_floor")).isEmpty();
		}
		try (IntakeDesk desk = desk(database)) {
			desk.imports(Input.CANCELLATIONS, HEADER + "C1,R1,2024-12-31,\n");
			assertThat(desk.rows("select lot_id, until_on from lot_floor")).containsExactly("L1 2025-01-14");
		}
	}

	private IntakeDesk desk(TestDatabase database) {
		IntakeDesk desk = new IntakeDesk(database, this.directory);
		desk.imports(Input.MEMBERS, "member_id,tier\nM1,VIP\n");
		desk.imports(Input.LOTS, """
				lot_id,member_id,earned_on,points,expires_on
				L1,M1,2024-01-31,100,2024-12-30
				L2,M1,2024-01-31,100,2024-12-31
				""");
		desk.imports(Input.REDEMPTIONS, "redemption_id,member_id,redeemed_on,points\nR1,M1,2024-03-01,150\n");
		return desk;
	}

}
