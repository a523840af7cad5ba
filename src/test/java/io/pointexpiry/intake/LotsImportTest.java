package io.pointexpiry.intake;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.pointexpiry.intake.ImportResult.FileResult;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What rows of the lots file change.
 *
 * @see "rules.md#lot-rows"
 * @see "rules.md#adjustments"
 */
class LotsImportTest {

	private static final String LOTS = "select lot_id, member_id, kind, earned_on, points, remaining, own_expires_on,"
			+ " status, delivered, posted_on from point_lot order by lot_id";

	private static final String ADJUSTMENTS = "select lot_id, posted_on, points from adjustment order by lot_id, points";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesNewLots(TestDatabase database) {
		try (IntakeDesk desk = desk(database)) {
			FileResult result = desk.imports(Input.LOTS, """
					lot_id,member_id,kind,earned_on,points,remaining,expires_on
					L1,M1,EVENT,2024-02-29,100,40,2024-02-29
					L2,M1,,2024-01-31,100,,
					L3,M2,BASE,2024-03-01,100,0,
					L4,M2,BASE,2024-03-01,0,,
					""");

			assertThat(result.applied()).isEqualTo(4);
			assertThat(desk.rows(LOTS)).containsExactly("L1 M1 EVENT 2024-02-29 100 40 2024-02-29 OPEN 40 2024-02-29",
					"L2 M1 BASE 2024-01-31 100 100 - OPEN 100 2024-01-31",
					"L3 M2 BASE 2024-03-01 100 0 - SPENT 0 2024-03-01",
					"L4 M2 BASE 2024-03-01 0 0 - SPENT 0 2024-03-01");
			assertThat(desk.rows(ADJUSTMENTS)).containsExactly("L1 2024-02-29 -60", "L3 2024-03-01 -100");
			assertThat(desk.rows("select member_id, first_earned_on from member order by member_id"))
				.containsExactly("M1 2024-01-31", "M2 2024-03-01");
			assertThat(desk.rows("select * from review order by member_id, due_on")).containsExactly("M1 2024-01-31",
					"M1 2024-02-29", "M2 2024-03-01");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void neverChangesAClosedMonth(TestDatabase database) {
		try (IntakeDesk desk = desk(database).closed("2024-06-30")) {
			desk.imports(Input.LOTS, """
					lot_id,member_id,earned_on,points,remaining
					L1,M1,2024-06-30,100,90
					L2,M1,2024-07-01,100,90
					L3,M1,2024-07-02,100,90
					""");

			assertThat(desk.rows("select lot_id, posted_on from point_lot order by lot_id"))
				.containsExactly("L1 2024-07-01", "L2 2024-07-01", "L3 2024-07-02");
			assertThat(desk.rows(ADJUSTMENTS)).containsExactly("L1 2024-07-01 -10", "L2 2024-07-01 -10",
					"L3 2024-07-02 -10");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void appliesTheDifferenceToWhatWasDeliveredLast(TestDatabase database) {
		try (IntakeDesk desk = desk(database)) {
			desk.imports(Input.LOTS, """
					lot_id,member_id,earned_on,points,remaining
					L1,M1,2024-01-31,100,100
					L2,M1,2024-01-31,100,100
					L3,M1,2024-01-31,100,0
					""");
			desk.books().jdbc().sql("delete from review").update();
			spendOnline(desk, "L1", 30);
			spendOnline(desk, "L2", 30);

			FileResult result = desk.imports(Input.LOTS, """
					lot_id,member_id,earned_on,points,remaining
					L1,M1,2024-01-31,100,30
					L2,M1,2024-01-31,100,100
					L3,M1,2024-01-31,100,5
					""");

			assertThat(result.applied()).isEqualTo(2);
			assertThat(result.unchanged()).isOne();
			assertThat(desk.rows("select lot_id, remaining, status, delivered from point_lot order by lot_id"))
				.containsExactly("L1 0 SPENT 30", "L2 70 OPEN 100", "L3 5 OPEN 5");
			assertThat(desk.rows(ADJUSTMENTS)).containsExactly("L1 2024-01-31 -70", "L3 2024-01-31 -100",
					"L3 2024-01-31 5");
			assertThat(desk.rows("select * from review")).containsExactly("M1 2024-01-31");
			assertThat(desk.rows("select member_id, item from notice_cue")).containsExactly("M1 LOOK");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesANewOwnDateOfAnOpenLot(TestDatabase database) {
		try (IntakeDesk desk = desk(database)) {
			String header = "lot_id,member_id,earned_on,points,expires_on\n";
			desk.imports(Input.LOTS, header + "L1,M1,2024-01-31,100,2024-12-31\nL2,M1,2024-01-31,100,2024-12-31\n");

			FileResult result = desk.imports(Input.LOTS,
					header + "L1,M1,2024-01-31,100,\nL2,M1,2024-01-31,100,2025-01-31\n");
			FileResult kept = desk.imports(Input.LOTS, "lot_id,member_id,earned_on,points\nL2,M1,2024-01-31,100\n");

			assertThat(result.applied()).isEqualTo(2);
			assertThat(kept.unchanged()).isOne();
			assertThat(desk.rows("select lot_id, own_expires_on from point_lot order by lot_id"))
				.containsExactly("L1 -", "L2 2025-01-31");
			assertThat(desk.rows("select * from adjustment")).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void rejectsWhatContradictsTheBooks(TestDatabase database) {
		try (IntakeDesk desk = desk(database)) {
			String header = "lot_id,member_id,kind,earned_on,points,remaining,expires_on\n";
			desk.imports(Input.LOTS, header + """
					L1,M1,BASE,2024-01-31,100,100,
					L2,M1,BASE,2024-01-31,100,100,
					L3,M1,BASE,2024-01-31,100,100,
					L4,M1,BASE,2024-01-31,100,100,
					L5,M1,BASE,2024-01-31,100,50,
					L6,M1,BASE,2024-01-31,100,100,
					L7,M1,BASE,2024-01-31,100,100,
					""");
			spendOnline(desk, "L4", 30);
			desk.books().jdbc().sql("update point_lot set remaining = 80 where lot_id = 'L5'").update();
			desk.books()
				.jdbc()
				.sql("update point_lot set remaining = 0, status = 'EXPIRED' where lot_id in ('L6', 'L7')")
				.update();

			FileResult result = desk.imports(Input.LOTS, IntakeDesk.resource("lots-contradictions.csv"));

			assertThat(result.rejected()).isEqualTo(9);
			assertThat(result.unchanged()).isOne();
			assertThat(desk.rejects()).isEqualTo(IntakeDesk.resource("lots-contradictions-rejects.csv"));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void remembersTheDayOfARowThatSaysNothingNew(TestDatabase database) {
		try (IntakeDesk desk = desk(database)) {
			String header = "lot_id,member_id,earned_on,points,remaining\n";
			desk.asOf("2024-05-05").imports(Input.LOTS, header + "L1,M1,2024-01-31,100,100\n");
			desk.asOf("2024-05-10").imports(Input.LOTS, header + "L1,M1,2024-01-31,100,100\n");

			FileResult late = desk.asOf("2024-05-07").imports(Input.LOTS, header + "L1,M1,2024-01-31,100,60\n");

			assertThat(late.skipped()).isOne();
			assertThat(desk.rows("select remaining, as_of from point_lot")).containsExactly("100 2024-05-10");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void bringsTheSameBooksInAnyOrderOfRows(TestDatabase database) {
		long seed = 20241231;
		List<String> rows = IntStream.range(0, 3_000)
			.mapToObj((n) -> "L%d,M%d,2024-0%d-11,100,%d".formatted(n, n % 2 + 1, n % 9 + 1, n % 120))
			.collect(Collectors.toList());
		String header = "lot_id,member_id,earned_on,points,remaining\n";
		try (IntakeDesk sorted = desk(database); IntakeDesk shuffled = desk(database)) {
			sorted.atMost(MaxRejects.parse("100%")).imports(Input.LOTS, header + String.join("\n", rows));
			Collections.shuffle(rows, new Random(seed));

			shuffled.atMost(MaxRejects.parse("100%")).imports(Input.LOTS, header + String.join("\n", rows));

			assertThat(shuffled.allBooks()).as("seed %d", seed).isEqualTo(sorted.allBooks());
		}
	}

	private IntakeDesk desk(TestDatabase database) {
		IntakeDesk desk = new IntakeDesk(database, this.directory);
		desk.imports(Input.MEMBERS, "member_id\nM1\nM2\n");
		desk.books().jdbc().sql("delete from review").update();
		return desk;
	}

	private static void spendOnline(IntakeDesk desk, String lotId, long points) {
		desk.books()
			.jdbc()
			.sql("update point_lot set remaining = remaining - ? where lot_id = ?")
			.params(points, lotId)
			.update();
	}

}
