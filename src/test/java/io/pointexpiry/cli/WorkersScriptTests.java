package io.pointexpiry.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs {@code scripts/examples/workers} itself, with scripts in the places of the program
 * and of a distribution of ActiveMQ Artemis.
 */
class WorkersScriptTests {

	private static final String EXPIRY = """
			#!/usr/bin/env bash
			case $1 in
				status) printf 'spring.datasource.url  %s  variable EXPIRY_DB_URL\\n' "${EXPIRY_DB_URL:-jdbc:h2:file:var/db}" ;;
				worker)
					trap 'printf "ends\\n"; exit 0' TERM
					printf 'waits at %s\\n' "$2"
					printf '%s\\n' "$*" >>calls.txt
					while :; do sleep 0.1; done
					;;
				run)
					trap 'printf "Stopped.\\n"; exit 1' TERM
					printf '%s' "${EXPIRY_BROKER_PASSWORD:-none}" >password.txt
					until [[ $(grep -c ^worker calls.txt) == 2 ]]; do sleep 0.1; done
					printf '%s\\n' "$*" >>calls.txt
					[[ ! -e endless ]] || while :; do sleep 0.1; done
					printf 'Closed 1 day.\\n'
					exit 4
					;;
			esac
			""";

	private static final String ARTEMIS = """
			#!/usr/bin/env bash
			case $1 in
				create)
					printf '%s\\n' "$*" >>calls.txt
					mkdir -p "$2/bin" "$2/etc" && cp "$0" "$2/bin/artemis"
					;;
				run)
					[[ ! -e broken ]] || { printf 'no room for a journal\\n' >&2; exit 1; }
					cp -p "${0%/bin/*}/etc/artemis-users.properties" users.txt
					printf 'AMQ221007: Server is now active\\n'
					exec sleep 600
					;;
			esac
			""";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	private final Map<String, String> variables = new HashMap<>();

	@BeforeEach
	void layScripts() throws IOException {
		script("bin/expiry", EXPIRY);
		script("artemis/bin/artemis", ARTEMIS);
		script("examples/workers", Files.readString(Path.of("scripts/examples/workers")));
		this.variables.put("EXPIRY_DB_URL", "jdbc:postgresql://db/books");
		this.variables.put("ARTEMIS_HOME", this.directory.resolve("artemis").toString());
		this.variables.put("TMPDIR", Files.createDirectory(this.directory.resolve("tmp")).toString());
	}

	@AfterEach
	void leavesNothing() throws IOException {
		try (Stream<Path> left = Files.list(this.directory.resolve("tmp"))) {
			assertThat(left).isEmpty();
		}
	}

	@Test
	void endsWithTheNightAfterWorkersAndBroker() throws Exception {
		Process night = start("--date", "2025-01-12");

		String said = said(night);

		assertThat(night.exitValue()).isEqualTo(4);
		assertThat(said).contains("Closed 1 day.", "worker process 1: ends", "worker process 2: ends")
			.containsPattern("worker process 1: waits at tcp://127\\.0\\.0\\.1:\\d+");
		assertThat(calls()).containsPattern("run --workers tcp://127\\.0\\.0\\.1:\\d+ --date 2025-01-12");
	}

	@Test
	void noPasswordStandsInACommandLine() throws Exception {
		said(start());

		String password = Files.readString(this.directory.resolve("password.txt"));
		assertThat(password).matches("[0-9a-f]{32}");
		assertThat(calls()).contains("create").doesNotContain(password);
		assertThat(this.directory.resolve("users.txt")).hasContent("points = " + password);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.directory.resolve("users.txt"))))
			.isEqualTo("rw-------");
	}

	@Test
	void takesABrokerThatIsThere() throws Exception {
		this.variables.put("BROKER_URL", "tcp://broker:61616");

		said(start());

		assertThat(calls()).contains("worker tcp://broker:61616", "run --workers tcp://broker:61616")
			.doesNotContain("create");
	}

	@Test
	void saysWhatIsMissingBeforeAnythingIsStarted() throws Exception {
		refuses("workers: set EXPIRY_DB_URL, EXPIRY_HOME or EXPIRY_POLICY instead of --db: the workers need it, too.",
				"--db=jdbc:postgresql://db/books");
		this.variables.remove("EXPIRY_DB_URL");
		refuses("""
				workers: the books are jdbc:h2:file:var/db. Workers need PostgreSQL: set EXPIRY_DB_URL, EXPIRY_DB_USER and \
				EXPIRY_DB_PASSWORD.""");
		this.variables.remove("ARTEMIS_HOME");
		refuses("workers: set BROKER_URL to a broker, or ARTEMIS_HOME to a distribution of ActiveMQ Artemis.");
	}

	@Test
	void saysWhatTheBrokerSaidWhereItDoesNotStart() throws Exception {
		Files.createFile(this.directory.resolve("broken"));
		Process night = start();

		assertThat(said(night)).contains("no room for a journal", "did not start; above is what it said last");

		assertThat(night.exitValue()).isEqualTo(1);
		assertThat(calls()).doesNotContain("run --workers");
	}

	@Test
	void stopsTheNightWhenItIsToldToEnd() throws Exception {
		Files.createFile(this.directory.resolve("endless"));
		Process night = start();
		for (int i = 0; i < 300 && !calls().contains("run --workers"); i++) {
			TimeUnit.MILLISECONDS.sleep(100);
		}

		night.toHandle().destroy(); // leaves its output open

		assertThat(said(night)).contains("Stopped.", "worker process 1: ends", "worker process 2: ends");
		assertThat(night.exitValue()).isEqualTo(1);
	}

	private void refuses(String sentence, String... options) throws Exception {
		Process night = start(options);
		assertThat(said(night)).isEqualTo(sentence);
		assertThat(night.exitValue()).isEqualTo(2);
		assertThat(this.directory.resolve("calls.txt")).doesNotExist();
	}

	private String calls() throws IOException {
		Path calls = this.directory.resolve("calls.txt");
		return Files.exists(calls) ? Files.readString(calls) : "";
	}

	private void script(String name, String text) throws IOException {
		Path file = this.directory.resolve(name);
		Files.createDirectories(file.getParent());
		Files.setPosixFilePermissions(Files.writeString(file, text), PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	private Process start(String... options) {
		ProcessBuilder builder = new ProcessBuilder(
				Stream.concat(Stream.of("examples/workers"), Stream.of(options)).toList())
			.directory(this.directory.toFile())
			.redirectErrorStream(true);
		builder.environment().keySet().removeIf((name) -> name.startsWith("EXPIRY_") || name.equals("BROKER_URL"));
		builder.environment().putAll(this.variables);
		try {
			return builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String said(Process process) throws Exception {
		String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		return text;
	}

}
