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

	private static final String NOTE = """
			opening + accrued - redeemed + cancelled - expired + given back + adjusted = closing. The breakage rate is the \
			share that expired of all points that were redeemed or expired.""";

	private BooksSection() {
	}

	/** The days of a range as a whole, by kind; they lie within one month. */
	static Page.Section byKind(Snapshot books, PostedRange range) {
		List<List<Object>> rows = new ArrayList<>();
		ReportRow.each(new MonthlySummaryReport(), books, range,
				(row) -> rows.add(cells(row.text("kind").equals(ALL_KINDS) ? "All" : row.text("kind"), row)));
		return new Page.Section("books", "What moved in the books", NOTE, null,
				List.of(new Page.Table("books-figures", "Points by kind", headings("kind"), rows, true)));
	}

	/** All kinds together, month by month. */
	static Page.Section byMonth(Snapshot books, PostedRange range) {
		List<List<Object>> rows = new ArrayList<>();
		BarChart chart = new BarChart("books", "Points that expired, by month and reason");
		ReportRow.each(new MonthlySummaryReport(), books, range, (row) -> {
			if (row.text("kind").equals(ALL_KINDS)) {
				rows.add(cells(row.text("month"), row));
				ExpiredSection.REASONS
					.forEach((reason) -> chart.bar(reason, row.text("month"), row.number(column(reason))));
			}
		});
		return new Page.Section("books", "Month by month", NOTE, chart.svg("points"), List
			.of(new Page.Table("books-figures", "Points of all kinds by month", headings("month"), rows, false)));
	}

	private static String column(String reason) {
		return "expired_" + reason.toLowerCase(Locale.ROOT);
	}

	private static List<String> headings(String first) {
		List<String> headings = new ArrayList<>(List.of(first));
		MOVED.forEach((column) -> headings.add(column.replace('_', ' ')));
		return headings;
	}

	private static List<Object> cells(String first, ReportRow row) {
		List<Object> cells = new ArrayList<>(List.of(first));
		MOVED.forEach(
				(column) -> cells.add(column.equals("breakage_rate") ? row.text(column) : (Object) row.number(column)));
		return cells;
	}

}
