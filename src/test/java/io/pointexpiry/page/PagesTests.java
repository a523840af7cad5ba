package io.pointexpiry.page;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.pointexpiry.report.CsvForm;
import io.pointexpiry.report.MonthlySummaryReport;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Report;
import io.pointexpiry.report.Reports;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every figure of a page is that of the reports, on the same books. */
class PagesTests {

	private static final PostedRange NIGHT = new PostedRange(PageStory.NIGHT, PageStory.NIGHT);

	private static final PostedRange WARNED = new PostedRange(PageStory.WARNED, PageStory.WARNED);

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aNightShowsWhatItsReportsSay(TestDatabase database) throws IOException {
		try (Nights nights = PageStory.tell(database)) {
			String html = PageStory.night(nights, PageStory.NIGHT);
			ParsedPage page = ParsedPage.of(html);

			assertThat(page.texts("//h1")).containsExactly("Coffee & <Club>: the night of 2024-12-01");
			assertThat(page.rows("expired-figures")).containsExactly(List.of("DORMANCY", "LONG", "1", "40"),
					List.of("VALIDITY", "BASE", "1", "90"), List.of("VALIDITY", "EVENT", "1", "7"),
					List.of("All", "", "3", "137"));
			assertThat(page.rows("expired-figures").subList(0, 3)).isEqualTo(expired(csv(nights, "expiries", NIGHT)));
			assertThat(page.rows("books-figures")).isEqualTo(books(nights));
			assertThat(page.rows("totals-figures")).isEqualTo(runs(csv(nights, "runs", NIGHT)));
			assertThat(page.texts("//dl[@class='facts']//dd")).startsWith("137", "3", "2");
			assertThat(page.rows("withheld-figures"))
				.containsExactly(List.of("DEFERRED", "2", "80"), List.of("HOLD", "1", "20"))
				.isEqualTo(grouped(csv(nights, "withheld", NIGHT), "why"));
			assertThat(page.rows("causes-figures")).containsExactlyInAnyOrder(List.of("could not be sent", "1", "30"),
					List.of("not delivered", "1", "50"));
			assertThat(page.rows("imports-figures")).anyMatch((row) -> row.get(0).equals("redemptions"));
			assertThat(page.rows("runs-figures")).isEqualTo(runs(
					csv(nights, "runs", new PostedRange(PageStory.NIGHT.minusDays(30), PageStory.NIGHT.minusDays(1)))));
			assertThat(page.rows("steps-figures")).extracting((row) -> row.get(0))
				.contains("openDay", "expireDueLots", "lapseDormantLots", "closeDay", "publishNotices", "All")
				.doesNotHaveDuplicates();
			isAccessibleAndAsksNobody(page, html);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void theNoticesOfANightAreThoseOfTheReport(TestDatabase database) throws IOException {
		try (Nights nights = PageStory.tell(database)) {
			ParsedPage page = ParsedPage.of(PageStory.night(nights, PageStory.WARNED));

			List<Map<String, String>> notices = csv(nights, "notices", WARNED);
			List<List<String>> funnel = page.rows("notices-figures");
			assertThat(figure(funnel, "made")).isEqualTo(distinct(notices, (row) -> true))
				.isEqualTo(sum(csv(nights, "runs", WARNED), "notices").longValueExact())
				.isEqualTo(5);
			assertThat(figure(funnel, "unreachable")).isOne()
				.isEqualTo(distinct(notices, (row) -> row.get("channel").equals("NONE")));
			assertThat(figure(funnel, "sent: delivered")).isOne()
				.isEqualTo(distinct(notices, (row) -> row.get("state").equals("DELIVERED")));
			assertThat(figure(funnel, "sent: failed")).isOne()
				.isEqualTo(distinct(notices, (row) -> row.get("state").equals("UNDELIVERABLE")));
			assertThat(figure(funnel, "sent")).isEqualTo(2);
			assertThat(figure(funnel, "waiting for a receipt")).isEqualTo(2);
			assertThat(page.rows("told-figures")).extracting((row) -> row.subList(0, 3))
				.isEqualTo(grouped(notices, "item"));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void theOverviewShowsWhatTheReportsAndStatusSay(TestDatabase database) throws IOException {
		try (Nights nights = PageStory.tell(database)) {
			String html = PageStory.overview(nights);
			ParsedPage page = ParsedPage.of(html);

			assertThat(page.rows("books-figures")).hasSize(2)
				.isEqualTo(months(nights, new PostedRange(PageStory.NIGHT.minusDays(11), PageStory.NIGHT)));
			List<Map<String, String>> forecast = csv(nights, PageStory.forecast(nights), PostedRange.unbounded());
			List<List<String>> ahead = page.rows("forecast-figures");
			assertThat(ahead).hasSize(Pages.MONTHS_AHEAD + 1);
			assertThat(ahead.get(Pages.MONTHS_AHEAD)).containsExactly("All", sum(forecast, "lots").toString(),
					sum(of(forecast, "cause", "DATE"), "points").toString(),
					sum(of(forecast, "cause", "DORMANCY"), "points").toString(), sum(forecast, "points").toString(),
					sum(forecast, "expected_points").toString());
			assertThat(ahead.subList(0, Pages.MONTHS_AHEAD)).allSatisfy((row) -> assertThat(row.get(4))
				.isEqualTo(sum(of(forecast, "month", row.get(0)), "points").toString()));
			assertThat(page.rows("standing-figures")).contains(
					List.of("waiting: DEFERRED", "2", "lots with 80 points, since 2024-12-01"),
					List.of("notices without a final state", String.valueOf(PageStory.status(nights).waiting()),
							"0 of them for more than 80 hours (unknown)"));
			assertThat(figure(page.rows("imports-figures"), "lots")).isOne();
			isAccessibleAndAsksNobody(page, html);
		}
	}

	/** Drawings have words, tables captions, and nothing is fetched. */
	private static void isAccessibleAndAsksNobody(ParsedPage page, String html) {
		assertThat(page.texts("//*[local-name()='svg']/*[local-name()='title']")).isNotEmpty().doesNotContain("");
		assertThat(page.texts("//*[local-name()='svg']/*[local-name()='desc']")).isNotEmpty().doesNotContain("");
		assertThat(page.texts("//*[local-name()='svg'][@role='img']"))
			.hasSameSizeAs(page.texts("//*[local-name()='svg']"));
		assertThat(page.texts("//table/caption")).hasSameSizeAs(page.texts("//table")).doesNotContain("");
		assertThat(page.texts("//@id")).doesNotHaveDuplicates();
		assertThat(page.texts("//@src | //*[local-name()='script'] | //*[local-name()='link']")).isEmpty();
		assertThat(page.texts("//@href")).allMatch((address) -> address.startsWith("#"));
		assertThat(html).doesNotContain("@import").doesNotContainPattern("url\\((?!#|&quot;#)");
	}

	private static List<List<String>> books(Nights nights) throws IOException {
		List<List<String>> rows = new ArrayList<>();
		for (Map<String, String> row : csv(nights, new MonthlySummaryReport(), NIGHT)) {
			List<String> cells = new ArrayList<>(row.values());
			cells.remove(0);
			cells.set(0, cells.get(0).equals("*") ? "All" : cells.get(0));
			rows.add(cells);
		}
		BigInteger day = sum(csv(nights, "summary", NIGHT), "expired_validity");
		assertThat(rows.get(rows.size() - 1).get(5)).isEqualTo(day.toString());
		return rows;
	}

	private static List<List<String>> months(Nights nights, PostedRange range) throws IOException {
		return of(csv(nights, new MonthlySummaryReport(), range), "kind", "*").stream().map((row) -> {
			List<String> cells = new ArrayList<>(row.values());
			cells.remove(1);
			return cells;
		}).toList();
	}

	/** The rows of runs as a page shows them: with seconds instead of instants. */
	private static List<List<String>> runs(List<Map<String, String>> runs) {
		return runs.stream().map((row) -> {
			List<String> cells = new ArrayList<>(
					List.of(row.get("run_id"), row.get("command"), row.get("state"),
							Long.toString(Duration
								.between(Instant.parse(row.get("started_at")), Instant.parse(row.get("ended_at")))
								.toSeconds())));
			cells.addAll(new ArrayList<>(row.values()).subList(6, row.size()));
			return cells;
		}).toList();
	}

	private static List<List<String>> expired(List<Map<String, String>> expiries) {
		Map<String, List<Map<String, String>>> groups = new TreeMap<>();
		of(expiries, "entry_type", "EXPIRY").forEach(
				(row) -> groups.computeIfAbsent(row.get("reason") + "," + row.get("kind"), (key) -> new ArrayList<>())
					.add(row));
		return groups.entrySet()
			.stream()
			.map((it) -> List
				.of((it.getKey() + "," + it.getValue().size() + "," + sum(it.getValue(), "points")).split(",")))
			.toList();
	}

	/** Rows and points by one column. */
	private static List<List<String>> grouped(List<Map<String, String>> rows, String column) {
		return rows.stream()
			.map((row) -> row.get(column))
			.distinct()
			.sorted()
			.map((value) -> List.of(value, String.valueOf(of(rows, column, value).size()),
					sum(of(rows, column, value), "points").toString()))
			.toList();
	}

	private static long distinct(List<Map<String, String>> notices, Predicate<Map<String, String>> of) {
		return notices.stream().filter(of).map((row) -> row.get("notice_id")).distinct().count();
	}

	/**
	 * The figure in the row of a name; of lots' files, the last one: what was rejected.
	 */
	private static long figure(List<List<String>> rows, String name) {
		List<String> row = rows.stream().filter((it) -> it.get(0).equals(name)).findFirst().orElseThrow();
		return Long.parseLong(name.equals("lots") ? row.get(row.size() - 1) : row.get(1));
	}

	private static List<Map<String, String>> of(List<Map<String, String>> rows, String column, String value) {
		return rows.stream().filter((row) -> row.get(column).equals(value)).toList();
	}

	private static BigInteger sum(List<Map<String, String>> rows, String column) {
		return rows.stream()
			.map((row) -> row.get(column).isEmpty() ? BigInteger.ZERO : new BigInteger(row.get(column)))
			.reduce(BigInteger.ZERO, BigInteger::add);
	}

	private static List<Map<String, String>> csv(Nights nights, String name, PostedRange range) throws IOException {
		return csv(nights, Reports.named(name).orElseThrow(), range);
	}

	private static List<Map<String, String>> csv(Nights nights, Report report, PostedRange range) throws IOException {
		StringWriter text = new StringWriter();
		nights.get(Reports.class).write(report, range, CsvForm.PLAIN, text);
		List<Map<String, String>> rows = new ArrayList<>();
		text.toString().lines().skip(1).map((line) -> Arrays.asList(line.split(",", -1))).forEach((cells) -> {
			Map<String, String> row = new LinkedHashMap<>();
			for (int i = 0; i < cells.size(); i++) {
				row.put(report.columns().get(i), cells.get(i));
			}
			rows.add(row);
		});
		return rows;
	}

}
