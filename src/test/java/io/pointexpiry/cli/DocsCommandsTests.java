package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.support.ConsolePage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every command of the README and of the pages in {@code src/docs} is typed, on the books
 * that {@code scripts/demo} makes of the sample data, and shows what its page says. A
 * page takes part as soon as it has a block of the language {@code console}; each begins
 * with the demo's books. What the README shows of the demo itself is what that printed.
 *
 * @see ConsolePage
 */
class DocsCommandsTests {

	private static final Path DOCS = Path.of("src/docs");

	private static final Path README = Path.of("README.md");

	/** A block in which the demo tells its story. */
	private static final Pattern STORY = Pattern.compile("(?ms)^```\n(== .*?)^```$");

	private static final int PATIENCE_MINUTES = 20;

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path directory;

	/** Where commands are typed. */
	@SuppressWarnings("NullAway.Init")
	private static Path root;

	@SuppressWarnings("NullAway.Init")
	private static ServedProgram program;

	private static String demo = "";

	static Stream<ConsolePage> pages() throws IOException {
		List<ConsolePage> pages = new ArrayList<>(List.of(ConsolePage.read(README)));
		try (Stream<Path> files = Files.list(DOCS)) {
			for (Path file : files.filter((it) -> it.toString().endsWith(".md")).sorted().toList()) {
				pages.add(ConsolePage.read(file));
			}
		}
		return pages.stream().filter((page) -> !page.commands().isEmpty());
	}

	@BeforeAll
	static void playTheDemo() throws Exception {
		root = Files.createDirectory(directory.resolve("root"));
		program = ServedProgram.in(root);
		Files.copy(Path.of("scripts/demo"), root.resolve("scripts/demo"));
		Files.createSymbolicLink(root.resolve("sample-data"), Path.of("sample-data").toAbsolutePath());

		demo = said("scripts/demo");
		assertThat(demo).contains("The books agree.").doesNotContain("ended with exit code");

		said("cp -a var '%s/played'".formatted(directory));
	}

	@AfterAll
	static void end() {
		program.close();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void showsWhatItsCommandsSay(ConsolePage page) throws Exception {
		said("rm -rf var && cp -a '%s/played' var".formatted(directory));
		StringBuilder script = new StringBuilder();
		page.commands()
			.forEach((command) -> script
				.append("printf '\\036'\n%s\nprintf '\\037%%d' $?\n".formatted(command.typed())));

		String[] outputs = said(script.toString()).split("\036");

		assertThat(outputs).hasSize(page.commands().size() + 1);
		List<String> changed = new ArrayList<>();
		for (int i = 0; i < page.commands().size(); i++) {
			ConsolePage.Command command = page.commands().get(i);
			String[] output = outputs[i + 1].split("\037");
			assertThat(output[1]).as("the exit code of: %s%n%s", command.typed(), output[0]).isIn("0", "4");
			if (!command.shows(output[0])) {
				changed.add("%s%n%s".formatted(command.typed(), output[0]));
			}
		}
		assertThat(changed).as("commands of %s that now say something else", page.path()).isEmpty();
	}

	/** In their order; blank lines do not count. */
	@Test
	void theReadmeShowsPartsOfWhatTheDemoPrints() throws IOException {
		List<List<String>> parts = STORY.matcher(Files.readString(README))
			.results()
			.flatMap((block) -> Stream.of(block.group(1).split("\n\n")))
			.map((part) -> part.lines().toList())
			.toList();
		String printed = demo.lines().filter((line) -> !line.isBlank()).collect(Collectors.joining("\n"));

		assertThat(parts).isNotEmpty().allSatisfy((part) -> shown(List.of(part), printed));
		shown(parts, printed);
	}

	private static void shown(List<List<String>> parts, String printed) {
		List<String> lines = new ArrayList<>(List.of("…"));
		for (List<String> part : parts) {
			lines.addAll(part);
			lines.add("…");
		}
		assertThat(new ConsolePage.Command("scripts/demo", lines).shows(printed)).as("%s%nin%n%s", parts, printed)
			.isTrue();
	}

	@Test
	void takesTheSignOfWhatWasLeftOutForAnything() {
		ConsolePage.Command command = new ConsolePage.Command("x", List.of("one …, two", "…", "end"));

		assertThat(command.shows("one 1, two\nend\n")).isTrue();
		assertThat(command.shows("one , two\nmore\nand more\nend")).isTrue();
		assertThat(command.shows("one 1, three\nend\n")).isFalse();
		assertThat(command.shows("one 1, two\nend\nmore\n")).isFalse();
		assertThat(new ConsolePage.Command("x", List.of()).shows("")).isTrue();
	}

	/** What a shell says, errors among it. */
	private static String said(String script) throws Exception {
		ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).directory(root.toFile())
			.redirectErrorStream(true);
		builder.environment().put("LC_ALL", "C.UTF-8");
		builder.environment().keySet().removeIf((name) -> name.startsWith("EXPIRY_"));
		Process process = builder.start();
		process.getOutputStream().close();
		String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
		return text;
	}

}
