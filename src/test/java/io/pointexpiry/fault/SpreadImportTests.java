package io.pointexpiry.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.pointexpiry.database.Database;
import io.pointexpiry.support.TestBroker;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports whose ranges are handed out over a real broker, to workers that are processes
 * of their own, leave the same as those of one process, whatever becomes of the workers.
 *
 * @see "rules.md#workers"
 */
class SpreadImportTests {

	private static final int MEMBERS = 120;

	/** A lot in the middle of a range. */
	private static final String HELD_LOT = "L00050-3";

	private static final long HOLD = 4711;

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path directory;

	@SuppressWarnings("NullAway.Init")
	private static TestBroker broker;

	@SuppressWarnings("NullAway.Init")
	private static RealProgram base;

	@SuppressWarnings("NullAway.Init")
	private static RealProgram calm;

	@SuppressWarnings("NullAway.Init")
	private static Map<String, String> left;

	@BeforeAll
	static void importInPeace() throws Exception {
		broker = new TestBroker(directory);
		Week.story(directory, MEMBERS);
		Files.writeString(directory.resolve("inputs/lots.csv"), "BAD2,NOBODY,BASE,2024-01-12,1\n",
				StandardOpenOption.APPEND);
		base = Stage.fresh(TestDatabase.POSTGRESQL, directory, "base");
		assertThat(base.run("status").done()).isTrue();
		calm = Stage.copy(base, directory, "calm");
		assertThat(calm.run(importing()).code()).isEqualTo(4);
		left = Fingerprint.of(calm);
	}

	@AfterAll
	static void stopTheBroker() throws Exception {
		broker.close();
	}

	private static String[] importing(String... more) {
		return Stream.concat(Stream.of("import", "--members", input("members.csv"), "--lots", input("lots.csv"),
				"--redemptions", input("redemptions.csv")), Stream.of(more))
			.toArray(String[]::new);
	}

	private static String input(String name) {
		return directory.resolve("inputs").resolve(name).toString();
	}

	@Test
	void twoWorkersLeaveTheSameAsOneProcess() {
		RealProgram spread = small("spread");
		RealProgram.Running one = worker(spread);
		RealProgram.Running other = worker(spread);

		RealProgram.Ended ended = spread.run(importing("--workers", broker.url()));

		assertThat(ended.code()).as("%s", ended).isEqualTo(4);
		leftTheSame(spread);
		WorkersTests.endsWell(one);
		WorkersTests.endsWell(other);
		assertThat(Books.number(spread, """
				select count(*) from handed_range where state = 'ENDED' and worker_id is not null""")).isEqualTo(16);
	}

	@Test
	void anotherWorkerGoesOnWithTheMergeThatAKilledOneHad() throws SQLException {
		RealProgram spread = small("killed");
		try (Connection books = holdUp(spread)) {
			RealProgram.Running killed = worker(spread);
			RealProgram.Running imported = spread.start(importing("--workers", broker.url()));
			Books.await(spread, heldUp());
			RealProgram.Running other = worker(spread);

			killed.kill();
			Books.await(spread, "select max(tries) from handed_range where step = 'mergeLots'");
			letGo(books);

			RealProgram.Ended ended = imported.await();
			assertThat(ended.code()).as("%s", ended).isEqualTo(4);
			leftTheSame(spread);
			WorkersTests.endsWell(other);
		}
	}

	@Test
	void anImportThatIsToldToEndHasItsWorkersStopToo() throws SQLException {
		RealProgram spread = small("ended");
		try (Connection books = holdUp(spread)) {
			RealProgram.Running worker = worker(spread);
			RealProgram.Running told = spread.start(importing("--workers", broker.url()));
			Books.await(spread, heldUp());

			told.process().destroy();
			Books.await(spread, "select count(*) from batch_job_execution where status in ('STOPPING', 'STOPPED')");
			letGo(books);

			RealProgram.Ended stopped = told.await();
			assertThat(stopped.code()).as("%s", stopped).isEqualTo(1);
			assertThat(stopped.output()).contains("The import was stopped between two chunks.");
			assertThat(Books.number(spread, "select count(*) from handed_range where state = 'TAKEN'")).isZero();

			RealProgram.Ended again = spread.run(importing("--workers", broker.url()));
			assertThat(again.code()).as("%s", again).isEqualTo(4);
			leftTheSame(spread);
			WorkersTests.endsWell(worker);
		}
	}

	/**
	 * Has a chunk of the merge wait, as long as the connection lives that is returned.
	 */
	private static Connection holdUp(RealProgram program) throws SQLException {
		Connection books = new Database(program.url(), null, null).connect();
		execute(books, """
				create function hold_up() returns trigger language plpgsql as $$
				begin
				  if new.lot_id = '%s' then perform pg_advisory_xact_lock(%d); end if;
				  return new;
				end $$""".formatted(HELD_LOT, HOLD));
		execute(books, "create trigger hold_up before insert on point_lot for each row execute function hold_up()");
		execute(books, "select pg_advisory_lock(%d)".formatted(HOLD));
		return books;
	}

	private static void letGo(Connection books) throws SQLException {
		execute(books, "select pg_advisory_unlock(%d)".formatted(HOLD));
	}

	private static void execute(Connection books, String sql) throws SQLException {
		try (Statement statement = books.createStatement()) {
			statement.execute(sql);
		}
	}

	private static String heldUp() {
		return "select count(*) from pg_locks where locktype = 'advisory' and not granted and objid = %d"
			.formatted(HOLD);
	}

	private static void leftTheSame(RealProgram spread) {
		assertThat(Fingerprint.differences(left, calm, spread)).isEmpty();
	}

	private static RealProgram small(String name) {
		RealProgram copy = Stage.copy(base, directory, name);
		return new RealProgram(copy.home(), copy.url(), List.of(WorkersTests.SMALL));
	}

	private static RealProgram.Running worker(RealProgram program) {
		return program.start("worker", broker.url());
	}

}
