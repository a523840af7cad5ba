package io.pointexpiry.page;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.report.PostedRange;
import org.jspecify.annotations.Nullable;

/** Nights and their control totals: the report {@code runs}. */
final class RunsSection {

	private static final int NIGHTS_BEFORE = 30;

	private static final List<String> COUNTED = List.of("candidates", "expired", "deferred", "extended", "withheld",
			"refused", "retained", "points_expired", "notices");

	private final List<List<Object>> rows = new ArrayList<>();

	private final BarChart chart;

	private final List<BigInteger> sums = new ArrayList<>(COUNTED.stream().map((it) -> BigInteger.ZERO).toList());

	private final PageWords words;

	private RunsSection(PageWords words) {
		this.chart = new BarChart("runs", words.say("runs.chart"), words);
		this.words = words;
	}

	/** The runs of one night. */
	static RunsSection night(Snapshot books, LocalDate day, PageWords words) {
		return read(books, new PostedRange(day, day), words);
	}

	/** The nights before one, as a section. */
	static Page.Section before(Snapshot books, LocalDate day, PageWords words) {
		return read(books, new PostedRange(day.minusDays(NIGHTS_BEFORE), day.minusDays(1)), words)
			.section("runs.before");
	}

	/** The last nights up to one, as a section. */
	static Page.Section upTo(Snapshot books, LocalDate day, PageWords words) {
		return read(books, new PostedRange(day.minusDays(NIGHTS_BEFORE - 1L), day), words).section("runs.last");
	}

	private static RunsSection read(Snapshot books, PostedRange range, PageWords words) {
		RunsSection runs = new RunsSection(words);
		ReportRow.each("runs", books, range, runs::add);
		return runs;
	}

	private void add(ReportRow row) {
		List<Object> cells = new ArrayList<>(Page.row(row.text("run_id"), row.text("command"), row.text("state"),
				seconds(instant(row, "started_at"), instant(row, "ended_at"))));
		for (int i = 0; i < COUNTED.size(); i++) {
			BigInteger number = row.number(COUNTED.get(i));
			cells.add(number);
			this.sums.set(i, this.sums.get(i).add(number));
		}
		this.rows.add(cells);
		this.chart.bar(this.words.say("column.points"), row.text("business_date"), row.number("points_expired"));
	}

	private static @Nullable Instant instant(ReportRow row, String column) {
		return (row.cell(column) instanceof Instant instant) ? instant.truncatedTo(ChronoUnit.SECONDS) : null;
	}

	private static String seconds(@Nullable Instant started, @Nullable Instant ended) {
		return (started != null && ended != null) ? Long.toString(Duration.between(started, ended).toSeconds()) : "";
	}

	/** A sum over the runs. */
	BigInteger sum(String column) {
		return this.sums.get(COUNTED.indexOf(column));
	}

	/** The control totals of one night. */
	Page.Section controlTotals() {
		return new Page.Section("totals", this.words.say("totals"), this.words.say("totals.note"), null,
				List.of(table("totals-figures", "totals.figures")));
	}

	private Page.Section section(String key) {
		return new Page.Section("runs", this.words.say(key), this.words.say(key + ".note"), this.chart.svg("points"),
				List.of(table("runs-figures", "runs.figures")));
	}

	private Page.Table table(String id, String caption) {
		List<String> columns = new ArrayList<>(List.of("run", "command", "state", "seconds"));
		columns.addAll(COUNTED);
		return new Page.Table(id, this.words.say(caption), this.words.columns(columns), this.rows, false);
	}

}
