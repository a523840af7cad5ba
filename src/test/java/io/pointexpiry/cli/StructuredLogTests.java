package io.pointexpiry.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The log as a collector reads it, by Boot's own switch. */
class StructuredLogTests {

	private static final String POLICY = """
			programme: coffee
			name: Coffee Club
			time-zone: UTC
			policies: [{version: "1", effective-from: 2020-01-01, validity: [{period: P10D}]}]
			""";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@AfterEach
	void logElsewhereAgain() throws IOException {
		new Terminal(TestDatabase.H2, Files.createDirectories(this.directory.resolve("last")), POLICY)
			.type("2025-01-03", "status");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ecs      | /@timestamp | /message       | /log/level | /error/stack_trace | /service/name
			logstash | /@timestamp | /message       | /level     | /stack_trace       |
			gelf     | /timestamp  | /short_message | /_level_name | /full_message    | /host
			""")
	void writesALineOfJsonForEachEventWithoutTelephoneNumbers(String format, String time, String message, String level,
			String trace, String service) throws IOException {
		Terminal terminal = new Terminal(TestDatabase.H2, this.directory, POLICY)
			.with("LOGGING_STRUCTURED_FORMAT_FILE", format)
			.with("LOGGING_LEVEL_ROOT", "info");
		terminal.type("2025-01-03", "run", "--date", "2025-01-02");

		try (MDC.MDCCloseable caller = MDC.putCloseable("caller", "010-1234-5678")) {
			LoggerFactory.getLogger("test")
				.error("sent to 010-1234-5678 with password=geheim",
						new IllegalStateException("01012345678 is busy", new IOException("+82 10 1234 5678")));
		}

		JsonNode line = JsonMapper.builder()
			.build()
			.readTree(lines(terminal).stream().filter((text) -> text.contains("sent to")).findFirst().orElseThrow());
		assertThat(line.at(message).asString()).startsWith("sent to ***-****-5678 with password=***");
		assertThat(line.at(level).asString()).isEqualTo("ERROR");
		assertThat(line.at(time).asString()).isNotEmpty();
		assertThat(line.at(trace).asString()).contains("IllegalStateException: ***-****-5678 is busy",
				"Caused by: java.io.IOException: ***-****-5678", "StructuredLogTests.java");
		if (service != null) {
			assertThat(line.at(service).asString()).isEqualTo("point-expiry");
		}
		assertThat(line.toString()).doesNotContain("1234").contains("***-****-5678\"").doesNotContain("geheim");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash" })
	void writesToStandardErrorWhereAConsoleIsAskedForAndAnswersStayOnStandardOutput(String format) throws IOException {
		PrintStream before = System.err;
		ByteArrayOutputStream error = new ByteArrayOutputStream();
		System.setErr(new PrintStream(error, true, StandardCharsets.UTF_8));
		try {
			Terminal terminal = new Terminal(TestDatabase.H2, this.directory, POLICY)
				.with("LOGGING_STRUCTURED_FORMAT_CONSOLE", format)
				.with("LOGGING_LEVEL_ROOT", "info");

			String said = terminal.type("2025-01-03", "run", "--date", "2025-01-02", "--json");

			LoggerFactory.getLogger("test").info("sent to 010-1234-5678");
			assertThat(JsonMapper.builder().build().readTree(said).isObject()).isTrue();
			assertThat(lines(terminal)).anyMatch((line) -> line.endsWith("test - sent to ***-****-5678"));
		}
		finally {
			System.setErr(before);
		}
		assertThat(error.toString(StandardCharsets.UTF_8).lines())
			.anySatisfy((line) -> assertThat(JsonMapper.builder().build().readTree(line).get("message").asString())
				.isEqualTo("sent to ***-****-5678"));
	}

	private static List<String> lines(Terminal terminal) throws IOException {
		return Files.readAllLines(terminal.home().resolve("logs/expiry.log"));
	}

}
