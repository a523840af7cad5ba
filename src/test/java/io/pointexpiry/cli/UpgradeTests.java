package io.pointexpiry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.pointexpiry.database.Database;
import io.pointexpiry.ledger.RecordDigest;
import io.pointexpiry.policy.PolicyContent;
import io.pointexpiry.policy.PolicyFile;
import io.pointexpiry.support.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Books that an earlier release filled, opened by this one. */
class UpgradeTests {

	private static final String FIRST_SCHEMA = "5";

	private static final String POLICY = """
			programme: coffee
			name: Coffee Club
			time-zone: Asia/Seoul
			policies:
			  - version: "1"
			    effective-from: 2020-01-01
			    validity: [{period: P1Y}]
			    notices: {expiry-before: [P1M]}
			    notice-guard: {defer: P14D, at-most: 2}
			""";

	/**
	 * What the job repository says of runs since, and what nobody read: before, tables of
	 * the books had them.
	 */
	private static final Map<String, List<String>> MOVED = Map.of("night_run", List.of("state", "ended_at", "message"),
			"closing", List.of("state", "ended_at", "host"), "withheld_lot", List.of("until_on"));

	private static final List<String> STATES = List.of("run_id", "state", "ended_at", "message");

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void losesNothingAndGoesOnWithTheNightThatWasBegun(TestDatabase database) throws IOException, SQLException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		Map<String, List<String>> columns = fill(terminal, database);
		Map<String, List<String>> before = rows(terminal, columns);
		List<String> states = states(terminal, "night_run");

		String status = terminal.type("2025-01-02", "status");

		assertThat(before).allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
		Map<String, List<String>> after = rows(terminal, columns);
		before.forEach((table, rows) -> assertThat(after.get(table)).as(table).isEqualTo(rows));
		assertThat(states(terminal, "run_state")).isEqualTo(states).hasSize(4);
		assertThat(status).contains("last closed 2024-12-31")
			.contains("unfinished  run of 2025-01-01, KILLED since 2025-01-02T00:10:00Z")
			.contains("go on with: run --date 2025-01-01");
		assertThat(terminal.type("2025-01-02", "verify")).endsWith("The books agree.\n");
		assertThat(terminal.type("2025-01-02", "explain", "M1")).contains("EXPIRED");
		terminal.type("2025-01-03", "run", "--date", "2025-01-02");
		assertThat(terminal.type("2025-01-03", "verify")).endsWith("The books agree.\n");
		assertThat(terminal.type("2025-01-03", "report", "runs")).contains(
				"2024-12-30.1,2024-12-30,run,DONE,2024-12-31T00:10:00Z,2024-12-31T00:11:00Z,",
				"2024-12-31.1,2024-12-31,run,DONE,2025-01-01T00:10:00Z,2025-01-01T00:11:00Z,",
				"2025-01-01.1,2025-01-01,run,DONE,2025-01-02T00:10:00Z,2025-01-03T09:00:00Z,",
				"2025-01-02.1,2025-01-02,run,DONE,2025-01-03T09:00:00Z,2025-01-03T09:00:00Z,");
		assertThat(rows(terminal, columns).get("expiry_record")).containsAll(before.get("expiry_record"));
		terminal.type("2025-01-15", "run", "--date", "2025-01-14");
		assertThat(terminal.type("2025-01-15", "report", "expiries", "--from", "2025-01-14"))
			.contains("2025-01-14,2025-01-14,EXPIRY,M2,DEFERRED,BASE,,VALIDITY,100,2023-12-31,2025-01-14,1,2025-01-01");
		assertThat(terminal.type("2025-01-15", "verify")).endsWith("The books agree.\n");
	}

	/**
	 * A night that is too large left no execution, one that failed left one with a stack
	 * trace, by the clock of its machine.
	 */
	@ParameterizedTest
	@CsvSource({ "H2, false, FAILED", "H2, true, FAILED", "H2, true, STOPPED", "POSTGRESQL, false, FAILED",
			"POSTGRESQL, true, FAILED", "POSTGRESQL, true, STOPPED" })
	void saysWhatStoppedTheNightThatWasBegun(TestDatabase database, boolean execution, String state)
			throws IOException, SQLException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		fill(terminal, database);
		execute(terminal, "update closing set state = '%s' where closing_id = 104".formatted(state));
		execute(terminal, """
				update night_run set state = '%s', message = 'Go on with: run --accept-large "REASON"',
				  ended_at = '2025-01-02 00:20:00.25+00' where run_id = '2025-01-01.1'""".formatted(state));
		if (execution) {
			EarlierExecution.leave(connect(terminal), 2, "2025-01-01", "2025-01-02 09:20:00", "FAILED");
		}
		List<String> states = states(terminal, "night_run");

		String status = terminal.type("2025-01-02", "status");

		assertThat(status).contains("unfinished  run of 2025-01-01, " + state + " since 2025-01-02T00:10:00Z\n"
				+ "            Go on with: run --accept-large \"REASON\"\n"
				+ "            go on with: run --date 2025-01-01 --accept-large \"REASON\"\n");
		assertThat(states(terminal, "run_state")).isEqualTo(states);
		assertThat(terminal.type("2025-01-02", "report", "runs"))
			.contains("2025-01-01.1,2025-01-01,run," + state + ",2025-01-02T00:10:00Z,2025-01-02T00:20:00Z,");
		assertThat(terminal.type("2025-01-02", "verify")).endsWith("The books agree.\n");
		terminal.type("2025-01-03", "run", "--date", "2025-01-02");
		assertThat(terminal.type("2025-01-03", "status")).contains("unfinished  none");
		assertThat(terminal.type("2025-01-03", "report", "runs"))
			.contains("2025-01-01.1,2025-01-01,run,DONE,2025-01-02T00:10:00Z,2025-01-03T09:00:00Z,");
		assertThat(terminal.type("2025-01-03", "verify")).endsWith("The books agree.\n");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void refusesBooksOfANewerRelease(TestDatabase database) throws IOException, SQLException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		terminal.type("2025-01-01", "status");
		try (Connection books = connect(terminal); Statement statement = books.createStatement()) {
			statement.execute("""
					insert into "flyway_schema_history" ("installed_rank", "version", "description", "type", "script",
					  "checksum", "installed_by", "execution_time", "success")
					values (99, '1000', 'things to come', 'SQL', 'V1000__things_to_come.sql', 1, 'me', 1, true)""");
		}

		for (String[] command : new String[][] { { "status" }, { "run", "--date", "2024-12-31" }, { "verify" } }) {
			assertThat(terminal.codeOf("2025-01-01", command)).as(command[0]).isEqualTo(ExitCode.USAGE);
		}
		assertThat(terminal.said()).contains("The database has the schema of a newer release (1000; this one knows ")
			.contains("Use that release or a newer one");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void finishesAnUpgradeThatFailed(TestDatabase database) throws IOException, SQLException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		fill(terminal, database);
		execute(terminal, "create table books_clock (in_the_way int)");
		Path books = terminal.home().resolve("db/books.mv.db");
		Path draft = books.resolveSibling(".books.upgrade.mv.db");
		byte[] before = (database == TestDatabase.H2) ? Files.readAllBytes(books) : new byte[0];

		for (int i = 0; i < 2; i++) {
			assertThat(terminal.codeOf("2025-01-02", "status")).isEqualTo(ExitCode.FAILED);
		}
		assertThat(terminal.said()).contains("The schema of the books could not be upgraded: ");
		execute(terminal, "drop table books_clock");
		if (database == TestDatabase.H2) {
			assertThat(draft).doesNotExist();
			Files.write(draft, Arrays.copyOf(before, before.length / 2)); // of one that
																			// died
		}

		terminal.type("2025-01-03", "run", "--date", "2025-01-02");
		assertThat(terminal.type("2025-01-03", "verify")).endsWith("The books agree.\n");
		assertThat(draft).doesNotExist();
	}

	private static Map<String, List<String>> fill(Terminal terminal, TestDatabase database)
			throws IOException, SQLException {
		Database books = new Database(terminal.url(), null, null);
		String id = "varchar(%d)" + ((database == TestDatabase.H2) ? "" : " collate \"C\"");
		if (database == TestDatabase.POSTGRESQL) {
			execute(terminal, "drop schema public cascade");
			execute(terminal, "create schema public");
		}
		Flyway.configure()
			.dataSource(books.unpooled())
			.locations("classpath:db/migration/common",
					"classpath:db/migration/" + database.name().toLowerCase(Locale.ROOT))
			.placeholders(Map.of("id", id.formatted(72), "key", id.formatted(200)))
			.target(FIRST_SCHEMA)
			.load()
			.migrate();
		for (String statement : script().split(";\\s*\n")) {
			execute(terminal, statement);
		}
		JdbcTemplate jdbc = new JdbcTemplate(books.unpooled());
		EarlierExecution.leave(connect(terminal), 1, "2024-12-31", "2025-01-01 09:11:00", "COMPLETED");
		for (String run : List.of("2024-12-30.1", "2024-12-31.1", "2024-12-30.2")) {
			jdbc.update("update night_run set digest = ? where run_id = ?", new RecordDigest(jdbc).of(run), run);
		}
		PolicyContent policy = Objects
			.requireNonNull(PolicyFile.read(terminal.home().resolve("policy.yml")).contents().get("1"));
		jdbc.update("""
				insert into applied_policy (version, amendment, digest, content, business_date, recorded_at)
				values ('1', 0, ?, ?, date '2024-12-30', current_timestamp)""", policy.digest(), policy.text());
		return columns(jdbc);
	}

	private static List<String> states(Terminal terminal, String table) throws SQLException {
		return Objects.requireNonNull(rows(terminal, Map.of(table, STATES)).get(table));
	}

	private static String script() throws IOException {
		try (InputStream in = Objects
			.requireNonNull(UpgradeTests.class.getResourceAsStream("/upgrade/filled-v5.sql"))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/**
	 * Of every table of the books, the columns that it has and an upgrade leaves alone.
	 */
	private static Map<String, List<String>> columns(JdbcTemplate jdbc) {
		Map<String, List<String>> columns = new TreeMap<>();
		jdbc.query("""
				select lower(c.table_name), lower(c.column_name) from information_schema.columns c
				join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
				where lower(c.table_schema) = 'public' and t.table_type = 'BASE TABLE'
				order by c.table_name, c.ordinal_position""", (row) -> {
			String table = row.getString(1);
			String column = row.getString(2);
			boolean filledByTheUpgrade = column.equals("published_at");
			boolean moved = MOVED.getOrDefault(table, List.of()).contains(column);
			if (!table.startsWith("batch_") && !table.startsWith("flyway_") && !filledByTheUpgrade && !moved) {
				columns.computeIfAbsent(table, (any) -> new ArrayList<>()).add(column);
			}
		});
		return columns;
	}

	private static Map<String, List<String>> rows(Terminal terminal, Map<String, List<String>> columns)
			throws SQLException {
		Map<String, List<String>> rows = new TreeMap<>();
		try (Connection books = connect(terminal); Statement statement = books.createStatement()) {
			for (Map.Entry<String, List<String>> table : columns.entrySet()) {
				List<String> lines = new ArrayList<>();
				try (ResultSet row = statement
					.executeQuery("select " + String.join(", ", table.getValue()) + " from " + table.getKey())) {
					while (row.next()) {
						StringBuilder line = new StringBuilder();
						for (int i = 1; i <= table.getValue().size(); i++) {
							line.append(row.getString(i)).append(' ');
						}
						lines.add(line.toString());
					}
				}
				lines.sort(null);
				rows.put(table.getKey(), lines);
			}
		}
		return rows;
	}

	private static void execute(Terminal terminal, String sql) throws SQLException {
		try (Connection books = connect(terminal); Statement statement = books.createStatement()) {
			statement.execute(sql);
		}
	}

	private static Connection connect(Terminal terminal) throws SQLException {
		return new Database(terminal.url(), null, null).connect();
	}

}
