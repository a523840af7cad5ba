package io.pointexpiry.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program killed at random instants, as kill -9 does, and started again until it is
 * done, leaves the same records, balances and files as one that nobody disturbed.
 *
 * <p>
 * A short round by default; {@code -Dkills=200} makes a long one, with nights of several
 * chunks ({@code -Dkills.members=1500}: of several ranges, too), {@code -Dseed=N} another
 * one, and {@code -Ddatabase=H2} or {@code POSTGRESQL} that of one database.
 *
 * @see "rules.md#resuming"
 */
class KilledProgramTests {

	private static final int KILLS = Integer.getInteger("kills", 5);

	private static final boolean LONG = KILLS > 5;

	private static final int FIRST_STARTS = LONG ? 30 : 2;

	private static final long SEED = Long.getLong("seed", 20250112L);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@MethodSource("io.pointexpiry.support.TestDatabase#asked")
	void leavesTheSameAsAnUndisturbedOne(TestDatabase database) {
		Story story = Week.story(this.directory, Integer.getInteger("kills.members", LONG ? 600 : 120));
		Week week = Week.calm(database, this.directory, LONG ? story.commands() : story.inShort());

		Map<String, Integer> killed = week.disturbInRounds("kill -9, %s, seed %d".formatted(database, SEED), KILLS,
				new Random(SEED), (round) -> Stage.fresh(database, this.directory, round), Strike.KILL);

		System.out.printf("kill -9, %s, seed %d: %s%n", database, SEED, killed);
	}

	@ParameterizedTest
	@MethodSource("io.pointexpiry.support.TestDatabase#asked")
	void beginsTheBooksAgainWhereTheirFirstCommandWasKilled(TestDatabase database) {
		RealProgram.Ended calm = Stage.untouched(database, this.directory, "calm").run("status");
		assertThat(calm.code()).as("%s", calm).isZero();
		Random random = new Random(SEED);
		RealProgram program = Stage.untouched(database, this.directory, "killed");
		for (int kill = 0; kill < FIRST_STARTS; kill++) {
			RealProgram.Running running = program.start("status");
			running.endsWithin(Duration.ofMillis(400 + random.nextInt(1600)));
			running.process().destroyForcibly();
			running.await();
		}

		assertThat(program.run("status")).isEqualTo(calm);
	}

}
