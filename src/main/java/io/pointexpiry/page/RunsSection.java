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

	private RunsSection(String title) {
		this.chart = new BarChart("runs", title);
	}

	/** The runs of one night. */
	static RunsSection night(Snapshot books, LocalDate day) {
		return read(books, new PostedRange(day, day), "Points expired");
	}

	/** The nights before one, as a section. */
	static Page.Section before(Snapshot books, LocalDate day) {
		return read(books, new PostedRange(day.minusDays(NIGHTS_BEFORE), day.minusDays(1)),
				"Points that each night took")
			.section("runs", "The nights before", "The thirty days before; a night that was evaluated again or reversed"
					+ " has a row for each attempt.");
	}

	/** The last nights up to one, as a section. */
	static Page.Section upTo(Snapshot books, LocalDate day) {
		return read(books, new PostedRange(day.minusDays(NIGHTS_BEFORE - 1L), day), "Points that each night took")
			.section("runs", "The last nights", "The last thirty days that were closed; a night that was evaluated"
					+ " again or reversed has a row for each attempt.");
	}

	private static RunsSection read(Snapshot books, PostedRange range, String title) {
		RunsSection runs = new RunsSection(title);
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
		this.chart.bar("points", row.text("business_date"), row.number("points_expired"));
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
		return new Page.Section("totals", "Control totals",
				"In lots: candidates = expired + deferred + extended + withheld + refused + retained."
						+ " Notices are counted with the last day of the call that made them.",
				null, List.of(table("totals-figures", "Runs of this night")));
	}

	private Page.Section section(String id, String title, String note) {
		return new Page.Section(id, title, note, this.chart.svg("points"),
				List.of(table(id + "-figures", "Runs and their control totals, in lots")));
	}

	private Page.Table table(String id, String caption) {
		List<String> columns = new ArrayList<>(List.of("run", "command", "state", "seconds"));
		COUNTED.forEach((column) -> columns.add(column.replace('_', ' ')));
		return new Page.Table(id, caption, columns, this.rows, false);
	}

}
