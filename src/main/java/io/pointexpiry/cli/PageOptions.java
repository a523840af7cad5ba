package io.pointexpiry.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;

import javax.sql.DataSource;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.forecast.ForecastReport;
import io.pointexpiry.ledger.Calendar;
import io.pointexpiry.night.Outlook;
import io.pointexpiry.page.Page;
import io.pointexpiry.page.Pages;
import io.pointexpiry.report.PostedRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How the pages {@code night} and {@code overview} of the command report are asked for.
 */
final class PageOptions {

	private static final Set<String> NAMES = Set.of("night", "overview");

	@Option(names = "--date", paramLabel = "DATE",
			description = "with night: its business date (default: the last day closed)")
	private @Nullable LocalDate date;

	static boolean isPage(String name) {
		return NAMES.contains(name);
	}

	/**
	 * Checks what can be told without the books.
	 * @param name of any report
	 * @param range the days asked for
	 * @param rows where it goes
	 */
	void check(String name, PostedRange range, RowsOptions rows) {
		if (!isPage(name) && this.date != null) {
			throw new UsageError("--date belongs to the page of a night: report night --date DATE --out FILE.html.");
		}
		if (name.equals("overview") && this.date != null) {
			throw new UsageError("report overview takes no --date; expected --from and --to, or neither.");
		}
		if (name.equals("night") && (range.from() != null || range.to() != null)) {
			throw new UsageError("report night takes neither --from nor --to; expected --date, or nothing.");
		}
		if (isPage(name)) {
			checkPlace(name, rows);
		}
	}

	private static void checkPlace(String name, RowsOptions rows) {
		if (rows.output().file() == null) {
			throw new UsageError("report %s makes a page; say where with --out FILE.html.".formatted(name));
		}
		if (rows.isForExcel()) {
			throw new UsageError("report %s makes a page; --excel is about reports of rows.".formatted(name));
		}
	}

	/** The pages of the opened books. */
	static Pages pages(Session session, CommonOptions.Settings settings) {
		Programme programme = session.get(Programme.class);
		return new Pages(session.get(DataSource.class), programme.name(), settings.languageOf(programme),
				() -> new ForecastReport(session.get(Outlook.class), programme.policies(), Pages.MONTHS_AHEAD));
	}

	/** The page that was asked for. */
	Page page(String name, PostedRange range, Session session, Expiry expiry) throws IOException {
		Pages pages = pages(session, expiry.settings());
		Calendar calendar = session.get(Calendar.class);
		LocalDate first = calendar.firstClosed();
		LocalDate last = calendar.lastClosed();
		if (first == null || last == null) {
			throw new UsageError("No day is closed yet; there is nothing to show. Close the first one with: run");
		}
		return name.equals("night") ? pages.night(night(first, last))
				: pages.overview(within(range, first, last), StatusCommand.page(session, expiry.clock()));
	}

	private LocalDate night(LocalDate first, LocalDate last) {
		LocalDate day = (this.date != null) ? this.date : last;
		if (day.isBefore(first) || day.isAfter(last)) {
			throw new UsageError("--date is %s; expected a closed day, from %s to %s.".formatted(day, first, last));
		}
		return day;
	}

	/** The closed days of a range; where it has no beginning, a year of them. */
	private static PostedRange within(PostedRange range, LocalDate first, LocalDate last) {
		LocalDate to = (range.to() == null || range.to().isAfter(last)) ? last : range.to();
		LocalDate from = (range.from() == null) ? to.minusYears(1).plusDays(1) : range.from();
		if (to.isBefore(first) || from.isAfter(last)) {
			throw new UsageError(
					"No day from %s to %s is closed; the closed days are %s to %s.".formatted(from, to, first, last));
		}
		return new PostedRange(from.isBefore(first) ? first : from, to);
	}

}
