package io.pointexpiry.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** What of the benchmark needs no database: its data, its figures, its table. */
class BenchmarkTests {

	private static final SampleFiles.EarnedOn NEW_YEARS_EVE = (member) -> LocalDate.of(2023, 12, 31);

	@TempDir
	private Path folder;

	@Test
	void makesTheSameFilesInEveryCall() throws IOException {
		SampleFiles one = SampleFiles.write(this.folder.resolve("one"), 2, NEW_YEARS_EVE);
		SampleFiles another = SampleFiles.write(this.folder.resolve("another"), 2, NEW_YEARS_EVE);

		assertThat(one.members()).hasSameTextualContentAs(another.members()).hasContent("""
				member_id,tier,joined_on,phone
				M2CFA56B4A2AF9298,GOLD,2020-01-01,01060000000
				M6258CBE07C1FF081,SILVER,2020-01-01,01060048271
				""");
		assertThat(one.lots()).hasSameTextualContentAs(another.lots());
	}

	@Test
	void givesEachMemberOneLot() throws IOException {
		SampleFiles files = SampleFiles.write(this.folder, 1000, NEW_YEARS_EVE);

		Set<String> members = new HashSet<>(column(files.members(), 0));
		assertThat(members).hasSize(1001);
		assertThat(new HashSet<>(column(files.lots(), 1))).isEqualTo(members);
		assertThat(new HashSet<>(column(files.lots(), 0))).hasSize(1001);
	}

	private static List<String> column(Path file, int column) throws IOException {
		return Files.readAllLines(file).stream().map((line) -> line.split(",")[column]).toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			7       | 7
			3 1 2   | 2
			4 1 3 2 | 2.5
			""")
	void takesTheMiddleOfTheRounds(String seconds, double median) {
		assertThat(Figures.median(Stream.of(seconds.split(" ")).map(Double::valueOf).toList())).isEqualTo(median);
	}

	@Test
	void showsMediansTheirRatioAndTheMostMemory() {
		Result result = result(LongStream.of(3, 1, 2));

		assertThat(ResultTable.heading())
			.isEqualTo("row                    database         lots reference s    work s process s   ratio  peak MB");
		assertThat(ResultTable.line(result))
			.isEqualTo("year-end               h2            100,000        2.00      3.00      7.00    1.50      300");
		assertThat(ResultTable.csv(List.of(result))).isEqualTo("""
				row,database,lots,rounds,reference_seconds,work_seconds,process_seconds,ratio,peak_megabytes,steps
				year-end,h2,100000,3,2.000,3.000,7.000,1.500,300,openDay=0.500;expireDueLots=3.000
				""");
	}

	/** Rounds with references of so many seconds. */
	private static Result result(LongStream references) {
		return new Result("year-end", "h2", 100_000,
				references.mapToObj((seconds) -> new Round(seconds, taken(seconds))).toList());
	}

	private static Round.Taken taken(long seconds) {
		Map<String, Double> steps = new LinkedHashMap<>();
		steps.put("openDay", 0.5);
		steps.put("expireDueLots", seconds + 1.0);
		return new Round.Taken(seconds + 1.0, seconds + 5.0, 100 * seconds, steps);
	}

	@Test
	void leavesTheRatioOutWhereTheReferenceTookNoTime() {
		assertThat(ResultTable.line(result(LongStream.of(0)))).contains("1.00      5.00                0");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			year                 | There is no row "year"; expected one of: year-end,
			--lots 999           | --lots is 999; expected at least 1000.
			--rounds 0           | --rounds is 0; expected at least 1.
			--db jdbc:h2:mem:x   | --db and EXPIRY_DB_URL name a PostgreSQL server
			--database oracle    | --database is "oracle"; expected h2 or postgresql.
			""")
	void saysWhatIsWrongWithACallBeforeItBegins(String words, String sentence) {
		StringWriter said = new StringWriter();
		CommandLine line = Benchmark.commandLine().setErr(new PrintWriter(said, true));

		int code = line.execute(("--program expiry --home " + this.folder + " " + words).split(" "));

		assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
		assertThat(said).asString().startsWith(sentence);
		assertThat(this.folder).isEmptyDirectory();
	}

}
