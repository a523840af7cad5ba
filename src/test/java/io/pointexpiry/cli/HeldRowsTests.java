package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

import io.pointexpiry.database.Database;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client holds a row in a transaction that it does not end. A command that waited for
 * it without end would wait in a socket, which no interrupt ends.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HeldRowsTests {

	private static final String POLICY = """
			programme: coffee
			name: Coffee Club
			time-zone: UTC
			policies: [{version: "1", effective-from: 2020-01-01, validity: [{period: P10D}]}]
			""";

	private static final String LOT = "update point_lot set remaining = remaining where lot_id = 'L1'";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aCommandWaitsForRowsForSomeTimeAndThenNamesWhoHoldsThem(TestDatabase database)
			throws IOException, SQLException {
		Terminal terminal = new Terminal(database, this.directory, POLICY).with("EXPIRY_LOCK_WAIT", "PT0.2S");
		terminal.type("2025-01-02", "import", "--members",
				terminal.file("member_id,name,status\nM1,Kim,ACTIVE\nM2,Lee,WITHDRAWN\n"), "--lots",
				terminal.file("lot_id,member_id,earned_on,points\nL1,M1,2025-01-01,100\nL2,M1,2025-01-02,100\n"));
		terminal.type("2025-01-03", "run", "--date", "2025-01-02");

		holding(terminal, LOT, "2025-01-03", "import", "--lots",
				terminal.file("lot_id,member_id,earned_on,points,remaining\nL1,M1,2025-01-01,100,90\n"));
		holding(terminal, LOT, "2025-01-03", "hold", "--lot", "L1", "--reason", "a call");
		terminal.type("2025-01-03", "release", "--lot", "L1", "--reason", "a call");
		holding(terminal, LOT, "2025-01-12", "run", "--date", "2025-01-11");
		assertThat(terminal.type("2025-01-12", "report", "expiries")).contains(",L1,BASE,,VALIDITY,90,");
		holding(terminal, LOT, "2025-01-12", "reverse", "--date", "2025-01-11", "--reason", "wrong");
		holding(terminal, "update member set name = name where member_id = 'M2'", "2025-01-12", "purge", "--before",
				"2025-01-12");
		assertThat(terminal.type("2025-01-12", "verify")).endsWith("The books agree.\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "soon", "PT0S", "-PT1S" })
	void refusesATimeToWaitThatIsNone(String wait) throws IOException {
		Terminal terminal = new Terminal(TestDatabase.H2, this.directory, POLICY).with("EXPIRY_LOCK_WAIT", wait);

		assertThat(terminal.codeOf("2025-01-02", "status")).isEqualTo(ExitCode.USAGE);

		assertThat(terminal.said()).contains(wait).contains("EXPIRY_LOCK_WAIT").hasLineCount(1);
	}

	/** The command fails while the row is held, says by whom, and is done afterwards. */
	private static void holding(Terminal terminal, String sql, String day, String... command)
			throws IOException, SQLException {
		try (Connection client = new Database(FullDisk.watched(terminal.url()), null, null).connect();
				Statement statement = client.createStatement()) {
			boolean server = !terminal.url().startsWith("jdbc:h2");
			if (server) {
				statement.execute("set application_name = 'online-shop'");
			}
			client.setAutoCommit(false);
			assertThat(statement.executeUpdate(sql)).isEqualTo(1);

			int before = terminal.said().length();
			assertThat(terminal.codeOf(day, command)).as(command[0]).isEqualTo(ExitCode.FAILED);
			String said = terminal.said().substring(before);
			assertThat(said).as(command[0]).contains("Another connection holds rows that are needed");
			if (server) {
				assertThat(said).contains("(online-shop, ", "idle in transaction", "pg_terminate_backend(");
			}
			assertThat(said).doesNotContain(sql);
			client.rollback();
		}
		terminal.type(day, command);
	}

}
