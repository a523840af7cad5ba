package io.pointexpiry.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that are started at the same time: one works, the other says at once who works
 * since when, and a dead one blocks nobody.
 *
 * <p>
 * A short round by default; {@code -Dtwice=50} makes a long one.
 *
 * @see "rules.md#one-at-a-time"
 */
class TwoAtOnceTests {

	private static final int TWICE = Integer.getInteger("twice", 2);

	private static final boolean LONG = TWICE > 3;

	private static final String[] NIGHT = { "run", "--date", "2025-01-09", "--opening", "defer" };

	/** Command, process, machine, and since when. */
	private static final String BUSY = "in use: %s.*, process \\d+ on \\S+, since 20\\d\\d-\\d\\d-\\d\\dT";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void oneOfTwoRunsCloses(TestDatabase database) {
		RealProgram base = imported(database, 50);
		RealProgram calm = Stage.copy(base, this.directory, "undisturbed");
		assertThat(calm.run(NIGHT).done()).isTrue();
		int busy = 0;
		int nothingLeft = 0;

		for (int round = 1; round <= TWICE; round++) {
			RealProgram one = Stage.copy(base, this.directory, "one" + round);
			RealProgram other = (database == TestDatabase.POSTGRESQL && round % 2 == 0)
					? new RealProgram(Stage.copy(base, this.directory, "other" + round).home(), one.url()) : one;
			RealProgram.Running first = one.start(NIGHT);
			RealProgram.Running second = other.start(NIGHT);

			List<RealProgram.Ended> ended = Stream.of(first.await(), second.await()).toList();
			List<RealProgram.Ended> refused = ended.stream().filter((it) -> it.code() == 3).toList();
			assertThat(ended).as("round %d", round).anySatisfy((it) -> assertThat(it.done()).isTrue());
			assertThat(refused).as("round %d: %s", round, ended)
				.allSatisfy((it) -> assertThat(it.output()).containsPattern(BUSY.formatted("run --date 2025-01-09")));
			assertThat(ended.stream().filter(RealProgram.Ended::done).count() + refused.size()).as("%s", ended)
				.isEqualTo(2);
			busy += refused.size();
			nothingLeft += 1 - refused.size();
			RealProgram worked = ended.get(0).done() ? one : other;
			assertThat(Fingerprint.differences(Fingerprint.of(calm), calm, worked)).as("round %d: %s", round, ended)
				.isEmpty();
			if (round % 10 == 0 || round == TWICE) {
				assertThat(one.run("verify").output()).contains("The books agree.");
			}
		}

		System.out.printf("%s: %d times two at once, %d refused, %d found nothing left to do%n", database, TWICE, busy,
				nothingLeft);
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void everyWorkKeepsOutEveryOther(TestDatabase database) {
		RealProgram program = imported(database, 50);
		Path inputs = this.directory.resolve("inputs");
		List<String[]> others = Stream
			.of(new String[] { "import", "--members", inputs.resolve("members.csv").toString() },
					new String[] { "rerun", "--date", "2025-01-09" },
					new String[] { "reverse", "--date", "2025-01-09", "--reason", "two" },
					new String[] { "purge", "--before", "2025-01-01" })
			.limit(LONG ? 4 : 1)
			.toList();

		for (String[] other : others) {
			RealProgram busy = Stage.copy(program, this.directory, "beside-" + other[0]);
			RealProgram.Running night = new RealProgram(busy.home(), busy.url(), List.of(PausedNight.OPTION))
				.start(NIGHT);
			Stage.awaitStep(busy, "dateLots");

			RealProgram.Ended refused = busy.run(other);
			RealProgram.Ended read = busy.run("status");
			boolean stillWorked = !night.endsWithin(Duration.ZERO);
			night.kill();

			assertThat(stillWorked).as("the night is paused").isTrue();
			assertThat(refused.code()).as("%s: %s", other[0], refused).isEqualTo(3);
			assertThat(refused.output()).containsPattern(BUSY.formatted("run --date 2025-01-09"));
			assertThat(read.code()).as("%s", read).isEqualTo((database == TestDatabase.H2) ? 3 : 0);
			assertThat(busy.run("status").output()).containsPattern("unfinished +run of 2025-01-09, KILLED since")
				.contains("go on with: run --date 2025-01-09");
			RealProgram.Ended next = busy.run(NIGHT);
			assertThat(next.done()).as("a dead owner blocks nobody: %s", next).isTrue();
			assertThat(busy.run("status").output()).containsPattern("last closed +2025-01-09")
				.containsPattern("unfinished +none");
		}
	}

	private RealProgram imported(TestDatabase database, int members) {
		RealProgram base = Stage.fresh(database, this.directory, "base");
		RealProgram.Ended ended = base.run(Week.story(this.directory, members).commands().get(0));
		assertThat(ended.done()).as("%s", ended).isTrue();
		return base;
	}

}
