package io.pointexpiry.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.pointexpiry.policy.PolicyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of files has the columns that are read, in the words in which rejects are
 * told, with examples that are taken.
 */
class FilesPageTest {

	private static final Path PAGE = Path.of("src/docs/files.md");

	@ParameterizedTest
	@EnumSource
	void hasEveryColumnOfAnInput(Input input) throws IOException {
		RowHandlers handlers = new RowHandlers(new JdbcTemplate(),
				PolicyFile.read(Path.of("sample-data/policy.yml")).programme());

		assertDescribed(input.label(), handlers.of(input).columns());
	}

	@ParameterizedTest
	@EnumSource
	void hasEveryColumnOfAnOrder(OrderFile.Command command) throws IOException {
		List<? extends Column<?>> all = command.columns();

		assertThat(rows("orders").stream().map((cells) -> cells.get(0)))
			.containsExactlyInAnyOrderElementsOf(all.stream().map((column) -> "`" + column.name() + "`").toList());
		all.stream()
			.filter((column) -> !column.name().equals("until"))
			.forEach((column) -> assertDescribed(column, cells("orders", column)));
	}

	@Test
	void speaksOfTheZoneOfTheSample() throws IOException {
		assertThat(PolicyFile.read(Path.of("sample-data/policy.yml")).programme().zone())
			.isEqualTo(ZoneId.of("Asia/Seoul"));
	}

	private static void assertDescribed(String heading, List<Column<?>> columns) {
		assertThat(rows(heading).stream().map((cells) -> cells.get(0)))
			.containsExactlyElementsOf(columns.stream().map((column) -> "`" + column.name() + "`").toList());
		columns.forEach((column) -> assertDescribed(column, cells(heading, column)));
	}

	private static void assertDescribed(Column<?> column, List<String> cells) {
		assertThat(cells).as(column.name()).hasSize(5).noneMatch(String::isBlank);
		assertThat(cells.get(2)).as(column.name()).isEqualTo(column.format().expected());
		assertThat(cells.get(3).equals("required")).as(column.name()).isEqualTo(column.required());
		assertThat(column.format().parse().apply(cells.get(4).replace("`", ""))).as(column.name()).isNotNull();
	}

	private static List<String> cells(String heading, Column<?> column) {
		return rows(heading).stream()
			.filter((cells) -> cells.get(0).equals("`" + column.name() + "`"))
			.findFirst()
			.orElseThrow();
	}

	/** The rows of the table below a heading. */
	private static List<List<String>> rows(String heading) {
		List<List<String>> rows = new ArrayList<>();
		lines().dropWhile((line) -> !line.equals("## " + heading))
			.skip(1)
			.takeWhile((line) -> !line.startsWith("## "))
			.filter((line) -> line.startsWith("| `"))
			.forEach((line) -> rows.add(Stream.of(line.substring(2, line.length() - 2).split(" \\| ")).toList()));
		return rows;
	}

	private static Stream<String> lines() {
		try {
			return Files.readAllLines(PAGE).stream();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
