package io.pointexpiry.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program killed at random instants, as kill -9 does, and started again until it is
 * done, leaves the same records, balances and files as one that nobody disturbed.
 *
 * <p>
 * A short round by default; {@code -Dkills=200} makes a long one, with nights of several
 * chunks ({@code -Dkills.members=1500}: of several ranges, too), and {@code -Dseed=N}
 * another one.
 */
class KilledProgramTests {

	private static final int KILLS = Integer.getInteger("kills", 0);

	private static final long SEED = Long.getLong("seed", 20250112L);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void leavesTheSameAsAnUndisturbedOne(TestDatabase database) throws IOException {
		Story story = new Story(this.directory, Integer.getInteger("kills.members", (KILLS > 0) ? 600 : 120));
		Killer killer = (KILLS > 0) ? new Killer(story.commands(), 6, SEED) : new Killer(story.inShort(), 2, SEED);
		RealProgram calm = Stage.fresh(database, this.directory, "calm");
		killer.undisturbed(calm);
		Map<String, String> expected = Fingerprint.of(calm);

		for (int round = 1; round == 1 || killer.kills() < KILLS; round++) {
			RealProgram program = Stage.fresh(database, this.directory, "round" + round);
			List<String> events = killer.disturbed(program);

			assertThat(Fingerprint.differences(expected, calm, program))
				.as("%s, seed %d, round %d: %s", database, SEED, round, events)
				.isEmpty();
			assertThat(program.run("verify").output()).contains("The books agree.");
			delete(program.home());
		}

		System.out.printf("%s, seed %d: killed %d times: %s%n", database, SEED, killer.kills(), killer.struck());
		assertThat(killer.kills()).isPositive();
	}

	private static void delete(Path directory) throws IOException {
		try (Stream<Path> paths = Files.walk(directory)) {
			paths.sorted(Comparator.reverseOrder()).forEach((path) -> path.toFile().delete());
		}
	}

}
