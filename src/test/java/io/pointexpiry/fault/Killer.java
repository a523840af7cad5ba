package io.pointexpiry.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tells the commands of a story to a program: once in peace, and then with a kill at
 * seeded random instants, each command started again until it is done.
 */
final class Killer {

	/**
	 * The least part of its time in which a process reads its files and opens the books.
	 */
	private static final double BEGINS_AFTER = 0.25;

	private final List<String[]> commands;

	private final int killsPerCommand;

	private final Random random;

	private final List<Duration> durations = new ArrayList<>();

	private final Map<String, Integer> struck = new TreeMap<>();

	/**
	 * Prepares the commands.
	 * @param killsPerCommand no command is killed more often before it may end
	 */
	Killer(List<String[]> commands, int killsPerCommand, long seed) {
		this.commands = commands;
		this.killsPerCommand = killsPerCommand;
		this.random = new Random(seed);
	}

	/** How often a process was killed, by command and step. */
	Map<String, Integer> struck() {
		return this.struck;
	}

	/** How often a process was killed. */
	int kills() {
		return this.struck.values().stream().mapToInt(Integer::intValue).sum();
	}

	/** Runs all commands in peace, and measures them. */
	void undisturbed(RealProgram program) {
		for (String[] command : this.commands) {
			long begun = System.nanoTime();
			RealProgram.Ended ended = program.run(command);
			this.durations.add(Duration.ofNanos(System.nanoTime() - begun));
			assertThat(ended.done()).as("%s: %s", String.join(" ", command), ended).isTrue();
		}
	}

	/**
	 * Runs all commands, killing each some times.
	 * @return where it was killed
	 * @throws AssertionError if a command that was started again does not end well
	 */
	List<String> disturbed(RealProgram program) {
		List<String> events = new ArrayList<>();
		for (int i = 0; i < this.commands.size(); i++) {
			String[] command = this.commands.get(i);
			boolean done = false;
			for (int tries = 0; !done; tries++) {
				RealProgram.Running running = program.start(command);
				double part = BEGINS_AFTER + this.random.nextDouble() * (1 - BEGINS_AFTER);
				Duration instant = Duration.ofNanos((long) (part * this.durations.get(i).toNanos()));
				if (tries < this.killsPerCommand && !running.endsWithin(instant)) {
					running.kill();
					String place = command[0] + " " + stepOf(program);
					this.struck.merge(place, 1, Math::addExact);
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

}
