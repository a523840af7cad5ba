package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.database.Database;
import io.pointexpiry.support.TestBroker;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports that hand their ranges out, and workers in the same process, leave the same as
 * those of one process.
 *
 * @see "rules.md#workers"
 */
class WorkersImportTests {

	private static final String TODAY = WorkersCommandTests.TODAY;

	private static final int MEMBERS = 60;

	private static final String POLICY = WorkersCommandTests.POLICY;

	private static final String NOBODY = WorkersCommandTests.NOBODY;

	private static final long HOLD = 4711;

	/**
	 * A row that is held up in the check, for it is a reject: behind others in its range.
	 */
	private static final String HELD_REJECT = "new.line_no = 101 and new.found_in = 'CHECK'";

	/** A row that is held up in the merge. */
	private static final String HELD_LOT = "new.lot_id = 'L101'";

	private static final List<String> LEFT = List.of("select * from member order by 1", """
			select lot_id, member_id, kind, earned_on, points, remaining, status, delivered, posted_on
			from point_lot order by 1""", "select redemption_id, lot_id, points, seq from redemption order by 1, 2",
			"select * from review order by 1, 2", "select points from accrued", "select * from staged_reject", """
					select input, state, rows_read, rows_applied, rows_same, rows_skipped, rows_rejected
					from import_file order by import_id""");

	@TempDir
	private Path directory;

	@BeforeEach
	void workInSmallRanges() {
		System.setProperty(ChunkSize.PROPERTY, "10");
	}

	@AfterEach
	void workAsUsual() {
		System.clearProperty(ChunkSize.PROPERTY);
	}

	@Test
	void workersLeaveTheSameAsOneProcess() throws Exception {
		Terminal alone = terminal("alone");
		Terminal spread = terminal("spread");

		saysAndLeavesTheSame(spread, alone);

		assertThat(books(spread).queryForList(
				"""
						select step || ' ' || state || ' ' || count(worker_id) from handed_range group by step, state order by 1""",
				String.class))
			.containsExactly("checkLots ENDED 4", "checkMembers ENDED 4", "mergeLots ENDED 4", "mergeMembers ENDED 4");
	}

	@Test
	void workersSayOfTheSameFilesThatTheySayNothingNew() throws Exception {
		Terminal alone = terminal("alone");
		Terminal spread = terminal("spread");
		alone.type(TODAY, importing(alone));
		spread.type(TODAY, importing(spread));

		saysAndLeavesTheSame(spread, alone);
	}

	private void saysAndLeavesTheSame(Terminal spread, Terminal alone) throws Exception {
		String saidAlone = listless(alone.type(TODAY, importing(alone)));
		try (TestBroker broker = new TestBroker(this.directory)) {
			CompletableFuture<String> said = begin(spread, broker);
			CompletableFuture<String> worker = worker(spread, spread.url(), broker);

			assertThat(listless(said.get())).isEqualTo(saidAlone);
			worker.get();
		}
		assertThat(left(spread)).isEqualTo(left(alone));
		assertThat(rejects(spread)).hasSize(3).isEqualTo(rejects(alone));
	}

	@Test
	void listsARejectOnceWhereTheRangeOfItsCheckWasGivenAway() throws Exception {
		Terminal alone = terminal("alone");
		Terminal spread = terminal("spread");
		holdUp(spread, "staged_reject", HELD_REJECT);

		cutWhileHeldUp(spread, "--max-rejects", "5");

		assertThat(alone.codeOf(TODAY, importing(alone, "--max-rejects", "5"))).isEqualTo(ExitCode.FAILED);
		assertThat(rejects(spread)).hasSize(2).isEqualTo(rejects(alone));
		assertThat(left(spread)).isEqualTo(left(alone));
	}

	@Test
	void countsARowOnceWhereTheRangeOfItsMergeWasGivenAway() throws Exception {
		Terminal alone = terminal("alone");
		Terminal spread = terminal("spread");
		holdUp(spread, "point_lot", HELD_LOT);

		cutWhileHeldUp(spread);

		alone.type(TODAY, importing(alone));
		assertThat(rejects(spread)).hasSize(3).isEqualTo(rejects(alone));
		assertThat(left(spread)).isEqualTo(left(alone));
	}

	/**
	 * Cuts the connection of a worker that is in the middle of a chunk which is held up:
	 * its range is offered again.
	 */
	private void cutWhileHeldUp(Terminal spread, String... more) throws Exception {
		try (TestBroker broker = new TestBroker(this.directory);
				Connection holding = new Database(spread.url(), null, null).connect();
				Statement hold = holding.createStatement()) {
			hold.execute("select pg_advisory_lock(%d)".formatted(HOLD));
			CompletableFuture<String> said = begin(spread, broker, more);
			CompletableFuture<String> worker = worker(spread, spread.url() + "&ApplicationName=cut", broker);
			String heldUp = "from pg_stat_activity where application_name = 'cut' and wait_event = 'advisory'";
			await(said, spread, "select count(*) " + heldUp);

			assertThat(number(spread, "select count(pg_terminate_backend(pid)) " + heldUp)).isPositive();
			hold.execute("select pg_advisory_unlock(%d)".formatted(HOLD));

			said.get();
			assertThat(number(spread, "select max(tries) from handed_range")).isPositive();
			worker.get();
		}
	}

	@Test
	void anImportEndsOrGoesOnAloneWhereNoWorkerCame() throws IOException {
		Terminal terminal = terminal("nobody");
		String[] words = importing(terminal, "--workers", NOBODY, "--workers-wait", "PT1S");
		String[] only = Stream.concat(Stream.of(words), Stream.of("--workers-only")).toArray(String[]::new);

		assertThat(terminal.codeOf(TODAY, only)).isEqualTo(ExitCode.FAILED);
		assertThat(terminal.said()).contains("no worker took a range within PT1S", "the same command goes on");

		Terminal alone = terminal("alone");
		alone.type(TODAY, importing(alone));
		assertThat(terminal.type(TODAY, words)).contains("Goes on with the import begun at");
		assertThat(left(terminal)).isEqualTo(left(alone));
		assertThat(rejects(terminal)).isEqualTo(rejects(alone));
	}

	@Test
	void workersNeedAServer() throws IOException {
		Terminal terminal = new Terminal(TestDatabase.H2, this.directory, POLICY);
		String[] words = importing(terminal, "--workers", NOBODY);

		assertThat(terminal.codeOf(TODAY, words)).isEqualTo(ExitCode.USAGE);
		assertThat(terminal.errorsOf(TODAY, words)).isEqualTo(
				"--workers needs books on PostgreSQL: those in %s are open in one process only. Name them with --db.%n"
					.formatted(terminal.url()));
		assertThat(terminal.home().resolve("db")).doesNotExist();
	}

	private Terminal terminal(String name) throws IOException {
		return new Terminal(TestDatabase.POSTGRESQL, Files.createDirectories(this.directory.resolve(name)), POLICY);
	}

	/** Begins an import, up to where it waits for a worker; whatever becomes of it. */
	private static CompletableFuture<String> begin(Terminal terminal, TestBroker broker, String... more)
			throws IOException {
		String[] words = Stream.concat(Stream.of(importing(terminal, "--workers", broker.url())), Stream.of(more))
			.toArray(String[]::new);
		terminal.type(TODAY, "status");
		CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> said(terminal, words));
		await(said, terminal, "select count(*) from handed_range");
		return said;
	}

	private static String said(Terminal terminal, String... words) {
		int before = terminal.said().length();
		terminal.codeOf(TODAY, words);
		return terminal.said().substring(before);
	}

	private static void await(CompletableFuture<String> said, Terminal terminal, String sql) {
		while (number(terminal, sql) == 0) {
			assertThat(said).isNotDone();
			LockSupport.parkNanos(10_000_000);
		}
	}

	private static CompletableFuture<String> worker(Terminal terminal, String url, TestBroker broker)
			throws IOException {
		Path directory = Files.createDirectories(terminal.home().resolveSibling("worker"));
		Terminal worker = new Terminal(TestDatabase.POSTGRESQL, directory, POLICY).with("EXPIRY_DB_URL", url);
		return CompletableFuture.supplyAsync(() -> worker.type(TODAY, "worker", broker.url(), "--idle", "PT3S"));
	}

	/** Has a chunk wait that writes a certain row, as long as {@link #HOLD} is taken. */
	private static void holdUp(Terminal terminal, String table, String condition) {
		terminal.type(TODAY, "status");
		books(terminal).execute("""
				create function hold_up() returns trigger language plpgsql as $$
				begin
				  if %s then perform pg_advisory_xact_lock(%d); end if;
				  return new;
				end $$""".formatted(condition, HOLD));
		books(terminal).execute(
				"create trigger hold_up before insert on %s for each row execute function hold_up()".formatted(table));
	}

	/**
	 * Members, lots and redemptions, with rows in each that cannot be taken: by their
	 * form, by the books, and because two rows of one key differ.
	 */
	private static String[] importing(Terminal terminal, String... more) throws IOException {
		StringBuilder members = new StringBuilder("member_id,joined_on\n");
		StringBuilder lots = new StringBuilder("lot_id,member_id,earned_on,points\n");
		StringBuilder redemptions = new StringBuilder("redemption_id,member_id,redeemed_on,points\n");
		for (int i = 0; i < MEMBERS; i++) {
			members.append("M%02d,%s\n".formatted(i, (i % 3 == 0) ? "2020-01-01" : ""));
			redemptions.append("R%d,M%02d,2024-06-01,%d\n".formatted(i, i, (i == 10) ? 999_999 : 1 + i));
		}
		members.append("M07,2021-01-01\nM08,2022-01-01\nBAD,yesterday\nM09,2020-01-01\n");
		for (int i = 0; i < 4 * MEMBERS; i++) {
			String owner = (i % 16 == 3) ? "NOBODY" : "M%02d".formatted(i % MEMBERS);
			lots.append("L%d,%s,2024-01-12,%d\n".formatted(i, owner, 1 + i));
		}
		lots.append("L1,M01,2024-01-12,2\nL2,M40,2024-01-12,1\nBAD,M01,2024-13-01,1\n");
		return Stream
			.concat(Stream.of("import", "--members", terminal.file(members.toString()), "--lots",
					terminal.file(lots.toString()), "--redemptions", terminal.file(redemptions.toString())),
					Stream.of(more))
			.toArray(String[]::new);
	}

	/** What was said, without the folders of files. */
	private static String listless(String said) {
		return said.replaceAll("\\S*/", "").replaceAll("in\\d+\\.csv", "in.csv");
	}

	private static String left(Terminal terminal) {
		return LEFT.stream()
			.map((sql) -> books(terminal).queryForList(sql).toString())
			.collect(Collectors.joining("\n"));
	}

	private static List<String> rejects(Terminal terminal) throws IOException {
		List<String> texts = new ArrayList<>();
		try (Stream<Path> files = Files.list(terminal.home().resolve("rejects"))) {
			for (Path file : files.sorted().toList()) {
				texts.add(file.getFileName() + "\n" + Files.readString(file));
			}
		}
		return texts;
	}

	private static JdbcTemplate books(Terminal terminal) {
		return new JdbcTemplate(new Database(terminal.url(), null, null).unpooled());
	}

	private static long number(Terminal terminal, String sql) {
		return Objects.requireNonNull(books(terminal).queryForObject(sql, Long.class));
	}

}
