package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The commands that the documents name are commands of the program. */
class NamedCommandsTest {

	/**
	 * A command in a line of its own or between backticks, up to where the shell goes on
	 * with something else or a synopsis says what there may be.
	 */
	private static final Pattern NAMED = Pattern
		.compile("\\b(?:scripts|bin)/expiry +((?:\"[^\"\n]*\"|'[^'\n]*'|[^\"'`|;&<>()\\[\\\\\n])+)");

	private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^ \"'])+");

	static Stream<String> named() throws IOException {
		return documents().flatMap((document) -> NAMED.matcher(document).results().map((it) -> it.group(1).strip()))
			.filter((command) -> !command.contains("…"))
			.distinct();
	}

	private static Stream<String> documents() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("src/docs"))) {
			List<Path> pages = files.filter((it) -> it.toString().endsWith(".md")).toList();
			return Stream.concat(Stream.of(Path.of("README.md")), pages.stream()).map(NamedCommandsTest::read);
		}
	}

	private static String read(Path page) {
		try {
			return Files.readString(page);
		}
		catch (IOException ex) {
			throw new AssertionError(page.toString(), ex);
		}
	}

	@ParameterizedTest
	@MethodSource("named")
	void areCommandsOfTheProgram(String command) {
		assertThat(parsed(command.replaceAll("\\bDATE\\b", "2016-12-31")).errors()).isEmpty();
	}

	@Test
	void areFound() throws IOException {
		assertThat(named()).contains("policy check", "run --date 2016-12-31")
			.anyMatch((it) -> it.startsWith("reinstate --lot L00049 --reason \"a letter of goodwill\""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "rune --date 2016-12-31", "run --day 2016-12-31", "run --date 2016-31-12" })
	void wouldBeMissed(String command) {
		assertThatThrownBy(() -> parsed(command)).isInstanceOf(ParameterException.class);
	}

	private static CommandLine.ParseResult parsed(String command) {
		String[] words = WORD.matcher(command)
			.results()
			.map((it) -> it.group().replaceAll("[\"']", ""))
			.toArray(String[]::new);
		return Expiry.commandLine(Clock.systemUTC(), Map.of()).parseArgs(words);
	}

}
