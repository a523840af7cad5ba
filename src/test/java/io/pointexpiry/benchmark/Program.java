package io.pointexpiry.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls the program as an operator does: {@code scripts/expiry COMMAND …}. */
final class Program {

	private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

	private static final int DONE = 0;

	private static final int DONE_WITH_LIST = 4;

	private final Path script;

	Program(Path script) {
		this.script = script;
	}

	/**
	 * A call that was done.
	 *
	 * @param seconds from the start of the script to the end of the process
	 * @param megabytes the most memory that was resident; 0 where the system does not say
	 * @param processorSeconds of the processors; 0 where the system does not say
	 * @param commandLine how Java was started; empty where the system does not say
	 */
	record Call(double seconds, long megabytes, double processorSeconds, List<String> commandLine) {
	}

	/** Types a command over books and waits for its end. */
	Call type(Books books, String... words) throws IOException, InterruptedException {
		return run(command(books, words), books.home().resolve("said.txt"));
	}

	/** Types a command over books that goes on until it is told to end. */
	Process start(Books books, Path said, String... words) throws IOException {
		return builder(command(books, words), said).start();
	}

	private List<String> command(Books books, String... words) {
		List<String> command = new ArrayList<>(
				List.of(this.script.toString(), "--home", books.home().toString(), "--db", books.database().url()));
		command.addAll(List.of(words));
		return command;
	}

	/** Runs any command, measured as those of the program are. */
	static Call run(List<String> command, Path said) throws IOException, InterruptedException {
		long start = System.nanoTime();
		Process process = builder(command, said).start();
		Watch watch = new Watch(process);
		while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
			watch.look();
		}
		double seconds = Shell.secondsSince(start);
		if (process.exitValue() != DONE && process.exitValue() != DONE_WITH_LIST) {
			throw new BenchmarkException("Exit code %d of %s%n%s".formatted(process.exitValue(),
					String.join(" ", command), Files.readString(said)));
		}
		return new Call(seconds, watch.megabytes, watch.processorSeconds, watch.commandLine);
	}

	private static ProcessBuilder builder(List<String> command, Path said) {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
		List.of("EXPIRY_POLICY", "EXPIRY_HOME", "EXPIRY_DB_URL").forEach(builder.environment()::remove);
		builder.environment().put("EXPIRY_CLOCK", "business"); // days long past
		copy(builder.environment(), "EXPIRY_DB_USER", "SPRING_DATASOURCE_USERNAME"); // for
																						// the
																						// bare
																						// program
		copy(builder.environment(), "EXPIRY_DB_PASSWORD", "SPRING_DATASOURCE_PASSWORD");
		return builder;
	}

	private static void copy(Map<String, String> environment, String from, String to) {
		String value = environment.get(from);
		if (value != null) {
			environment.put(to, value);
		}
	}

	/** Looks at a running process, where the system has {@code /proc}. */
	private static final class Watch {

		private final Path process;

		private final Process handle;

		private long megabytes;

		private double processorSeconds;

		private List<String> commandLine = List.of();

		Watch(Process handle) {
			this.process = Path.of("/proc", Long.toString(handle.pid()));
			this.handle = handle;
		}

		void look() {
			String[] words = read("cmdline").split("\0");
			if (!words[0].endsWith("java")) {
				return; // still the script
			}
			this.commandLine = List.of(words);
			this.handle.info().totalCpuDuration().ifPresent((time) -> this.processorSeconds = time.toMillis() / 1e3);
			Matcher peak = PEAK.matcher(read("status"));
			if (peak.find()) {
				this.megabytes = Math.max(this.megabytes, Long.parseLong(peak.group(1)) >> 10);
			}
		}

		private String read(String name) {
			try {
				return Files.readString(this.process.resolve(name), StandardCharsets.ISO_8859_1);
			}
			catch (IOException ex) { // it has just ended, or there is no such file here
				return "";
			}
		}

	}

}
