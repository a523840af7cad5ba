package io.pointexpiry.random;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random programmes and lives: the books do not depend on the database, nor on where a
 * chunk, a page or a range ends, and what holds for all books holds after every step.
 * {@code -Dseeds=20 -Dseed=N} goes through 20 lives from seed N on.
 *
 * @see "rules.md#split-runs"
 */
class RandomBooksTests {

	private static final long FIRST = Long.getLong("seed", 1);

	private static final int SEEDS = Integer.getInteger("seeds", 3);

	private static final int USUAL = 500;

	static LongStream seeds() {
		return LongStream.range(FIRST, FIRST + SEEDS);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void booksDependOnNothingButWhatHappened(long seed) {
		System.out.println("random books, seed " + seed);
		RandomLife life = new RandomLife(seed);
		Replay usual = Replay.of(life, TestDatabase.H2, USUAL);
		assertThat(usual.violations()).as("seed %d", seed).isEmpty();

		for (Variant variant : variants()) {
			Replay other = Replay.of(life, variant.database(), variant.chunk());
			assertThat(Replay.difference(life, usual, other)).as("seed %d, %s", seed, variant).isEmpty();
		}
	}

	/** Few in each build, all in a long round. */
	private static List<Variant> variants() {
		if (System.getProperty("seeds") == null) {
			return List.of(new Variant(TestDatabase.H2, 1), new Variant(TestDatabase.POSTGRESQL, 7));
		}
		return TestDatabase.asked()
			.flatMap((database) -> Stream.of(1, 7, USUAL, 5_000).map((chunk) -> new Variant(database, chunk)))
			.filter((variant) -> variant.database() != TestDatabase.H2 || variant.chunk() != USUAL)
			.toList();
	}

	/** Other circumstances of the same life. */
	private record Variant(TestDatabase database, int chunk) {
	}

}
