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
import java.util.function.BiConsumer;

import io.pointexpiry.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The first commands of a story as an undisturbed program went through them, to compare
 * disturbed ones with.
 *
 * @param commands the commands
 * @param program the undisturbed program
 * @param durations how long it took for each
 * @param left what it left behind
 */
record Week(List<String[]> commands, RealProgram program, List<Duration> durations, Map<String, String> left) {

	/**
	 * No command is struck more often than this before it may end; where there are few
	 * strikes, each hits another command.
	 */
	private static final int STRIKES_PER_COMMAND = 3;

	/** The least time in which a process reads its files and the books. */
	private static final double BEGINS_AFTER = 0.3;

	static Week calm(TestDatabase database, Path directory, List<String[]> commands) {
		return calm(Stage.fresh(database, directory, "calm"), commands);
	}

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
	 * Goes through the same commands with a fresh program that is struck at random
	 * instants; a command that fails says how to go on, and is given again. What is left
	 * in the end must be the same.
	 * @return how often each command was struck, and how often that made it fail
	 */
	Map<String, Integer> disturb(RealProgram disturbed, Random random, int strikes,
			BiConsumer<RealProgram, RealProgram.Running> strike) {
		Map<String, Integer> events = new TreeMap<>();
		int most = (strikes > this.commands.size()) ? STRIKES_PER_COMMAND : 1;
		int left = strikes;
		for (int i = 0; i < this.commands.size(); i++) {
			boolean done = false;
			for (int tries = 0; !done; tries++) {
				RealProgram.Running running = disturbed.start(this.commands.get(i));
				double part = BEGINS_AFTER + random.nextDouble() * (1 - BEGINS_AFTER);
				boolean struck = left > 0 && tries < most
						&& !running.endsWithin(Duration.ofNanos((long) (part * this.durations.get(i).toNanos())));
				if (struck) {
					left--;
					strike.accept(disturbed, running);
				}
				RealProgram.Ended ended = running.await();
				done = ended.done();
				if (struck) {
					events.merge(this.commands.get(i)[0] + (done ? " done" : " stopped"), 1, Math::addExact);
				}
				assertThat(done || struck).as("%s after %s: %s", String.join(" ", this.commands.get(i)), events, ended)
					.isTrue();
				if (!done) {
					saysHowToGoOn(ended);
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

}
