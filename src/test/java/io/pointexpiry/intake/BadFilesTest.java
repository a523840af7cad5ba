package io.pointexpiry.intake;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.pointexpiry.intake.ImportResult.FileResult;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files and rows that cannot be taken.
 *
 * @see "rules.md#files-and-rejects"
 */
class BadFilesTest {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void listsEveryBadMemberRowWithItsNumbersMasked(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			FileResult result = desk.imports(Input.MEMBERS,
					IntakeDesk.resource("bad-members.csv")
						.replace("<NUL>", "\u0000")
						.replace("<500>", "가".repeat(501))
						.replace("<65>", "i".repeat(65)));

			assertThat(desk.rejects()).isEqualTo(IntakeDesk.resource("bad-members-rejects.csv")
				.replace("<100>", "가".repeat(100))
				.replace("<500>", "가".repeat(501))
				.replace("<65>", "i".repeat(65)));
			assertThat(result.applied()).isEqualTo(2);
			assertThat(desk.rows("select member_id from member order by member_id")).containsExactly("20240131000123",
					"M1");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void listsEveryBadLotRow(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			desk.imports(Input.MEMBERS, "member_id\nM1\n");

			FileResult result = desk.imports(Input.LOTS,
					IntakeDesk.resource("bad-lots.csv").replace("<400>", ",".repeat(399)));

			assertThat(desk.rejects())
				.isEqualTo(IntakeDesk.resource("bad-lots-rejects.csv").replace("<400>", ",".repeat(399)));
			assertThat(result.applied()).isOne();
			assertThat(result.unchanged()).isOne();
			assertThat(result.rows()).isEqualTo(2 + result.rejected());
			assertThat(desk.rows("select lot_id from point_lot")).containsExactly("L1");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void rejectsTheRowNotTheFileWhereBytesAreNoText(TestDatabase database) throws IOException {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			byte[] utf8 = "member_id,name\nM1,하나\nM2,Lee\n".getBytes(StandardCharsets.UTF_8);
			byte[] mixed = Arrays.copyOf(utf8, utf8.length + 9);
			System.arraycopy("M3,??\nM4".getBytes(StandardCharsets.US_ASCII), 0, mixed, utf8.length, 8);
			mixed[utf8.length + 3] = (byte) 0xC7;
			mixed[utf8.length + 4] = (byte) 0xD1;
			mixed[utf8.length + 8] = ',';

			FileResult result = desk.with(Input.MEMBERS, mixed).imports().files().get(0);

			assertThat(result.applied()).isEqualTo(3);
			assertThat(desk.rejects()).isEqualTo(
					"""
							line,column,found,expected,row
							4,,bytes that are no text in this charset,text in the charset of the file (--charset),"M3,\uFFFD\uFFFD"
							""");
			assertThat(desk.rows("select member_id, name from member order by member_id")).containsExactly("M1 하나",
					"M2 Lee", "M4 -");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesNoFileOfTheOtherKoreanCharset(TestDatabase database) {
		Charset ms949 = Charset.forName("MS949");
		String content = "member_id,name\nM0,Lee\nM1,똠방각하\nM2,하나\n";
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			desk.with(Input.LOTS, "lot_id,member_id,earned_on,points\nL1,M0,2024-01-01,5\n");

			desk.with(Input.MEMBERS, content.getBytes(ms949));
			assertThatExceptionOfType(IntakeException.class).isThrownBy(desk::imports)
				.withMessageEndingWith("members.csv, looks like MS949 and would be read as UTF-8; give --charset MS949"
						+ " (iconv and others call it CP949: iconv -f CP949 -t UTF-8).");

			desk.in(ms949).with(Input.MEMBERS, content.getBytes(StandardCharsets.UTF_8));
			assertThatExceptionOfType(IntakeException.class).isThrownBy(desk::imports)
				.withMessageEndingWith(
						"members.csv, looks like UTF-8 and would be read as MS949; give --charset UTF-8.");

			assertThat(desk.rows("select member_id from member")).isEmpty();
			desk.with(Input.MEMBERS, content.getBytes(ms949)).imports();
			assertThat(desk.rows("select name from member order by member_id")).containsExactly("Lee", "똠방각하", "하나");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void leavesNoTraceOfAFileWithTooManyRejects(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			desk.imports(Input.MEMBERS, "member_id\nM1\n");
			String before = desk.allBooks();
			String good = IntStream.range(0, 1_500)
				.mapToObj((n) -> "L%d,M1,2024-01-31,100\n".formatted(n))
				.collect(Collectors.joining());
			String unknown = IntStream.range(0, 100)
				.mapToObj((n) -> "X%d,M2,2024-01-31,100\n".formatted(n))
				.collect(Collectors.joining());
			desk.with(Input.LOTS, "lot_id,member_id,earned_on,points\n" + good + unknown + "Y,M1,2024-02-30,100\n")
				.with(Input.ACTIVITY, "member_id,type,occurred_on\nM1,EARN,2024-01-31\n");

			ImportResult result = desk.imports();

			assertThat(result.done()).isFalse();
			assertThat(result.files()).hasSize(1);
			assertThat(result.files().get(0).state()).isEqualTo(ImportResult.State.REJECTED);
			assertThat(result.files().get(0).rejected()).isEqualTo(101);
			assertThat(desk.allBooks()).isEqualTo(before);
			assertThat(desk.rejects().lines()).hasSize(102);
			assertThat(desk.unfinished()).isEmpty();
			assertThat(desk.rows("select count(*) from staged_lot")).containsExactly("0");
		}
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			100,     10099, 100
			100,     20000, 200
			20,      10000, 20
			2.5%,    1000,  25
			0.1%,    999,   0
			""")
	void allowsSoManyRejects(String given, long rows, long most) {
		MaxRejects maxRejects = given.equals("100") ? MaxRejects.DEFAULT : MaxRejects.parse(given);

		assertThat(maxRejects.of(rows)).isEqualTo(most);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			lot_id,member_id,points           | has the header "lot_id,member_id,points"; expected earned_on.
			member_id,lot_id,points,earned_on,lot_id | expected each column once, but lot_id is there twice.
			"lot_id,member_id,earned_on,points | has the header "an unpaired or misplaced quote"
			''                                | is empty; expected a header: lot_id*, member_id*, kind, earned_on*
			""", quoteCharacter = '\'')
	void refusesAHeaderBeforeAnythingIsStaged(String header, String message) {
		try (IntakeDesk desk = new IntakeDesk(TestDatabase.H2, this.directory)) {
			desk.with(Input.MEMBERS, "member_id\nM1\n").with(Input.LOTS, header);

			assertThatExceptionOfType(IntakeException.class).isThrownBy(desk::imports).withMessageContaining(message);
			assertThat(desk.rows("select count(*) from import_file")).containsExactly("0");
			assertThat(desk.rows("select count(*) from member")).containsExactly("0");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void refusesFilesThatAreNotThereOrNoFiles(TestDatabase database) throws IOException {
		Path folder = Files.createDirectories(this.directory.resolve("folder.csv"));
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			desk.with(Input.LOTS, this.directory.resolve("nowhere.csv"));
			assertThatExceptionOfType(IntakeException.class).isThrownBy(desk::imports)
				.withMessageEndingWith("nowhere.csv, is not there.");

			desk.with(Input.LOTS, folder);
			assertThatExceptionOfType(IntakeException.class).isThrownBy(desk::imports)
				.withMessageEndingWith("folder.csv, is a directory; expected a CSV file.");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesEachFileOfRejectsItsOwnName(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			FileResult first = desk.imports(Input.MEMBERS, "member_id,birth_month\nM1,13\n");
			FileResult second = desk.imports(Input.MEMBERS, "member_id,birth_month\nM2,0\n");

			assertThat(desk.rejectFiles()).extracting((file) -> file.getFileName().toString())
				.containsExactlyInAnyOrder("members-20241231T031500.csv", "members-20241231T031500-2.csv");
			assertThat(first.rejects()).hasFileName("members-20241231T031500.csv").content().contains("M1,13");
			assertThat(second.rejects()).hasFileName("members-20241231T031500-2.csv").content().contains("M2,0");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void listsTheRejectsOfACommandThatIsGivenTwiceOnce(TestDatabase database) throws IOException {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			String redemptions = """
					redemption_id,member_id,redeemed_on,points
					R1,M1,2024-12-01,4
					R2,M1,2024-12-02,9
					""";
			desk.imports(Input.MEMBERS, "member_id\nM1\n");
			desk.imports(Input.LOTS, "lot_id,member_id,earned_on,points\nL1,M1,2024-11-01,10\n");
			FileResult first = desk.imports(Input.REDEMPTIONS, redemptions);
			String listed = Files.readString(desk.rejectFiles().get(0));
			FileResult again = desk.imports(Input.REDEMPTIONS, redemptions);

			assertThat(again.rejected()).isOne();
			assertThat(again.rejects()).isEqualTo(first.rejects()).hasContent(listed);
			assertThat(desk.rejectFiles()).hasSize(1);

			Path list = Objects.requireNonNull(first.rejects());
			for (byte[] workedIn : new byte[][] { { '"' }, { 'x', '\n', '3', ',', '"', 'a' },
					{ 'x', '\n', (byte) 0xB0 } }) {
				Files.write(list, workedIn);
				Path next = Objects.requireNonNull(desk.imports(Input.REDEMPTIONS, redemptions).rejects());
				assertThat(next).isNotEqualTo(list).content().contains("R2,M1");
				assertThat(list).hasBinaryContent(workedIn);
				Files.delete(list);
				list = next;
			}

			Files.delete(desk.rejectFiles().get(0));
			assertThat(desk.imports(Input.REDEMPTIONS, redemptions).rejects()).content().contains("R2,M1");

			desk.imports(Input.LOTS, "lot_id,member_id,earned_on,points\nL2,M1,2024-11-01,1\n");
			assertThat(desk.imports(Input.REDEMPTIONS, redemptions).rejects()).isNotEqualTo(first.rejects());
			assertThat(desk.rejectFiles()).hasSize(2);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void readsAnEmptyTable(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory).in(Charset.forName("UTF-16"))) {
			FileResult result = desk.imports(Input.MEMBERS, "member_id\r\n\r\n");

			assertThat(result.state()).isEqualTo(ImportResult.State.DONE);
			assertThat(result.rows()).isZero();
			assertThat(result.rejects()).isNull();
		}
	}

}
