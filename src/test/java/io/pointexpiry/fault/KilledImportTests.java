package io.pointexpiry.fault;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An import of several files that is killed at random instants, as kill -9 does, in
 * whatever step it is, leaves the same as one that nobody disturbed.
 *
 * <p>
 * A short round by default; {@code -Dkills=60} makes a long one,
 * {@code -Dkills.members=N} one of larger files, {@code -Dseed=N} another one, and
 * {@code -Ddatabase=H2} or {@code POSTGRESQL} that of one database.
 *
 * @see "rules.md#resuming"
 */
class KilledImportTests {

	private static final int KILLS = Integer.getInteger("kills", 3);

	private static final long SEED = Long.getLong("seed", 20250117L);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@MethodSource("io.pointexpiry.support.TestDatabase#asked")
	void leavesTheSameAsAnUndisturbedOne(TestDatabase database) {
		Story story = Week.story(this.directory, Integer.getInteger("kills.members", 2_000));
		Week week = Week.calm(database, this.directory, List.<String[]>of(story.commands().get(0)));

		Map<String, Integer> killed = week.disturbInRounds("import, kill -9, %s, seed %d".formatted(database, SEED),
				KILLS, new Random(SEED), (round) -> Stage.fresh(database, this.directory, round), Strike.KILL);

		System.out.printf("import, kill -9, %s, seed %d: %s%n", database, SEED, killed);
	}

}
