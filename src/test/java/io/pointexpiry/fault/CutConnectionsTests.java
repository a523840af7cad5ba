package io.pointexpiry.fault;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A program whose connections the database's administrator cuts: it says how to go on and
 * goes on to the same books. One whose right to work was lost with a connection never
 * writes beside the one that took it.
 *
 * <p>
 * A short round by default; {@code -Dcuts=60} makes a long one, {@code -Dseed=N} repeats
 * one.
 */
class CutConnectionsTests {

	private static final int CUTS = Integer.getInteger("cuts", 2);

	private static final boolean LONG = CUTS > 2;

	private static final long SEED = Long.getLong("seed", 20250113L);

	@TempDir
	private Path directory;

	@Test
	void leavesTheSameBooksAndFilesAsAnUndisturbedProgram() {
		List<String[]> commands = Week.story(this.directory, LONG ? 1600 : 100).commands();
		Week week = Week.calm(TestDatabase.POSTGRESQL, this.directory, LONG ? commands : commands.subList(0, 2));
		Random random = new Random(SEED);

		week.disturbInRounds("cut, seed " + SEED, CUTS, random,
				(round) -> Stage.fresh(TestDatabase.POSTGRESQL, this.directory, round),
				(program, running) -> cut(program, random));
	}

	private static void cut(RealProgram program, Random random) {
		Server.Whose[] all = Server.Whose.values();
		try (Server server = new Server(program.url())) {
			server.cut(all[random.nextInt(all.length)]);
		}
	}

	static Stream<Arguments> workAndWhatHoldsItUp() {
		Stream<Arguments> all = Stream.of(
				Arguments.of("run", "select * from point_lot where lot_id = 'L00099-0' for update"),
				Arguments.of("import", "lock table staged_member"),
				Arguments.of("purge", "select * from notice_folder for update"));
		return LONG ? all : all.limit(1);
	}

	@ParameterizedTest
	@MethodSource("workAndWhatHoldsItUp")
	void whoeverLostTheRightToWorkWritesNothingBesideTheNextOwner(String work, String holdingUp) throws SQLException {
		List<String[]> story = Week.story(this.directory, 100).commands();
		RealProgram program = Week.calm(TestDatabase.POSTGRESQL, this.directory, story.subList(0, 2)).program();
		String[] command = switch (work) {
			case "run" -> new String[] { "run", "--date", "2025-01-12" };
			case "import" -> story.get(0);
			default -> new String[] { "purge", "--before", "2025-01-20" };
		};
		RealProgram calm = Stage.copy(program, this.directory, "undisturbed");
		assertThat(calm.run(command).done()).isTrue();

		RealProgram.Running first;
		RealProgram.Running second;
		try (Connection online = DriverManager.getConnection(program.url());
				Statement held = online.createStatement();
				Server server = new Server(program.url())) {
			online.setAutoCommit(false);
			held.execute(holdingUp);
			first = program.start(command);
			server.await("exists (select from pg_stat_activity where datname = '%s' and wait_event_type = 'Lock')");
			assertThat(server.cut(Server.Whose.LOCK)).isOne();
			second = program.start(command);
			server.await("exists (select from pg_stat_activity where datname = '%s' and wait_event = 'advisory')");
			assertThat(first.endsWithin(Duration.ZERO)).isFalse();
		}

		RealProgram.Ended lost = first.await();
		assertThat(second.await()).satisfies((ended) -> assertThat(ended.done()).as("%s", ended).isTrue());
		Week.saysHowToGoOn(lost);
		assertThat(lost.output()).contains("in use by another one: " + command[0]);
		assertThat(Fingerprint.differences(Fingerprint.of(calm), calm, program)).isEmpty();
	}

}
