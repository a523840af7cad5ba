package io.pointexpiry.policy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Bad policy files and all that is said of them. Each file of {@code policy/bad} ends
 * with its problems as comments.
 */
class InvalidPolicyFileTest {

	private static final String EXPECTED = "#> ";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@MethodSource("badFiles")
	void saysAllThatIsWrongAtOnce(Path file) throws IOException {
		List<String> expected = Files.readAllLines(file)
			.stream()
			.filter((line) -> line.startsWith(EXPECTED))
			.map((line) -> line.substring(EXPECTED.length()))
			.toList();

		assertThat(problemsOf(file)).isNotEmpty().containsExactlyElementsOf(expected);
	}

	@Test
	void namesAFileThatIsNotThere() {
		assertThat(problemsOf(this.folder.resolve("policy.yml"))).containsExactly("policy.yml: found no such file,"
				+ " expected a policy file in YAML; name it with --policy FILE or EXPIRY_POLICY");
	}

	@Test
	void refusesADirectory() throws IOException {
		Path directory = Files.createDirectory(this.folder.resolve("policy.yml"));

		assertThat(problemsOf(directory)).containsExactly("policy.yml: found a directory,"
				+ " expected a policy file in YAML; name it with --policy FILE or EXPIRY_POLICY");
	}

	@Test
	void refusesAFileThatIsTooLarge() throws IOException {
		Path large = Files.write(this.folder.resolve("policy.yml"), new byte[1_048_577]);

		assertThat(problemsOf(large)).containsExactly("policy.yml: found 1048577 bytes, expected at most 1048576");
	}

	@Test
	void refusesAnEmptyFile() throws IOException {
		Path empty = Files.createFile(this.folder.resolve("policy.yml"));

		assertThat(problemsOf(empty))
			.containsExactly("policy.yml: found an empty file, expected a policy file in YAML");
	}

	@Test
	void namesTheLineWithBytesThatAreNotUtf8() throws IOException {
		Path korean = write("programme: kt\nname: 멤버십\n", Charset.forName("MS949"));

		assertThat(problemsOf(korean)).containsExactly(
				"policy.yml:2: found bytes that are not UTF-8, expected text in UTF-8; save the file as UTF-8");
	}

	@Test
	void namesTheLineWithAControlCharacter() throws IOException {
		Path bell = write("programme: kt\nname: \u0007\n", StandardCharsets.UTF_8);

		assertThat(problemsOf(bell))
			.containsExactly("policy.yml:2: found the control character U+0007, expected printable text; remove it");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "{a: ", "- ", "? " })
	void refusesTextThatIsNestedTooDeeply(String opening) throws IOException {
		Path deep = write(opening.repeat(50_000), StandardCharsets.UTF_8);

		assertThat(problemsOf(deep)).singleElement().asString().contains("Nesting Depth exceeded max 50");
	}

	@Test
	void showsHostileTextInOneShortLine() throws IOException {
		Path hostile = write("\"a\\nb\\u001b[31m\": 1\n" + "x".repeat(100) + ": 2\n", StandardCharsets.UTF_8);

		assertThat(problemsOf(hostile)).anySatisfy(
				(line) -> assertThat(line).startsWith("policy.yml:1: a\\nb\\u001B[31m: found an unknown key, expected"))
			.anySatisfy((line) -> assertThat(line).startsWith("policy.yml:2: " + "x".repeat(80) + "…: found"));
	}

	static Stream<Path> badFiles() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("src/test/resources/policy/bad"))) {
			return files.sorted().toList().stream();
		}
	}

	private Path write(String text, Charset charset) throws IOException {
		return Files.writeString(this.folder.resolve("policy.yml"), text, charset);
	}

	private static List<String> problemsOf(Path file) {
		InvalidPolicyException thrown = catchThrowableOfType(InvalidPolicyException.class, () -> PolicyFile.read(file));
		assertThat(thrown).as("reading %s", file).isNotNull().hasMessageContaining(file.toString());
		return thrown.problems().stream().map((problem) -> relative(file, problem)).toList();
	}

	private static String relative(Path file, PolicyProblem problem) {
		return problem.sentence().replace(file.toString(), file.getFileName().toString());
	}

}
