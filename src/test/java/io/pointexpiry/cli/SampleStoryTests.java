package io.pointexpiry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvException;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole way of sample-data: files in, the nights around New Year's Eve 2016 closed,
 * reports out. What they must say was counted by hand; the files in
 * {@code src/test/resources/sample} hold it, and their README says why.
 *
 * @see "rules.md#the-night"
 */
class SampleStoryTests {

	private static final Path SAMPLE = Path.of("sample-data");

	private static final NavigableSet<String> RUNS = new TreeSet<>(List.of("2016-10-29", "2016-10-30", "2016-11-29",
			"2016-12-27", "2016-12-31", "2017-01-01", "2017-01-14", "2017-01-28"));

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path home;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void endsAsCountedByHand(TestDatabase database) throws IOException {
		Programme programme = new Programme(this.home, database.urlIn(this.home));

		programme.importing(SAMPLE, "2016-10-29", "members", "lots", "activity");
		programme.closing("2016-10-29");
		programme.closing("2016-10-30");
		programme.importing(SAMPLE.resolve("november"), "2016-11-29", "members", "lots", "activity");
		RUNS.tailSet("2016-10-30", false).forEach(programme::closing);

		List<Line> expiries = programme.report("expiries");
		List<Line> extensions = programme.report("extensions");
		List<Line> deferrals = programme.report("withheld")
			.stream()
			.filter((line) -> line.of("why").equals("DEFERRED"))
			.toList();
		assertThat(totals(expiries, deferrals, extensions)).isEqualTo(expected("totals"));
		assertThat(told(programme.report("notices"))).isEqualTo(expected("notices"));
		assertThat(ofTheStory(expiries)).isEqualTo(expected("expiries"));
		assertThat(promises(deferrals, extensions)).isEqualTo(expected("promises"));
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void listsEveryRowThatCouldNotBeTaken(TestDatabase database) throws IOException {
		Programme programme = new Programme(this.home, database.urlIn(this.home));

		programme.importing(SAMPLE, "2016-10-29", "members", "lots", "activity");

		List<String> rejects = new ArrayList<>();
		try (Stream<Path> files = Files.list(this.home.resolve("rejects"))) {
			for (Path file : files.sorted().toList()) {
				String input = file.getFileName().toString().replaceAll("-.*", "");
				lines(Files.newBufferedReader(file))
					.forEach((line) -> rejects.add(String.join(",", input, line.of("line"), line.of("column"))));
			}
		}
		assertThat(rejects).containsExactlyInAnyOrderElementsOf(expected("rejects"));
	}

	/** Lots and points by run, outcome and reason, days of one run together. */
	private static List<String> totals(List<Line> expiries, List<Line> deferrals, List<Line> extensions) {
		Map<String, List<Line>> outcomes = new TreeMap<>();
		expiries.forEach((line) -> add(outcomes, line, "EXPIRED," + line.of("reason")));
		deferrals.forEach((line) -> add(outcomes, line, "DEFERRED,"));
		extensions.forEach((line) -> add(outcomes, line, "EXTENDED,"));
		return sorted(outcomes.entrySet()
			.stream()
			.map((outcome) -> "%s,%d,%d".formatted(outcome.getKey(), outcome.getValue().size(),
					points(outcome.getValue()))));
	}

	/** Members and points by run and item, told apart by whether they could be told. */
	private static List<String> told(List<Line> notices) {
		Map<String, List<Line>> items = new TreeMap<>();
		notices.forEach(
				(line) -> add(items, line, line.of("item") + (line.of("channel").equals("NONE") ? ",no" : ",yes")));
		return sorted(items.entrySet()
			.stream()
			.map((item) -> "%s,%d,%d".formatted(item.getKey(),
					item.getValue().stream().map((line) -> line.of("member_id")).distinct().count(),
					points(item.getValue()))));
	}

	private static void add(Map<String, List<Line>> groups, Line line, String group) {
		String run = Objects.requireNonNull(RUNS.ceiling(line.of("business_date")));
		groups.computeIfAbsent(run + "," + group, (key) -> new ArrayList<>()).add(line);
	}

	private static long points(List<Line> lines) {
		return lines.stream().mapToLong((line) -> Long.parseLong(line.of("points"))).reduce(0, Math::addExact);
	}

	private static List<String> ofTheStory(List<Line> expiries) {
		return sorted(story(expiries).map((line) -> line.only("business_date", "member_id", "lot_id", "kind", "reason",
				"points", "expires_on", "policy_version", "warned_on")));
	}

	private static List<String> promises(List<Line> deferrals, List<Line> extensions) {
		Function<String, Function<Line, String>> as = (
				what) -> (line) -> String.join(",", line.only("business_date", "member_id", "lot_id"), what,
						line.of("points"), line.of(what.equals("DEFERRED") ? "until" : "expires_on"));
		return sorted(
				Stream.concat(story(deferrals).map(as.apply("DEFERRED")), story(extensions).map(as.apply("EXTENDED"))));
	}

	/** Only of the members whose story is told. */
	private static Stream<Line> story(List<Line> lines) {
		return lines.stream().filter((line) -> line.of("member_id").compareTo("M0035") <= 0);
	}

	private static List<String> sorted(Stream<String> lines) {
		return lines.sorted().toList();
	}

	private static List<String> expected(String name) throws IOException {
		String file = "/sample/expected-" + name + ".csv";
		try (InputStream in = Objects.requireNonNull(SampleStoryTests.class.getResourceAsStream(file), file)) {
			return sorted(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1));
		}
	}

	private static List<Line> lines(Reader csv) throws IOException {
		List<Line> lines = new ArrayList<>();
		try (CSVReaderHeaderAware reader = new CSVReaderHeaderAware(csv)) {
			for (Map<String, String> cells = reader.readMap(); cells != null; cells = reader.readMap()) {
				lines.add(new Line(cells));
			}
			return lines;
		}
		catch (CsvException ex) {
			throw new IOException(ex);
		}
	}

	/** A line of a report, by the names of its columns. */
	private record Line(Map<String, String> cells) {

		String of(String column) {
			return Objects.requireNonNull(this.cells.get(column), column);
		}

		String only(String... columns) {
			return Arrays.stream(columns).map(this::of).collect(Collectors.joining(","));
		}

	}

	/** The programme in the hands of its operator. */
	private record Programme(Path home, String url) {

		void importing(Path directory, String asOf, String... inputs) {
			List<String> files = Arrays.stream(inputs)
				.flatMap((input) -> Stream.of("--" + input, directory.resolve(input + ".csv").toString()))
				.toList();
			assertThat(command(Stream.concat(Stream.of("import", "--as-of", asOf), files.stream())))
				.isEqualTo(ExitCode.DONE_WITH_LIST);
		}

		void closing(String day) {
			assertThat(command(Stream.of("run", "--date", day))).isIn(ExitCode.DONE, ExitCode.DONE_WITH_LIST);
		}

		List<Line> report(String name) throws IOException {
			Path file = this.home.resolve("reports").resolve(name + ".csv");
			assertThat(command(Stream.of("report", name, "--out", file.toString()))).isEqualTo(ExitCode.DONE);
			return lines(Files.newBufferedReader(file));
		}

		private int command(Stream<String> words) {
			CommandLine expiry = Expiry.commandLine(Clock.systemUTC(), Map.of("EXPIRY_CLOCK", "business"));
			StringWriter said = new StringWriter();
			expiry.setOut(new PrintWriter(said, true));
			expiry.setErr(new PrintWriter(said, true));
			int code = expiry.execute(Stream.concat(words, Stream.of("--home", this.home.toString(), "--db", this.url,
					"--policy", SAMPLE.resolve("policy.yml").toString()))
				.toArray(String[]::new));
			assertThat(code).as(said.toString()).isIn(ExitCode.DONE, ExitCode.DONE_WITH_LIST);
			return code;
		}

	}

}
