package io.pointexpiry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import io.pointexpiry.file.Home;
import io.pointexpiry.support.TestDatabase;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands as an operator types them, each on a day, at 09:00 UTC; and all that was said.
 */
final class Terminal {

	private final Path home;

	private final Path inputs;

	private final String url;

	private final StringWriter said = new StringWriter();

	private final Map<String, String> environment = new HashMap<>();

	private int files;

	/**
	 * Opens empty books.
	 * @param directory empty; the home lies below it, and input files beside the home
	 */
	Terminal(TestDatabase database, Path directory, String policy) throws IOException {
		this.home = directory.resolve("home");
		this.inputs = Files.createDirectories(directory.resolve("inputs"));
		this.url = switch (database) { // as an operator finds it: made by the first
										// command
			case H2 -> "jdbc:h2:file:" + this.home.resolve("db/books");
			case POSTGRESQL -> database.urlIn(this.home);
		};
		new Home(this.home).prepare();
		Files.writeString(this.home.resolve("policy.yml"), policy);
	}

	Path home() {
		return this.home;
	}

	/** The address of the books. */
	String url() {
		return this.url;
	}

	/** Everything that was printed so far. */
	String said() {
		return this.said.toString();
	}

	/** Sets a variable of the environment. */
	Terminal with(String variable, String value) {
		this.environment.put(variable, value);
		return this;
	}

	/** A file to be imported. */
	String file(String csv) throws IOException {
		return Files.writeString(this.inputs.resolve("in%d.csv".formatted(++this.files)), csv).toString();
	}

	/**
	 * Types a command that must be done, with or without a list; returns what it printed.
	 */
	String type(String day, String... words) {
		StringWriter out = new StringWriter();
		int code = execute(day, out, words);
		assertThat(code).as(() -> String.join(" ", words) + ": " + out).isIn(ExitCode.DONE, ExitCode.DONE_WITH_LIST);
		return out.toString();
	}

	/**
	 * Types a command that must be done, with or without a list; returns what it printed
	 * on standard output.
	 */
	String outputOf(String day, String... words) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int code = execute(day, out, err, words);
		assertThat(code).as(() -> String.join(" ", words) + ": " + err).isIn(ExitCode.DONE, ExitCode.DONE_WITH_LIST);
		return out.toString();
	}

	/** Types a command; returns what it printed on standard error. */
	String errorsOf(String day, String... words) {
		StringWriter err = new StringWriter();
		execute(day, new StringWriter(), err, words);
		return err.toString();
	}

	/** Types a command; returns its exit code. */
	int codeOf(String day, String... words) {
		return execute(day, new StringWriter(), words);
	}

	private int execute(String day, StringWriter out, String... words) {
		return execute(day, out, out, words);
	}

	private int execute(String day, StringWriter out, StringWriter err, String... words) {
		Clock clock = Clock.fixed(Instant.parse(day + "T09:00:00Z"), ZoneOffset.UTC);
		Map<String, String> variables = new HashMap<>(this.environment);
		variables.put("EXPIRY_HOME", this.home.toString());
		variables.putIfAbsent("EXPIRY_DB_URL", this.url);
		CommandLine line = Expiry.commandLine(clock, variables);
		int code = line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(words);
		this.said.append(out.toString());
		return code;
	}

}
