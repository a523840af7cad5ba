package io.pointexpiry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the pages of src/docs say of classes, and classes of them. */
class DocumentsTests {

	private static final Path RULES = Path.of("src/docs/rules.md");

	private static final Path ARCHITECTURE = Path.of("src/docs/architecture.md");

	private static final Pattern NAMED_CLASS = Pattern.compile("`([A-Z][a-z]+\\w+)`");

	private static final Set<String> OF_SPRING_BATCH = Set.of("ExecutionContext", "ItemProcessor", "ItemWriter");

	private static final Pattern CITATION = Pattern.compile("rules\\.md#([\\w-]+)");

	private static final Pattern LINK_WITHIN = Pattern.compile("]\\(#([\\w-]+)\\)");

	private static final Pattern HEADING = Pattern.compile("(?m)^#{2,3} (.+)$");

	private static final Pattern RULE = Pattern.compile("(?m)^### (.+)$");

	@Test
	void everyCitedAnchorExists() throws IOException {
		SortedSet<String> unknown = new TreeSet<>();

		for (Path file : citing("src", "README.md")) {
			found(CITATION, file).filter((anchor) -> !anchors(HEADING).contains(anchor))
				.forEach((anchor) -> unknown.add(file + ": " + anchor));
		}
		found(LINK_WITHIN, RULES).filter((anchor) -> !anchors(HEADING).contains(anchor))
			.forEach((anchor) -> unknown.add(RULES + ": " + anchor));

		assertThat(unknown).isEmpty();
	}

	@Test
	void everyRuleIsCitedByAClass() throws IOException {
		Set<String> cited = new TreeSet<>();

		for (Path file : citing("src/main/java", "src/test/java")) {
			found(CITATION, file).forEach(cited::add);
		}

		assertThat(anchors(RULE)).isSubsetOf(cited);
	}

	@Test
	void everyClassThatTheArchitectureNamesExists() throws IOException {
		Set<String> classes = citing("src/main/java", "src/test/java").stream()
			.map((file) -> file.getFileName().toString().replace(".java", ""))
			.collect(Collectors.toSet());

		assertThat(found(NAMED_CLASS, ARCHITECTURE)).isNotEmpty()
			.allMatch((name) -> classes.contains(name) || OF_SPRING_BATCH.contains(name));
	}

	private static SortedSet<Path> citing(String... places) throws IOException {
		SortedSet<Path> files = new TreeSet<>();
		for (String place : places) {
			try (Stream<Path> found = Files.walk(Path.of(place))) {
				found.filter((file) -> file.toString().matches(".+\\.(java|md|sql|svg)")).forEach(files::add);
			}
		}
		return files;
	}

	/** The anchors of headings, as GitHub makes them. */
	private static Set<String> anchors(Pattern headings) {
		return found(headings, RULES).map((heading) -> heading.toLowerCase(Locale.ROOT))
			.map((heading) -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<String> found(Pattern pattern, Path file) {
		return pattern.matcher(read(file)).results().map((result) -> result.group(1));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
