package io.pointexpiry.fault;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A program told to end (SIGTERM) at random instants stops between two chunks, ends with
 * 1, says how to go on, and goes on to the same books and files.
 *
 * <p>
 * A short round by default; {@code -Dterms=60} makes a long one, {@code -Dseed=N} repeats
 * one.
 */
class TerminatedTests {

	private static final int SIGNALS = Integer.getInteger("terms", 2);

	private static final boolean LONG = SIGNALS > 2;

	private static final long SEED = Long.getLong("seed", 20250114L);

	@TempDir
	private Path directory;

	/** The short round asks each database one of the two questions. */
	static Stream<TestDatabase> forTheWeek() {
		return Stream.of(TestDatabase.POSTGRESQL, TestDatabase.H2).limit(LONG ? 2 : 1);
	}

	static Stream<TestDatabase> forTheNight() {
		return Stream.of(TestDatabase.H2, TestDatabase.POSTGRESQL).limit(LONG ? 2 : 1);
	}

	@ParameterizedTest
	@MethodSource("forTheWeek")
	void leavesTheSameBooksAndFilesAsAnUndisturbedProgram(TestDatabase database) {
		List<String[]> commands = Week.story(this.directory, LONG ? 1600 : 100).commands();
		Week week = Week.calm(database, this.directory, LONG ? commands : commands.subList(0, 2));

		week.disturbInRounds("SIGTERM, %s, seed %d".formatted(database, SEED), SIGNALS, new Random(SEED),
				(round) -> Stage.fresh(database, this.directory, round), Strike.TERMINATE);
	}

	@ParameterizedTest
	@MethodSource("forTheNight")
	void stopsANightBetweenTwoChunks(TestDatabase database) {
		List<String[]> commands = Week.story(this.directory, LONG ? 1600 : 400).commands();
		RealProgram program = Stage.fresh(database, this.directory, "night");
		assertThat(program.run(commands.get(0)).done()).isTrue();
		RealProgram calm = Stage.copy(program, this.directory, "undisturbed");
		assertThat(calm.run(commands.get(1)).done()).isTrue();

		RealProgram.Running night = program.start(commands.get(1));
		Stage.awaitStep(program, "dateLots");
		night.process().destroy();
		RealProgram.Ended stopped = night.await();

		Week.saysHowToGoOn(stopped);
		assertThat(stopped.output()).contains("The night was stopped between two chunks.");
		assertThat(program.run(commands.get(1)).done()).isTrue();
		assertThat(Fingerprint.differences(Fingerprint.of(calm), calm, program)).isEmpty();
	}

}
