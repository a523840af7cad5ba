package io.pointexpiry.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The program, started as cron starts it: a process of its own with arguments, exit code
 * and output.
 *
 * @param home its home
 * @param url its database
 * @param javaOptions more options of the Java machine
 */
record RealProgram(Path home, String url, List<String> javaOptions) {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	RealProgram(Path home, String url) {
		this(home, url, List.of());
	}

	/** Starts a command. */
	Running start(String... arguments) {
		return start(List.of(), arguments);
	}

	/**
	 * Starts a command behind words that start it, such as those of a shell that first
	 * sets a limit.
	 */
	Running start(List<String> before, String... arguments) {
		try {
			Path output = Files.createTempFile(this.home.getParent(), "output", ".txt");
			List<String> command = new ArrayList<>(before);
			command.addAll(FastStart.command());
			command.addAll(this.javaOptions);
			command.add("io.pointexpiry.cli.Expiry");
			command.addAll(List.of(arguments));
			command.addAll(List.of("--home", this.home.toString(), "--db", this.url));
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(output.toFile());
			Map<String, String> environment = builder.environment();
			environment.keySet().removeIf((name) -> name.startsWith("EXPIRY_"));
			environment.put("EXPIRY_CLOCK", "business");
			environment.put("EXPIRY_LANG", "en");
			return new Running(builder.start(), output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Runs a command to its end. */
	Ended run(String... arguments) {
		return start(arguments).await();
	}

	/**
	 * A process that was started.
	 *
	 * @param process the process
	 * @param output what it says
	 */
	record Running(Process process, Path output) {

		/** Waits until it ends by itself. */
		Ended await() {
			return endsWithin(PATIENCE) ? ended() : kill();
		}

		/** Whether it ends by itself within a time. */
		boolean endsWithin(Duration time) {
			try {
				return this.process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}

		/** Kills it as kill -9 does. */
		Ended kill() {
			this.process.destroyForcibly();
			endsWithin(PATIENCE);
			return ended();
		}

		/** What it has said so far. */
		String said() {
			try {
				return Files.readString(this.output, StandardCharsets.UTF_8);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private Ended ended() {
			try {
				String text = said();
				Files.delete(this.output);
				return new Ended(this.process.exitValue(), text);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	/**
	 * A process that has ended.
	 *
	 * @param code its exit code
	 * @param output what it said
	 */
	record Ended(int code, String output) {

		/** Whether the command did all it had to. */
		boolean done() {
			return this.code == 0 || this.code == 4;
		}

	}

}
