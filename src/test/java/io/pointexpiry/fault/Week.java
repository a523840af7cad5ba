package io.pointexpiry.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import io.pointexpiry.support.TestDatabase;
import io.pointexpiry.support.Tree;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands of a story as an undisturbed program went through them, to compare
 * disturbed ones with.
 *
 * @param commands the commands
 * @param program the undisturbed program
 * @param durations how long it took for each
 * @param left what it left behind
 */
record Week(List<String[]> commands, RealProgram program, List<Duration> durations, Map<String, String> left) {

	/** No command is struck more often than this before it may end. */
	private static final int STRIKES_PER_COMMAND = 6;

	/** The least part of its time in which a process reads its files and the books. */
	private static final double BEGINS_AFTER = 0.25;

	static Week calm(TestDatabase database, Path directory, List<String[]> commands) {
		return calm(Stage.fresh(database, directory, "calm"), commands);
	}

	/** Runs all commands in peace, and measures them. */
	static Week calm(RealProgram program, List<String[]> commands) {
		List<Duration> durations = new ArrayList<>();
		for (String[] command : commands) {
			long begun = System.nanoTime();
			RealProgram.Ended ended = program.run(command);
			durations.add(Duration.ofNanos(System.nanoTime() - begun));
			assertThat(ended.done()).as("%s: %s", String.join(" ", command), ended).isTrue();
		}
		return new Week(commands, program, durations, Fingerprint.of(program));
	}

	/** The files of a story, in a directory of their own. */
	static Story story(Path directory, int members) {
		try {
			return new Story(Files.createDirectories(directory.resolve("inputs")), members);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Goes through the same commands with a fresh program; and again, where there are
	 * more strikes than commands, until so many have hit. Each time the same must be
	 * left, and the books agree.
	 * @param title for what is said of it
	 * @param seed of the instants, and of what a strike takes from the same source
	 * @param fresh a program in a round of a name
	 * @return how often a strike hit what, and what became of the process
	 */
	Map<String, Integer> disturbInRounds(String title, int strikes, Random seed, Function<String, RealProgram> fresh,
			Strike strike) {
		Map<String, Integer> all = new TreeMap<>();
		int left = strikes;
		for (int round = 1; round == 1 || strikes > this.commands.size() && left > 0; round++) {
			RealProgram program = fresh.apply("round" + round);
			Map<String, Integer> events = disturb(program, seed, left, strike);
			events.forEach((event, times) -> all.merge(event, times, Math::addExact));
			left -= sum(events);
			System.out.printf("%s, round %d: %d of %d strikes, left equal: %s%n", title, round, sum(all), strikes,
					events);
			assertThat(program.run("verify").output()).as("%s, round %d", title, round).contains("The books agree.");
			Tree.delete(program.home());
		}
		assertThat(left).as("strikes that did not hit").isLessThan(strikes);
		return all;
	}

	/**
	 * Goes through the same commands with a fresh program that is struck at random
	 * instants. A command that fails says how to go on, and is given again; after the
	 * first that was killed the operator asks for the status, and gives what it says.
	 * What is left in the end must be the same.
	 * @return how often a strike hit what, and what became of the process
	 */
	Map<String, Integer> disturb(RealProgram disturbed, Random random, int strikes, Strike strike) {
		Map<String, Integer> events = new TreeMap<>();
		int most = Math.min(STRIKES_PER_COMMAND, 1 + (strikes - 1) / this.commands.size());
		for (int i = 0; i < this.commands.size(); i++) {
			String[] command = this.commands.get(i);
			boolean done = false;
			for (int tries = 0; !done; tries++) {
				RealProgram.Running running = disturbed.start(command);
				double part = BEGINS_AFTER + random.nextDouble() * (1 - BEGINS_AFTER);
				boolean struck = sum(events) < strikes && tries < most
						&& !running.endsWithin(Duration.ofNanos((long) (part * this.durations.get(i).toNanos())));
				String place = command[0] + " " + Stage.stepOf(disturbed);
				if (struck) {
					strike.hit(disturbed, running);
				}
				RealProgram.Ended ended = running.await();
				done = ended.done();
				if (struck) {
					events.merge(place + (done ? " (done)" : ""), 1, Math::addExact);
				}
				assertThat(done || struck).as("%s after %s: %s", String.join(" ", command), events, ended).isTrue();
				if (!done && strike != Strike.KILL) {
					saysHowToGoOn(ended);
				}
				else if (!done && tries == 0) {
					command = toGoOnWith(disturbed, command);
				}
			}
		}
		assertThat(Fingerprint.differences(this.left, this.program, disturbed)).as("%s", events).isEmpty();
		return events;
	}

	/** A command that could not do its work, but can later. */
	static void saysHowToGoOn(RealProgram.Ended ended) {
		assertThat(ended.code()).as("%s", ended).isEqualTo(1);
		assertThat(ended.output()).containsPattern("same command|again").doesNotContain("Unexpected", "\tat ");
	}

	/** The command that the status names after one was killed: if any, then that one. */
	private static String[] toGoOnWith(RealProgram program, String... killed) {
		RealProgram.Ended status = program.run("status");
		assertThat(status.code()).as("%s", status).isZero();
		List<String> named = status.output()
			.lines()
			.filter((line) -> line.contains("go on with"))
			.map((line) -> line.replaceFirst(".*go on with:? ", ""))
			.toList();
		if (named.isEmpty()) {
			return killed;
		}
		if (killed[0].equals("import")) {
			assertThat(named).allMatch("the same import command"::equals);
			return killed;
		}
		assertThat(named).singleElement().asString().startsWith(killed[0] + " --");
		return Stream.of(named.get(0).split(" ")).map((word) -> word.replace("'", "")).toArray(String[]::new);
	}

	private static int sum(Map<String, Integer> events) {
		return events.values().stream().mapToInt(Integer::intValue).sum();
	}

}
