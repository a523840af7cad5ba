package io.pointexpiry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages, workbooks and money as they are asked for, and what is said where they cannot be
 * had.
 */
class PageCommandTests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-03-01T23:00:00Z"), ZoneOffset.UTC);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	private StringWriter err = new StringWriter();

	@Test
	void makesPagesWorkbooksAndColumnsOfMoney() throws IOException {
		layPolicy();
		Path page = this.directory.resolve("night.html");
		assertThat(said("report", "night", "--out", page.toString()))
			.isEqualTo("No day is closed yet; there is nothing to show. Close the first one with: run.\n");
		closeADay();

		assertThat(said("report", "night", "--date", "2025-01-01", "--out", page.toString()))
			.isEqualTo("--date is 2025-01-01; expected a closed day, from 2024-12-31 to 2024-12-31.\n");
		assertThat(page).doesNotExist();
		assertThat(said("report", "night", "--date", "2024-12-31", "--out", page.toString())).isEmpty();
		assertThat(page).content().contains("Coffee Club: the night of 2024-12-31");
		assertThat(said("report", "overview", "--out", page.toString()))
			.isEqualTo("--out %s exists; --force replaces it.\n".formatted(page));
		assertThat(said("report", "overview", "--force", "--out", page.toString())).isEmpty();
		assertThat(page).content().contains("Coffee Club: overview");
		Path workbook = this.directory.resolve("b.XLSX");
		assertThat(said("report", "breakage", "--value-per-point", "0.7", "--out", workbook.toString())).isEmpty();
		assertThat(workbook).content(StandardCharsets.ISO_8859_1).startsWith("PK");
		Path csv = this.directory.resolve("f.csv");
		assertThat(said("forecast", "--value-per-point", "0.7", "--out", csv.toString()))
			.startsWith("Nights 2025-01-01 to");
		assertThat(csv).content()
			.contains("expected_points,points_value,expected_points_value\r\n", ",9,9,6.3,6.3\r\n");
	}

	@Test
	void saysWhatAPageAndMoneyNeed() throws IOException {
		layPolicy();

		assertThat(said("report", "night")).isEqualTo("report night makes a page; say where with --out FILE.html.\n");
		assertThat(said("report", "overview", "--date", "2024-12-31", "--out", "x.html"))
			.isEqualTo("report overview takes no --date; expected --from and --to, or neither.\n");
		assertThat(said("report", "runs", "--date", "2024-12-31"))
			.isEqualTo("--date belongs to the page of a night: report night --date DATE --out FILE.html.\n");
		assertThat(said("report", "balances", "--value-per-point", "1"))
			.isEqualTo("--value-per-point was asked of balances; it belongs to forecast and breakage alone.\n");
		assertThat(said("forecast", "--value-per-point", "-1"))
			.isEqualTo("--value-per-point is -1; expected a number above 0 such as 0.7, of at most nine decimals.\n");
	}

	private void layPolicy() throws IOException {
		Files.writeString(this.directory.resolve("policy.yml"), """
				programme: coffee
				name: Coffee Club
				time-zone: Asia/Seoul
				policies:
				  - version: "1"
				    effective-from: 2024-01-01
				    validity: [{period: P1Y}]
				""");
	}

	private void closeADay() throws IOException {
		Path members = Files.writeString(this.directory.resolve("members.csv"), "member_id\n0012345\n");
		Path lots = Files.writeString(this.directory.resolve("lots.csv"),
				"lot_id,member_id,earned_on,points\n1E5,0012345,2024-06-01,9\n");
		assertThat(said("import", "--members", members.toString(), "--lots", lots.toString())).isEmpty();
		assertThat(said("run", "--date", "2024-12-31")).isEmpty();
	}

	/**
	 * What a command says on standard error; where it says that something is wrong, it
	 * ends with 2.
	 */
	private String said(String... command) {
		this.err = new StringWriter();
		int code = Expiry
			.commandLine(CLOCK,
					Map.of("EXPIRY_HOME", this.directory.resolve("home").toString(), "EXPIRY_POLICY",
							this.directory.resolve("policy.yml").toString(), "EXPIRY_CLOCK", "business"))
			.setOut(new PrintWriter(new StringWriter(), true))
			.setErr(new PrintWriter(this.err, true))
			.execute(command);
		String text = this.err.toString().replace("\r\n", "\n");
		assertThat(code).as(text).isEqualTo((text.isEmpty() || text.startsWith("Nights")) ? 0 : 2);
		return text;
	}

}
