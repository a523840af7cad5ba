package io.pointexpiry.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.pointexpiry.intake.ImportResult.FileResult;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What rows of the members file change.
 *
 * @see "rules.md#member-rows"
 * @see "rules.md#repeated-rows"
 */
class MembersImportTest {

	private static final String COLUMNS = "select member_id, name, phone, tier, status, joined_on, birth_month,"
			+ " notices_off, marketing_consent, locale, as_of from member order by member_id";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesEveryColumnInAnyOrder(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory).asOf("2024-12-30")) {
			FileResult result = desk.imports(Input.MEMBERS, IntakeDesk.resource("members.csv"));

			assertThat(result.applied()).isEqualTo(3);
			assertThat(result.rows()).isEqualTo(3);
			assertThat(desk.rows(COLUMNS)).containsExactlyInAnyOrder(
					"../../etc/passwd Lee, \"Bo\" -  WITHDRAWN - 12 %s %s - 2024-12-30".formatted(flag(database, true),
							flag(database, false)),
					"M1 김하나 010-1234-5678 VVIP ACTIVE 2019-02-28 2 %s %s ko-KR 2024-12-30"
						.formatted(flag(database, false), flag(database, true)),
					"M2 - -  ACTIVE - - %s %s - 2024-12-30".formatted(flag(database, false), flag(database, false)));
			assertThat(desk.rows("select * from activity")).containsExactly("M1 * 2024-05-06");
			assertThat(desk.rows("select * from review order by member_id, due_on"))
				.containsExactly("../../etc/passwd 0001-01-01", "M1 0001-01-01", "M1 2024-05-06", "M2 0001-01-01");
			assertThat(desk.rows("select * from notice_cue")).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void keepsAMissingColumnAndClearsAnEmptyCell(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			desk.imports(Input.MEMBERS, """
					member_id,name,phone,tier,status,joined_on,birth_month
					M1,Kim,010-1234-5678,VIP,WITHDRAWN,2020-01-01,7
					M2,Lee,010-1234-0000,VIP,ACTIVE,2020-01-01,7
					""");
			desk.closed("2024-12-30");
			desk.books().jdbc().sql("delete from review").update();

			FileResult result = desk.imports(Input.MEMBERS, """
					member_id,name,tier,status
					M1,,,
					M2,Lee,VIP,ACTIVE
					""");

			assertThat(result.applied()).isOne();
			assertThat(result.unchanged()).isOne();
			assertThat(desk.rows("select member_id, name, phone, tier, status, joined_on, birth_month from member"))
				.containsExactlyInAnyOrder("M1 - 010-1234-5678  ACTIVE 2020-01-01 7",
						"M2 Lee 010-1234-0000 VIP ACTIVE 2020-01-01 7");
			assertThat(desk.rows("select * from review")).containsExactly("M1 2024-12-31");
			assertThat(desk.rows("select member_id, item from notice_cue")).containsExactly("M1 LOOK");
		}
	}

	/** What is earned first is kept only where it stands in for the day of joining. */
	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void goesByTheFirstLotOnceTheDayOfJoiningIsCleared(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			desk.imports(Input.MEMBERS, "member_id,joined_on\nM1,2020-01-01\nM2,2020-01-01\nM3,\n");
			desk.imports(Input.LOTS, """
					lot_id,member_id,earned_on,points
					L1,M1,2024-03-01,10
					L2,M1,2024-02-01,10
					L3,M3,2024-02-03,10
					L4,M3,2024-02-02,10
					""");

			desk.imports(Input.MEMBERS, "member_id,joined_on\nM1,\nM2,\n");

			assertThat(desk.rows("""
					select member_id, coalesce(joined_on, first_earned_on) from member order by member_id"""))
				.containsExactly("M1 2024-02-01", "M2 -", "M3 2024-02-02");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void looksAgainAtWhoCanBeReachedInAnotherWay(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			desk.imports(Input.MEMBERS, """
					member_id,phone,notices_off
					M1,010-1234-5678,false
					M2,010-1234-5678,false
					M3,010-1234-5678,false
					""");
			desk.books().jdbc().sql("delete from review").update();

			desk.imports(Input.MEMBERS, """
					member_id,phone,notices_off
					M1,010-1234-5679,false
					M2,010-1234-5678,true
					M3,010-1234-5678,false
					""");

			assertThat(desk.rows("select member_id, item, lot_id, ref, points from notice_cue order by member_id"))
				.containsExactly("M1 LOOK   0", "M2 LOOK   0");
			assertThat(desk.rows("select * from review")).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void changesNothingWhenTheSameFileComesTwice(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory).asOf("2024-12-30")) {
			String file = """
					member_id,phone,last_activity_on
					M1,010-1234-5678,2024-05-06
					M1,010-1234-5678,2024-05-06
					M2,,
					""";
			desk.imports(Input.MEMBERS, file);
			String before = desk.allBooks();

			FileResult result = desk.imports(Input.MEMBERS, file);

			assertThat(result.unchanged()).isEqualTo(3);
			assertThat(desk.allBooks()).isEqualTo(before);
			assertThat(desk.rejectFiles()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void skipsARowOlderThanTheOneAppliedLast(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			desk.asOf("2024-12-30").imports(Input.MEMBERS, "member_id,tier\nM1,VIP\n");

			FileResult older = desk.asOf("2024-12-29").imports(Input.MEMBERS, "member_id,tier\nM1,GOLD\nM2,GOLD\n");
			FileResult sameDay = desk.asOf("2024-12-30").imports(Input.MEMBERS, "member_id,tier\nM1,VVIP\n");
			FileResult undated = desk.asOf(null).imports(Input.MEMBERS, "member_id,tier\nM2,VIP\n");

			assertThat(older.skipped()).isOne();
			assertThat(older.applied()).isOne();
			assertThat(sameDay.applied()).isOne();
			assertThat(undated.applied()).isOne();
			assertThat(desk.rows("select member_id, tier, as_of from member order by member_id"))
				.containsExactly("M1 VVIP 2024-12-30", "M2 VIP 2024-12-29");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void readsOldKoreanFilesAndByteOrderMarks(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			desk.in(Charset.forName("MS949")).imports(Input.MEMBERS, "member_id,name\nM1,똠방각하\n");
			FileResult marked = desk.in(StandardCharsets.UTF_8)
				.imports(Input.MEMBERS, "\uFEFFmember_id,name,shoe size\r\nM2,펲시,42\r\n");

			assertThat(desk.rows("select member_id, name from member order by member_id")).containsExactly("M1 똠방각하",
					"M2 펲시");
			assertThat(marked.warnings()).containsExactly("Passed over in the file of members: the columns shoe size.");
		}
	}

	private static String flag(TestDatabase database, boolean value) {
		return switch (database) {
			case H2 -> value ? "TRUE" : "FALSE";
			case POSTGRESQL -> value ? "t" : "f";
		};
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesStagesOfAMembersOwnAndRefusesOthers(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			FileResult result = desk.imports(Input.MEMBERS, """
					member_id,notices_on
					M1,P7D P1D
					M2,
					M3,P2Y
					M4,soon
					M5,P1D P2D P3D P4D P5D P6D
					M6,P1W
					""");

			assertThat(result.applied()).isEqualTo(3);
			assertThat(result.rejected()).isEqualTo(3);
			assertThat(desk.rows("select member_id, notices_on from member order by member_id"))
				.containsExactly("M1 P7D P1D", "M2 -", "M6 P7D");

			desk.imports(Input.MEMBERS, "member_id,notices_on\nM1,\nM6,P7D\n");

			assertThat(desk.rows("select member_id, notices_on from member order by member_id")).containsExactly("M1 -",
					"M2 -", "M6 P7D");
			assertThat(desk.rows("select member_id, item from notice_cue")).containsExactly("M1 LOOK");
		}
	}

}
