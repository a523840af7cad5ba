package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a file that a command was told to write and that is there already.
 *
 * @see "csv.md#what-is-replaced"
 */
class OutputOptionsTests {

	private static final String DAY = "2024-12-01";

	private static final String POLICY = """
			programme: coffee
			name: Coffee Club
			time-zone: Asia/Seoul
			policies:
			  - version: "1"
			    effective-from: 2024-01-01
			    validity: [{period: P3M}]
			""";

	@TempDir
	private Path directory;

	/** Commands that write a file somebody names; POLICY stands for a policy file. */
	static Stream<String> commands() {
		return Stream.concat(reports(),
				Stream.of("forecast", "policy impact POLICY", "campaign --within P30D", "campaign export winter",
						"campaign result winter", "report night", "report overview", "policy schema"));
	}

	static Stream<String> reports() {
		return StreamSupport.stream(new ReportNames().spliterator(), false)
			.filter((it) -> !PageOptions.isPage(it))
			.map("report "::concat);
	}

	@ParameterizedTest
	@MethodSource("commands")
	void refusesAFileThatIsThereBeforeTheBooksAreOpened(String command) throws IOException {
		Terminal terminal = new Terminal(TestDatabase.H2, this.directory, POLICY);
		Path file = Files.writeString(this.directory.resolve("there.csv"), "old");
		String[] words = words(terminal, command, "--out", file.toString());

		assertThat(terminal.codeOf(DAY, words)).isEqualTo(ExitCode.USAGE);

		assertThat(terminal.errorsOf(DAY, words)).isEqualTo("--out %s exists; --force replaces it.%n".formatted(file));
		assertThat(file).hasContent("old");
		assertThat(terminal.home().resolve("db")).doesNotExist();
	}

	@Test
	void replacesItWhereThatWasSaid() throws IOException {
		Terminal terminal = new Terminal(TestDatabase.H2, this.directory, POLICY);
		terminal.type(DAY, "import", "--members", terminal.file("member_id\nM1\n"), "--lots",
				terminal.file("lot_id,member_id,earned_on,points\nL1,M1,2024-09-10,10\n"));
		terminal.type(DAY, "run", "--date", "2024-11-30");
		terminal.type(DAY, words(terminal, "campaign --within P30D --name winter --out", this.directory + "/w.csv"));
		List<String> written = commands().filter((it) -> !it.startsWith("campaign --within")).toList();

		for (String command : written) {
			Path file = Files.writeString(this.directory.resolve("there.csv"), "old");
			terminal.type(DAY, words(terminal, command, "--force", "--out", file.toString()));
			assertThat(file).as(command).isNotEmptyFile().content().isNotEqualTo("old");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
							report balances --force                       | names; name it with --out FILE.
			report balances --force --out -               | names; name it with --out FILE.
			report forecast --force                       | names; name it with --out FILE.
			report night --force                          | makes a page; say where with --out FILE.html.
			report night --excel --out n.html             | makes a page; --excel is about reports of rows.
			report notices --feed nhn-csv --out d --force | --force replaces no directory of a feed
			forecast --force                              | names; name it with --out FILE.
			policy impact POLICY --force                  | names; name it with --out FILE.
			policy impact POLICY --out -                  | --out - is no file; expected one.
			policy schema --force                         | names; name it with --out FILE.
			campaign result winter --force                | names; name it with --out FILE.
			campaign --within P30D --out /dev/stdout      | is no file; expected one, as the list has
			""")
	void refusesWhatMeansNothing(String command, String sentence) throws IOException {
		Terminal terminal = new Terminal(TestDatabase.H2, this.directory, POLICY);
		String[] words = words(terminal, command);

		assertThat(terminal.codeOf(DAY, words)).isEqualTo(ExitCode.USAGE);

		assertThat(terminal.errorsOf(DAY, words)).contains(sentence).hasLineCount(1);
		assertThat(terminal.home().resolve("db")).doesNotExist();
	}

	private static String[] words(Terminal terminal, String command, String... more) {
		String typed = command.replace("POLICY", terminal.home().resolve("policy.yml").toString());
		return Stream.concat(Stream.of(typed.split(" +")), Stream.of(more)).toArray(String[]::new);
	}

}
