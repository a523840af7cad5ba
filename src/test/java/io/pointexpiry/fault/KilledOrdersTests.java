package io.pointexpiry.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.database.Database;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Orders of a file that are killed in the middle, as kill -9 does: each is carried out
 * whole or not at all, and the same file again carries out the rest, each once.
 *
 * <p>
 * In each build the process halts in the middle of a chunk; {@code -Dkills=20} kills it
 * at random instants, too ({@code -Dseed=N}: at others), and {@code -Ddatabase=H2} or
 * {@code POSTGRESQL} is for one database.
 *
 * @see "rules.md#orders-of-a-file"
 */
class KilledOrdersTests {

	private static final int KILLS = Integer.getInteger("kills", 0);

	private static final long SEED = Long.getLong("seed", 20250131L);

	private static final int ORDERS = 60;

	private static final int CHUNK = 20;

	private static final Command EXTEND = new Command("extend", """
			select lot_id from point_lot where status = 'OPEN' and remaining > 0 and expires_on is not null
			  and member_id <> 'BAD' order by lot_id""", "update point_lot set floor_on",
			List.of("select lot_id from lot_floor where cause = 'DESK'",
					"select lot_id from point_lot where expires_on = date '2025-12-31'",
					"select lot_id from notice_cue where item = 'EXTENDED'"));

	private static final Command REINSTATE = new Command("reinstate", """
			select lot_id from point_lot where status = 'EXPIRED' order by lot_id""", "'REINSTATEMENT'",
			List.of("select origin_lot_id from point_lot where origin = 'REINSTATED'",
					"select replace(lot_id, '~1', '') from expiry_record where entry_type = 'REINSTATEMENT'"));

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@ParameterizedTest
	@MethodSource("io.pointexpiry.support.TestDatabase#asked")
	void areDoneWholeOrNotAtAllAndEndByTheSameFile(TestDatabase database) {
		RealProgram books = Stage.fresh(database, this.directory, "books");
		List<String[]> story = Week.story(this.directory, 120).inShort();
		story.subList(0, 3).forEach((command) -> assertThat(books.run(command).done()).isTrue());
		for (Command command : List.of(EXTEND, REINSTATE)) {
			String[] order = order(books, command);
			halted(Stage.copy(books, this.directory, command.name() + "-halted"), command, order);
			if (KILLS > 0) {
				killedAtRandom(books, database, command, order);
			}
		}
	}

	private void killedAtRandom(RealProgram books, TestDatabase database, Command command, String... order) {
		Random random = new Random(SEED);
		RealProgram calm = Stage.copy(books, this.directory, command.name() + "-calm");
		long begun = System.nanoTime();
		assertThat(calm.run(order).done()).isTrue();
		Duration usual = Duration.ofNanos(System.nanoTime() - begun);
		for (int kill = 1; kill <= KILLS; kill++) {
			RealProgram killed = Stage.copy(books, this.directory, command.name() + "-" + kill);
			RealProgram.Running running = inChunksOf(killed, 2).start(order);
			running.endsWithin(Duration.ofNanos((long) (usual.toNanos() * (0.6 + 0.4 * random.nextDouble()))));
			running.kill();
			System.out.printf("%s --file, kill -9, %s, seed %d: %d of %d done%n", command.name(), database, SEED,
					done(killed, command).size(), ORDERS);
			endsWell(killed, command, order);
		}
	}

	/** In the middle of a chunk: those before it are done, and nothing of it. */
	private static void halted(RealProgram program, Command command, String... order) {
		List<String> options = new ArrayList<>(HaltedProgram.options(command.sql(), 2 * CHUNK + CHUNK / 2));
		options.addAll(inChunksOf(program, CHUNK).javaOptions());
		assertThat(new RealProgram(program.home(), program.url(), options).run(order).code())
			.isEqualTo(HaltedProgram.KILLED);
		int done = done(program, command).size();
		assertThat(done).isPositive().isLessThan(ORDERS);
		assertThat(done % CHUNK).isZero();
		endsWell(program, command, order);
	}

	private static void endsWell(RealProgram program, Command command, String... order) {
		List<String> before = done(program, command);
		command.traces().forEach((sql) -> assertThat(strings(program, sql)).hasSameElementsAs(before));

		RealProgram.Ended ended = program.run(order);

		assertThat(ended.code()).as("%s", ended).isZero();
		assertThat(ended.output())
			.contains("%d rows = %d done + %d unchanged".formatted(ORDERS, ORDERS - before.size(), before.size()));
		assertThat(done(program, command)).hasSize(ORDERS).doesNotHaveDuplicates();
		command.traces()
			.forEach((sql) -> assertThat(strings(program, sql)).hasSize(ORDERS)
				.hasSameElementsAs(done(program, command)));
		assertThat(program.run("verify").output()).contains("The books agree.");
	}

	/** The file of some lots, and the command that takes it. */
	private String[] order(RealProgram books, Command command) {
		List<String> lots = strings(books, command.lots());
		assertThat(lots).hasSizeGreaterThanOrEqualTo(ORDERS);
		String rows = lots.subList(0, ORDERS)
			.stream()
			.map((lot) -> lot + ",2025-12-31,a letter\n")
			.collect(Collectors.joining("", "lot_id,until,reason\n", ""));
		try {
			Path file = Files.writeString(this.directory.resolve(command.name() + ".csv"), rows);
			return new String[] { command.name(), "--file", file.toString() };
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static RealProgram inChunksOf(RealProgram program, int size) {
		return new RealProgram(program.home(), program.url(), List.of("-D" + ChunkSize.PROPERTY + "=" + size));
	}

	/** The lots of the desk's entries. */
	private static List<String> done(RealProgram program, Command command) {
		return strings(program, "select lot_id from desk_entry where command = '%s'".formatted(command.name()));
	}

	private static List<String> strings(RealProgram program, String sql) {
		try (Connection books = new Database(program.url(), null, null).connect();
				Statement reading = books.createStatement();
				ResultSet rows = reading.executeQuery(sql)) {
			List<String> found = new ArrayList<>();
			while (rows.next()) {
				found.add(rows.getString(1));
			}
			return found;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A command of the desk.
	 *
	 * @param name its name
	 * @param lots what finds lots that it can be told of
	 * @param sql part of a statement that it executes once for each order
	 * @param traces what finds the lots of the rows that an order leaves
	 */
	private record Command(String name, String lots, String sql, List<String> traces) {
	}

}
