package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;

import io.pointexpiry.database.Database;
import io.pointexpiry.support.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file that claims to tell the state of a day that has not come.
 *
 * @see "rules.md#repeated-rows"
 */
class FutureAsOfTests {

	private static final String POLICY = """
			programme: coffee
			name: Coffee Club
			time-zone: Asia/Seoul
			policies: [{version: "1", effective-from: 2020-01-01, validity: [{period: P1Y}]}]
			""";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void isRefused(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		String members = terminal.file("member_id\nM1\n");

		assertThat(terminal.codeOf("2025-01-10", "import", "--members", members, "--as-of", "2025-01-11"))
			.isEqualTo(ExitCode.USAGE);
		assertThat(terminal.said())
			.contains("--as-of 2025-01-11 lies in the future; expected 2025-01-10 or a day before it.");
		terminal.type("2025-01-10", "import", "--members", members, "--as-of", "2025-01-10");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsAsOfTheDayOfItsImportWhereAnEarlierReleaseTookIt(TestDatabase database)
			throws IOException, SQLException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		earlierRelease(terminal, database);

		terminal.type("2025-01-12", "import", "--as-of", "2025-01-12", "--members",
				terminal.file("member_id,notices_off\nM1,true\n"), "--lots",
				terminal.file("lot_id,member_id,earned_on,points,remaining\nL1,M1,2025-01-01,100,60\n"));

		assertThat(terminal.said()).contains("1 applied").doesNotContain("1 skipped");
		assertThat(terminal.type("2025-01-12", "report", "balances")).contains("M1,,ACTIVE,1,60");
	}

	private static void earlierRelease(Terminal terminal, TestDatabase database) throws SQLException {
		String id = "varchar(%d)" + ((database == TestDatabase.H2) ? "" : " collate \"C\"");
		if (database == TestDatabase.POSTGRESQL) {
			execute(terminal, "drop schema public cascade");
			execute(terminal, "create schema public");
		}
		Flyway.configure()
			.dataSource(new Database(terminal.url(), null, null).unpooled())
			.locations("classpath:db/migration/common",
					"classpath:db/migration/" + database.name().toLowerCase(Locale.ROOT))
			.placeholders(Map.of("id", id.formatted(72), "key", id.formatted(200)))
			.target("9")
			.load()
			.migrate();
		execute(terminal, "insert into books (id, programme) values (1, 'coffee')");
		execute(terminal, "insert into member (member_id, as_of) values ('M1', date '2099-01-01')");
		execute(terminal,
				"""
						insert into point_lot (lot_id, member_id, kind, earned_on, points, remaining, delivered, posted_on, as_of)
						values ('L1', 'M1', 'BASE', date '2025-01-01', 100, 100, 100, date '2025-01-01', date '2099-01-01')""");
		for (String input : new String[] { "members", "lots" }) {
			execute(terminal,
					"""
							insert into import_file (input, file_name, sha256, as_of, state, started_at)
							values ('%s', 'f', 'x', date '2099-01-01', 'DONE', timestamp with time zone '2025-01-02 03:00:00+00')"""
						.formatted(input));
		}
	}

	private static void execute(Terminal terminal, String sql) throws SQLException {
		try (Connection books = new Database(terminal.url(), null, null).connect();
				Statement statement = books.createStatement()) {
			statement.execute(sql);
		}
	}

}
