package io.pointexpiry.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.report.MonthlySummaryReport;
import io.pointexpiry.report.PostedRange;

/** What moved in the books: the report {@code summary --by month}. */
final class BooksSection {

	private static final String ALL_KINDS = "*";

	private static final List<String> MOVED = List.of("opening", "accrued", "redeemed", "cancelled", "expired_validity",
			"expired_dormancy", "expired_policy_change", "expired_withdrawal", "given_back", "adjusted", "closing",
			"breakage_rate");

	private BooksSection() {
	}

	/** The days of a range as a whole, by kind; they lie within one month. */
	static Page.Section byKind(Snapshot books, PostedRange range, PageWords words) {
		List<List<Object>> rows = new ArrayList<>();
		ReportRow.each(new MonthlySummaryReport(), books, range, (row) -> rows
			.add(cells(row.text("kind").equals(ALL_KINDS) ? words.say("all") : row.text("kind"), row)));
		return new Page.Section("books", words.say("books"), words.say("books.note"), null, List
			.of(new Page.Table("books-figures", words.say("books.by-kind"), headings("kind", words), rows, true)));
	}

	/** All kinds together, month by month. */
	static Page.Section byMonth(Snapshot books, PostedRange range, PageWords words) {
		List<List<Object>> rows = new ArrayList<>();
		BarChart chart = new BarChart("books", words.say("books.chart"), words);
		ReportRow.each(new MonthlySummaryReport(), books, range, (row) -> {
			if (row.text("kind").equals(ALL_KINDS)) {
				rows.add(cells(row.text("month"), row));
				ExpiredSection.REASONS.forEach((reason) -> chart.bar(words.code("reason", reason), row.text("month"),
						row.number(column(reason))));
			}
		});
		return new Page.Section("books", words.say("books.months"), words.say("books.note"), chart.svg("points"), List
			.of(new Page.Table("books-figures", words.say("books.by-month"), headings("month", words), rows, false)));
	}

	private static String column(String reason) {
		return "expired_" + reason.toLowerCase(Locale.ROOT);
	}

	private static List<String> headings(String first, PageWords words) {
		List<String> headings = new ArrayList<>(List.of(first));
		headings.addAll(MOVED);
		return words.columns(headings);
	}

	private static List<Object> cells(String first, ReportRow row) {
		List<Object> cells = new ArrayList<>(List.of(first));
		MOVED.forEach(
				(column) -> cells.add(column.equals("breakage_rate") ? row.text(column) : (Object) row.number(column)));
		return cells;
	}

}
