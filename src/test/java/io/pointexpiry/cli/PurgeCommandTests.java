package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Receipts that do not come, a member who leaves, and the end of it all.
 *
 * @see "rules.md#personal-data"
 */
class PurgeCommandTests {

	private static final String POLICY = Policies.quiet("{period: P1M}", "notices: {expiry-before: [P7D, P3D]}");

	private static final String LEFT = "member_id,name,phone,status\nM2,Lee,010-2345-6782,WITHDRAWN\n";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void leavesBooksThatAgreeAndTellTheSame(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		told(terminal);
		terminal.type("2025-01-08", "import", "--members", terminal.file(LEFT));
		terminal.type("2025-01-11", "run", "--date", "2025-01-10");
		String notices = terminal.type("2025-01-11", "report", "notices");
		String expiries = terminal.type("2025-01-11", "report", "expiries");
		String explained = terminal.type("2025-01-11", "explain", "M1");

		String purged = terminal.type("2025-01-12", "purge", "--before", "2025-01-10");

		assertThat(purged).isEqualTo("""
				Purged what is dated before 2025-01-10:
				  2 folders with 4 notices, 1 receipt, 0 feedback texts, 0 files of rejects;
				  name and number of 1 member who left, and 2 texts of their notices.
				""");
		assertThat(terminal.home().resolve("notices/2025-01-02")).doesNotExist();
		assertThat(terminal.home().resolve("notices/2025-01-06")).doesNotExist();
		assertThat(terminal.type("2025-01-12", "verify")).doesNotContain("note").endsWith("The books agree.\n");
		assertThat(terminal.type("2025-01-12", "report", "notices")).isEqualTo(notices);
		assertThat(terminal.type("2025-01-12", "report", "expiries")).isEqualTo(expiries);
		assertThat(terminal.type("2025-01-12", "explain", "M1")).isEqualTo(explained);
		assertThat(terminal.type("2025-01-12", "explain", "M2")).contains("| (purged)")
			.doesNotContain("Lee")
			.doesNotContain("6782");
		assertThat(terminal.type("2025-01-12", "status"))
			.contains("\npurge       what is dated before 2025-01-10, on 2025-01-12T09:00:00Z by "
					+ System.getProperty("user.name") + "\n");
		assertThat(terminal.type("2025-01-13", "--json", "purge", "--before", "2025-01-10"))
			.contains("\"before\" : \"2025-01-10\"", "\"folders\" : 0");
		assertThat(Files.readString(terminal.home().resolve("logs/access.log"))).doesNotContain("purge");
		terminal.type("2025-01-13", "import", "--members", terminal.file(LEFT));
		terminal.type("2025-01-13", "rerun", "--date", "2025-01-02");
		assertThat(terminal.home().resolve("notices/2025-01-02/1")).doesNotExist();
		assertThat(terminal.type("2025-01-13", "explain", "M2")).doesNotContain("6782");
		assertThat(terminal.type("2025-01-13", "verify")).endsWith("The books agree.\n");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsNoticesUnheardOfAsUnknownUntilALateReceiptComes(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);

		told(terminal);

		assertThat(terminal.type("2025-01-07", "report", "notices", "--to", "2025-01-02"))
			.containsPattern("M1,EXPIRY_WARNING,P7D,10,2025-01-10,SMS,DELIVERED\r\n")
			.containsPattern("M2,EXPIRY_WARNING,P7D,20,2025-01-10,SMS,UNKNOWN\r\n");
		assertThat(terminal.type("2025-01-07", "report", "notices", "--from", "2025-01-03"))
			.containsPattern("M1,EXPIRY_WARNING,P3D,10,2025-01-10,SMS,PUBLISHED\r\n");
		assertThat(terminal.type("2025-01-07", "status")).contains("3 notices without a final state, 1 of them")
			.containsPattern("notice [A-Z2-7]{32} of member M2, sent on 2025-01-03\n");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesNoDayOfTheFuture(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);

		// 09:00 UTC of the 11th is the 11th in Seoul, too
		assertThat(terminal.codeOf("2025-01-11", "purge", "--before", "2025-01-12")).isEqualTo(ExitCode.USAGE);
		assertThat(terminal.said()).isEqualToNormalizingNewlines(
				"--before 2025-01-12 lies in the future; expected 2025-01-11 or a day before it.\n");
		assertThat(terminal.codeOf("2025-01-11", "purge", "--before", "2025-01-11")).isEqualTo(ExitCode.DONE);
		assertThat(terminal.codeOf("2025-01-11", "purge")).isEqualTo(ExitCode.USAGE);
	}

	/**
	 * Both were warned twice; that the first one reached M1 is known late, of M2 never.
	 */
	private static void told(Terminal terminal) throws IOException {
		terminal.type("2025-01-01", "import", "--members",
				terminal.file("member_id,name,phone\nM1,Kim,010-2345-6781\nM2,Lee,010-2345-6782\n"), "--lots",
				terminal.file("lot_id,member_id,earned_on,points\nL1,M1,2024-12-10,10\nL2,M2,2024-12-10,20\n"));
		terminal.type("2025-01-02", "run", "--date", "2025-01-01");
		terminal.type("2025-01-03", "run", "--date", "2025-01-02");
		assertThat(terminal.type("2025-01-03", "report", "notices").lines().skip(1)).hasSize(2)
			.allMatch((line) -> line.endsWith(",PUBLISHED"));
		terminal.type("2025-01-07", "run", "--date", "2025-01-06");
		String first = terminal.type("2025-01-07", "report", "notices", "--to", "2025-01-02");
		assertThat(first.lines().skip(1)).allMatch((line) -> line.endsWith(",UNKNOWN"));
		String noticeId = first.lines().filter((line) -> line.contains(",M1,")).findFirst().orElseThrow().split(",")[0];
		terminal.type("2025-01-07", "import", "--receipts",
				terminal.file("notice_id,state,at\n" + noticeId + ",DELIVERED,2025-01-07T08:00:00+09:00\n"));
	}

}
