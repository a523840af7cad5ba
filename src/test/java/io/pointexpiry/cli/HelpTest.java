package io.pointexpiry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** What the program says about itself. */
class HelpTest {

	private static final int COLUMNS_LEFT = 66;

	@ParameterizedTest
	@MethodSource("commands")
	void saysInOneLineWhatACommandDoes(CommandLine command) {
		assertThat(command.getCommandSpec().usageMessage().header()).as(command.getCommandSpec().qualifiedName())
			.singleElement()
			.satisfies((line) -> assertThat(line).endsWith(".").hasSizeLessThanOrEqualTo(COLUMNS_LEFT));
	}

	static Stream<CommandLine> commands() {
		return below(program());
	}

	private static Stream<CommandLine> below(CommandLine line) {
		return line.getSubcommands()
			.values()
			.stream()
			.filter((command) -> !command.getCommandSpec().usageMessage().hidden())
			.flatMap((command) -> Stream.concat(Stream.of(command), below(command)));
	}

	@ParameterizedTest
	@CsvSource({ "run", "policy check", "campaign export" })
	void printsTheHelpOfACommandInEitherWay(String command) {
		Said asked = say(Stream.concat(Stream.of("help"), Stream.of(command.split(" "))));
		Said option = say(Stream.concat(Stream.of(command.split(" ")), Stream.of("--help")));

		assertThat(asked).isEqualTo(option);
		assertThat(asked.code()).isEqualTo(ExitCode.DONE);
		assertThat(asked.out()).contains("Usage: expiry " + command);
	}

	@Test
	void saysThatThereIsNoSuchCommand() {
		assertThat(say(Stream.of("help", "policy", "chekc")))
			.isEqualTo(new Said(ExitCode.USAGE, "", "There is no command \"chekc\".\nSee: expiry policy --help\n"));
	}

	@Test
	void suggestsTheCommandThatWasMeant() {
		Said said = say(Stream.of("statsu"));

		assertThat(said.code()).isEqualTo(ExitCode.USAGE);
		assertThat(said.err()).contains("Did you mean", "status");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			expiry re             | report rerun reverse release reinstate
			expiry policy an      | announce
			expiry report unre    | unreachable
			expiry run --acc      | --accept-large
			""")
	void completesWhatIsTypedInBash(String typed, String completions, @TempDir Path directory)
			throws IOException, InterruptedException {
		Path script = Files.writeString(directory.resolve("expiry.bash"), say(Stream.of("generate-completion")).out());
		String[] words = typed.split(" ");
		List<String> call = Stream.concat(Stream.of("bash", "--norc", "-c",
				"source \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); "
						+ "_complete_expiry 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\"",
				"bash", script.toString()), Stream.of(words))
			.toList();
		Process process = new ProcessBuilder(call).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

		assertThat(process.waitFor()).as(said).isZero();
		assertThat(said.lines()).containsExactlyInAnyOrder(completions.split(" "));
	}

	private static CommandLine program() {
		return Expiry.commandLine(Clock.systemUTC(), Map.of());
	}

	private static Said say(Stream<String> words) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int code = program().setOut(new PrintWriter(out))
			.setErr(new PrintWriter(err))
			.execute(words.toArray(String[]::new));
		return new Said(code, out.toString(), err.toString());
	}

	/**
	 * How a call ended.
	 *
	 * @param code the exit code
	 * @param out standard output
	 * @param err standard error
	 */
	private record Said(int code, String out, String err) {
	}

}
