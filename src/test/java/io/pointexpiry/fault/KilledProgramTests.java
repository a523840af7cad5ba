package io.pointexpiry.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * A short round by default; {@code -Dkills=200} makes a long one, {@code -Dseed=N}
 * repeats one.
 */
class KilledProgramTests {

	private static final int KILLS = Integer.getInteger("kills", 6);

	private static final long SEED = Long.getLong("seed", 20250112L);

	private static final int MEMBERS = Integer.getInteger("kills.members", (KILLS > 6) ? 1600 : 400);

	/** No command is killed more often than this before it may end. */
	private static final int KILLS_PER_COMMAND = 4;

	/** The least time in which a process reads its files and the books. */
	private static final double BEGINS_AFTER = 0.25;

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void leavesTheSameAsAnUndisturbedOne(TestDatabase database) {
		Story story = new Story(this.directory, MEMBERS);
		RealProgram calm = Stage.fresh(database, this.directory, "calm");
		List<Duration> durations = undisturbed(calm, story);
		Map<String, String> expected = Fingerprint.of(calm);
		Random random = new Random(SEED);
		Map<String, Integer> struck = new TreeMap<>();

		for (int round = 1; sum(struck) < KILLS; round++) {
			RealProgram program = Stage.fresh(database, this.directory, "round" + round);
			List<String> events = disturbed(program, story, durations, random, struck);

			assertThat(Fingerprint.differences(expected, calm, program))
				.as("%s, seed %d, round %d: %s", database, SEED, round, events)
				.isEmpty();
			assertThat(program.run("verify")).as("%s, seed %d, round %d", database, SEED, round)
				.satisfies((verified) -> assertThat(verified.output()).contains("The books agree."));
			delete(program.home());
		}

		System.out.printf("%s, seed %d: %d kills in %s%n", database, SEED, sum(struck), struck);
		assertThat(sum(struck)).isGreaterThanOrEqualTo(KILLS);
	}

	private static List<Duration> undisturbed(RealProgram program, Story story) {
		List<Duration> durations = new ArrayList<>();
		for (String[] command : story.commands()) {
			long begun = System.nanoTime();
			RealProgram.Ended ended = program.run(command);
			durations.add(Duration.ofNanos(System.nanoTime() - begun));
			assertThat(ended.done()).as("%s: %s", String.join(" ", command), ended).isTrue();
		}
		return durations;
	}

	private static List<String> disturbed(RealProgram program, Story story, List<Duration> durations, Random random,
			Map<String, Integer> struck) {
		List<String> events = new ArrayList<>();
		List<String[]> commands = story.commands();
		for (int i = 0; i < commands.size(); i++) {
			String[] command = commands.get(i);
			boolean done = false;
			for (int tries = 0; !done; tries++) {
				RealProgram.Running running = program.start(command);
				double part = BEGINS_AFTER + random.nextDouble() * (1 - BEGINS_AFTER);
				Duration instant = Duration.ofNanos((long) (part * durations.get(i).toNanos()));
				if (tries < KILLS_PER_COMMAND && !running.endsWithin(instant)) {
					running.kill();
					String place = command[0] + " " + stepOf(program);
					struck.merge(place, 1, Math::addExact);
					events.add("killed in " + place);
				}
				else {
					RealProgram.Ended ended = running.await();
					done = ended.done();
					assertThat(done).as("%s after %s: %s", String.join(" ", command), events, ended).isTrue();
				}
			}
		}
		return events;
	}

	/** The step that had begun and not ended when the process died, by its log. */
	private static String stepOf(RealProgram program) {
		List<String> begun = new ArrayList<>();
		try (Stream<String> lines = Files.lines(program.home().resolve("logs/expiry.log"))) {
			Pattern step = Pattern.compile("(Executing step|Step): \\[([\\w:]+)]");
			lines.map(step::matcher).filter(Matcher::find).forEach((found) -> {
				String name = found.group(2).replaceFirst(":.*", "");
				begun.clear();
				if (found.group(1).equals("Executing step") || found.group(2).contains(":")) {
					begun.add(name);
				}
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return begun.isEmpty() ? "-" : begun.get(0);
	}

	private static int sum(Map<String, Integer> struck) {
		return struck.values().stream().mapToInt(Integer::intValue).sum();
	}

	private static void delete(Path directory) {
		try (Stream<Path> paths = Files.walk(directory)) {
			paths.sorted(Collections.reverseOrder()).forEach((path) -> path.toFile().delete());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
