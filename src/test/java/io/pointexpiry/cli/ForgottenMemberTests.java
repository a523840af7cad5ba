package io.pointexpiry.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One member asks to be forgotten; and what a purge would do is known before.
 *
 * @see "rules.md#personal-data"
 */
class ForgottenMemberTests {

	private static final String POLICY = Policies.quiet("{period: P1M}", "notices: {expiry-before: [P7D, P3D]}");

	private static final String NAME = "나사라질이름";

	private static final String NUMBER = "23456782";

	private static final String MEMBERS = "member_id,name,phone,status\n";

	private static final String LEFT = MEMBERS + "M2,%s,010-2345-6782,WITHDRAWN\n".formatted(NAME);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void isForgottenWholly(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		told(terminal);
		terminal.type("2025-01-11", "run", "--date", "2025-01-10");
		terminal.type("2025-01-11", "import", "--members",
				terminal.file(LEFT + "M2,%s,,GONE\nM9,x,,GONE\n".formatted(NAME)), "--feedback", terminal.file(
						"feedback_id,member_id,received_on,text\nF1,M2,2025-01-09,%s 010-2345-6782\n".formatted(NAME)));
		terminal.type("2025-01-12", "run", "--date", "2025-01-11");
		String expiries = terminal.type("2025-01-12", "report", "expiries");
		String notices = terminal.type("2025-01-12", "report", "notices");
		assertThat(holding(terminal.home(), NAME)).isNotEmpty();

		String ahead = terminal.type("2025-01-12", "purge", "--member", "M2", "--dry-run");
		assertThat(ahead).isEqualTo("""
				Would purge what is known of member M2: name and number,
				  2 texts of notices, 1 receipt, 1 feedback text, rows in 1 file of rejects;
				  2 folders with 4 notices, of other members too.
				Records, ids, states and what was told stay.
				Nothing was changed.
				""");
		assertThat(terminal.type("2025-01-12", "explain", "M2")).contains("6782");
		String purged = terminal.type("2025-01-12", "purge", "--member", "M2");

		assertThat(purged).isEqualTo(ahead.replace("Would purge", "Purged")
			.replace("Nothing was changed.\n", "")
			.replace("what is known", "what was known"));
		assertThat(holding(terminal.home(), NAME)).isEmpty();
		assertThat(holding(terminal.home(), NUMBER)).isEmpty();
		assertThat(holding(terminal.home().resolve("rejects"), "M9")).hasSize(1);
		assertThat(terminal.type("2025-01-12", "report", "expiries")).isEqualTo(expiries);
		assertThat(terminal.type("2025-01-12", "report", "notices")).isEqualTo(notices);
		assertThat(terminal.type("2025-01-12", "explain", "M2")).doesNotContain("6782");
		assertThat(terminal.type("2025-01-12", "explain", "M1")).contains("6781");
		assertThat(terminal.type("2025-01-12", "verify")).endsWith("The books agree.\n");
		assertThat(terminal.type("2025-01-12", "status"))
			.contains("\npurge       what was known of member M2, on 2025-01-12T09:00:00Z by ");
		assertThat(Files.readString(terminal.home().resolve("logs/access.log")))
			.contains("\tpurge --dry-run --member\tM2\n", "\tpurge --member\tM2\n");
		terminal.type("2025-01-13", "import", "--members", terminal.file(LEFT));
		assertThat(terminal.type("2025-01-13", "explain", "M2")).doesNotContain("6782");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void isNotForgottenWhileSomethingIsOpen(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		told(terminal);

		assertThat(refusal(terminal, "2025-01-08", "M7")).isEqualTo("There is no member M7.\n");
		assertThat(refusal(terminal, "2025-01-08", "M2"))
			.startsWith("Member M2 is ACTIVE: the next file of members would bring name and number back.");
		terminal.type("2025-01-08", "import", "--members", terminal.file(LEFT));
		assertThat(refusal(terminal, "2025-01-08", "M2"))
			.startsWith("Member M2 still holds 20 points in 1 lot. They can be spent, or expire");
		terminal.type("2025-01-08", "import", "--redemptions",
				terminal.file("redemption_id,member_id,redeemed_on,points\nR1,M2,2025-01-08,20\n"));
		terminal.type("2025-01-08", "run", "--date", "2025-01-07");
		assertThat(refusal(terminal, "2025-01-08", "M2"))
			.isEqualTo("Member M2 has a notice in notices/2025-01-06/1, of "
					+ "which some may be sent until 2025-01-10T21:00+09:00. Ask again after that.\n");
		assertThat(terminal.codeOf("2025-01-08", "purge", "--member", "M2", "--before", "2025-01-01"))
			.isEqualTo(ExitCode.USAGE);
		assertThat(terminal.type("2025-01-08", "explain", "M2")).contains("6782");

		terminal.type("2025-01-11", "purge", "--member", "M2");
		assertThat(terminal.type("2025-01-11", "explain", "M2")).doesNotContain("6782");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aPreviewCountsWhatAPurgeWouldRemoveAndRemovesNothing(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		told(terminal);
		terminal.type("2025-01-08", "import", "--members", terminal.file(LEFT));
		terminal.type("2025-01-11", "run", "--date", "2025-01-10");

		String ahead = terminal.type("2025-01-12", "purge", "--before", "2025-01-10", "--preview");

		assertThat(ahead).isEqualTo("""
				Would purge what is dated before 2025-01-10:
				  folders of notices                               2, table notice_folder, oldest 2025-01-02
				  notices in them                                  4, table notice, oldest 2025-01-02
				  receipts                                         1, table receipt, oldest 2025-01-07
				  texts of feedback                                0, table feedback
				  files of rejects                                 0
				  names and numbers of withdrawn members           1, table member
				  texts of their notices                           2, table notice, oldest 2025-01-02
				Nothing was changed.
				""");
		assertThat(terminal.home().resolve("notices/2025-01-02/1/_DONE")).exists();
		assertThat(terminal.type("2025-01-12", "purge", "--before", "2025-01-10")).contains(
				"2 folders with 4 notices, 1 receipt, 0 feedback texts, 0 files of rejects",
				"name and number of 1 member who left, and 2 texts of their notices");
		assertThat(terminal.type("2025-01-12", "--json", "purge", "--before", "2025-01-10", "--dry-run"))
			.contains("\"table\" : \"notice_folder\"", "\"count\" : 0");
	}

	@Test
	void nothingOfAWithdrawnMemberIsLeftInTheFileOfAnEmbeddedDatabase() throws IOException {
		Terminal terminal = new Terminal(TestDatabase.H2, this.directory, POLICY);
		told(terminal);
		terminal.type("2025-01-08", "import", "--members", terminal.file(LEFT));
		terminal.type("2025-01-11", "run", "--date", "2025-01-10");
		assertThat(holding(terminal.home().resolve("db"), NAME)).isNotEmpty();

		terminal.type("2025-01-12", "purge", "--before", "2025-01-12");

		assertThat(holding(terminal.home(), NAME)).isEmpty();
		assertThat(holding(terminal.home(), NUMBER)).isEmpty();
		assertThat(terminal.type("2025-01-13", "verify")).endsWith("The books agree.\n");
		try (Stream<Path> files = Files.list(terminal.home().resolve("db"))) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrder("books.mv.db",
					"books.lock");
		}
	}

	private static String refusal(Terminal terminal, String day, String member) {
		String said = terminal.errorsOf(day, "purge", "--member", member);
		assertThat(terminal.codeOf(day, "purge", "--member", member)).isEqualTo(ExitCode.USAGE);
		return said;
	}

	/** Both were warned twice, and of the first warning of M2 there is a receipt. */
	private static void told(Terminal terminal) throws IOException {
		terminal.type("2025-01-01", "import", "--members",
				terminal.file(MEMBERS + "M1,Kim,010-2345-6781,\nM2,%s,010-2345-6782,\n".formatted(NAME)), "--lots",
				terminal.file("lot_id,member_id,earned_on,points\nL1,M1,2024-12-10,10\nL2,M2,2024-12-10,20\n"));
		terminal.type("2025-01-02", "run", "--date", "2025-01-01");
		terminal.type("2025-01-03", "run", "--date", "2025-01-02");
		terminal.type("2025-01-07", "run", "--date", "2025-01-06");
		String noticeId = terminal.type("2025-01-07", "report", "notices", "--to", "2025-01-02")
			.lines()
			.filter((line) -> line.contains(",M2,"))
			.findFirst()
			.orElseThrow()
			.split(",")[0];
		terminal.type("2025-01-07", "import", "--receipts",
				terminal.file("notice_id,state,at\n" + noticeId + ",DELIVERED,2025-01-07T08:00:00+09:00\n"));
	}

	/** The files whose bytes hold a text, as files have it or as H2 writes it. */
	private static List<String> holding(Path folder, String text) throws IOException {
		String utf8 = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
		String h2 = text.chars().mapToObj(ForgottenMemberTests::asInH2).collect(Collectors.joining());
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).filter((file) -> {
				String bytes = read(file);
				return bytes.contains(utf8) || bytes.contains(h2);
			}).map(Path::toString).toList();
		}
	}

	/** A character as MVStore writes it: UTF-8 without the marks of bytes that follow. */
	private static String asInH2(int character) {
		return (character < 0x80) ? String.valueOf((char) character) : new String(new char[] {
				(char) (0xE0 | character >> 12), (char) (character >> 6 & 0x3F), (char) (character & 0x3F) });
	}

	private static String read(Path file) {
		try {
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
