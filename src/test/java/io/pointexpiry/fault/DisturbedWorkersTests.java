package io.pointexpiry.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.pointexpiry.fault.SpreadNight.Fault;
import io.pointexpiry.support.TestBroker;
import io.pointexpiry.support.TestDatabase;
import io.pointexpiry.support.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nights that are handed out leave the same records, balances, digests and files as one
 * process that nobody disturbed, whatever happens to workers, broker, database
 * connections and the night itself, and when.
 *
 * <p>
 * A short round by default; {@code -Dfaults=100} makes a long one, {@code -Dseed=N}
 * another one.
 *
 * @see "rules.md#workers"
 */
class DisturbedWorkersTests {

	private static final int FAULTS = Integer.getInteger("faults", 4);

	private static final boolean LONG = FAULTS > 4;

	private static final int MOST_IN_A_NIGHT = 5;

	private static final long SEED = Long.getLong("seed", 20250112L);

	private static final int MEMBERS = LONG ? 240 : 160;

	/** Shorter than a worker may be frozen. */
	private static final String PATIENCE = "PT3S";

	private static final String[] NIGHT = { "run", "--date", "2025-01-12" };

	/** So that a night lasts longer than the start of a worker. */
	private static final List<String> SLOW = List.of(WorkersTests.SMALL, PausedNight.OPTION,
			"-D%s=%s".formatted(PausedNight.PAUSE_PROPERTY, LONG ? "PT0.4S" : "PT0.15S"),
			"-D%s=".formatted(PausedNight.STEP_PROPERTY));

	@TempDir
	private Path directory;

	@Test
	void leaveTheSameAsOneProcessThatNobodyDisturbed() throws Exception {
		RealProgram base = Stage.fresh(TestDatabase.POSTGRESQL, this.directory, "base");
		Week.calm(base, Week.story(this.directory, MEMBERS).commands().subList(0, 3));
		Week calm = Week.calm(Stage.copy(base, this.directory, "calm"), List.<String[]>of(NIGHT));
		Map<Fault, Integer> hits = new EnumMap<>(Fault.class);
		Random random = new Random(SEED);
		int left = FAULTS;
		for (int night = 1; left > 0; night++) {
			RealProgram copy = Stage.copy(base, this.directory, "night" + night);
			RealProgram program = new RealProgram(copy.home(), copy.url(), SLOW);
			Map<Fault, Integer> struck = new EnumMap<>(Fault.class);
			try (TestBroker broker = new TestBroker(this.directory)) {
				SpreadNight spread = new SpreadNight(program, broker, random, NIGHT[0], NIGHT[1], NIGHT[2], "--workers",
						broker.url(), "--workers-wait", PATIENCE);
				Books.await(program, WorkersTests.TAKEN);
				for (int hit = 0; hit < Math.min(MOST_IN_A_NIGHT, left)
						&& spread.goesOnFor(Duration.ofMillis(random.nextInt(LONG ? 2500 : 1000))); hit++) {
					Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
					fault.hit(spread);
					struck.merge(fault, 1, Math::addExact);
				}
				spread.awaitEnd();
				spread.endWorkers();
				System.out.printf("workers, seed %d, night %d: started %d times, %s%n", SEED, night, spread.starts(),
						struck);
			}
			assertThat(Fingerprint.differences(calm.left(), calm.program(), program)).as("night %d: %s", night, struck)
				.isEmpty();
			assertThat(program.run("verify").output()).contains("The books agree.");
			Tree.delete(program.home());
			struck.forEach((fault, times) -> hits.merge(fault, times, Math::addExact));
			left = FAULTS - hits.values().stream().mapToInt(Integer::intValue).sum();
		}
		System.out.printf("workers, seed %d, %d faults, left equal: %s%n", SEED, FAULTS - left, hits);
	}

}
