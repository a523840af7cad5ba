package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.forecast.ForecastReport;
import io.pointexpiry.night.Outlook;
import io.pointexpiry.notice.Feed;
import io.pointexpiry.notice.NoticeFeeds;
import io.pointexpiry.notice.PhoneNumbers;
import io.pointexpiry.page.Page;
import io.pointexpiry.report.MonthlySummaryReport;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Report;
import io.pointexpiry.report.Reports;
import io.pointexpiry.report.UnreachableReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.jdbc.core.JdbcTemplate;

/** CSV of what the books say. */
@Command(name = "report", header = "Writes a report as CSV or Excel, or a page with charts.", description = {
		"Writes a report as CSV, to standard output or a file; dates are those of the books (posted on),", "inclusive.",
		"Reports: expiries, notices, balances, summary, withheld, extensions, runs, desk, feedback, breakage,",
		"complaints, forecast, unreachable. As a page with charts (HTML): night, overview." })
final class ReportCommand extends BooksCommand {

	/** Reports that ask the policy file, too. */
	private static final Map<String, Function<Session, Report>> OF_POLICY = Map.of("forecast", ReportCommand::forecast,
			"unreachable", ReportCommand::unreachable);

	@Parameters(paramLabel = "NAME", description = "the report", completionCandidates = ReportNames.class)
	@SuppressWarnings("NullAway.Init")
	private String name;

	@Option(names = "--from", paramLabel = "DATE", description = "the first day")
	private @Nullable LocalDate from;

	@Option(names = "--to", paramLabel = "DATE", description = "the last day")
	private @Nullable LocalDate to;

	@Option(names = "--by", paramLabel = "month",
			description = "with summary: a row for each month and kind, with totals")
	private @Nullable String by;

	@Mixin
	private final RowsOptions rows = new RowsOptions();

	@Mixin
	private final PageOptions page = new PageOptions();

	@Mixin
	private final ValueOption value = new ValueOption();

	@Mixin
	private final FeedOption feed = new FeedOption();

	@Mixin
	private final ComplaintOrdersOption orders = new ComplaintOrdersOption();

	@Override
	boolean works() {
		return false;
	}

	@Override
	void check() throws IOException {
		if (!OF_POLICY.containsKey(this.name) && !PageOptions.isPage(this.name) || this.by != null) {
			report();
		}
		OutputOptions output = this.rows.output();
		this.page.check(this.name, range(), this.rows);
		this.orders.check(this.name, output.file(), output.isForced());
		this.value.check(this.name);
		if (this.feed.feeds().isEmpty()) {
			output.check(this.orders.areAsked());
		}
		else {
			checkFeed(output.file());
		}
	}

	private void checkFeed(@Nullable Path directory) {
		if (!this.name.equals("notices") || this.feed.feeds().size() > 1 || directory == null
				|| this.rows.isForExcel()) {
			throw new UsageError("A feed is written with: report notices --feed %s --out DIR [--from DATE] [--to DATE]."
				.formatted(this.feed.feeds().get(0).id()));
		}
		if (this.rows.output().isForced()) {
			throw new UsageError("--force replaces no directory of a feed; name a new one with --out DIR.");
		}
		if (Files.exists(directory)) {
			throw new UsageError("--out %s exists; name a new directory for the feed.".formatted(directory));
		}
	}

	/** It asks the nights to come. */
	private static Report forecast(Session session) {
		return new ForecastReport(session.get(Outlook.class), session.get(Programme.class).policies(),
				ForecastReport.DEFAULT_MONTHS);
	}

	/** Numbers belong to the programme's country. */
	private static Report unreachable(Session session) {
		Programme programme = session.get(Programme.class);
		return new UnreachableReport(new PhoneNumbers(programme.locale(), programme.zone()));
	}

	private Report report(Session session) {
		Function<Session, Report> ofPolicy = OF_POLICY.get(this.name);
		return (ofPolicy != null) ? ofPolicy.apply(session) : report();
	}

	private Report report() {
		if (this.by != null) {
			if (!this.by.equals("month") || !this.name.equals("summary")) {
				throw new UsageError(
						"--by %s was asked of %s; expected: report summary --by month.".formatted(this.by, this.name));
			}
			return new MonthlySummaryReport();
		}
		return Reports.named(this.name)
			.orElseThrow(() -> new UsageError("There is no report \"%s\"; expected one of: %s.".formatted(this.name,
					Stream.concat(Reports.all().stream().map(Report::name), OF_POLICY.keySet().stream().sorted())
						.collect(Collectors.joining(", ", "", ", night, overview")))));
	}

	private PostedRange range() {
		if (this.from != null && this.to != null && this.to.isBefore(this.from)) {
			throw new UsageError("--to %s lies before --from %s.".formatted(this.to, this.from));
		}
		return new PostedRange(this.from, this.to);
	}

	@Override
	int run(Session session) throws IOException {
		Reports reports = session.get(Reports.class);
		session.get(AccessLog.class)
			.note(expiry().clock().instant(), user(), "report " + this.name, AccessLog.EVERYBODY);
		Path out = this.rows.output().file();
		if (!this.feed.feeds().isEmpty() && out != null) {
			return feed(session, this.feed.feeds().get(0), out);
		}
		if (PageOptions.isPage(this.name) && out != null) {
			return page(session, out);
		}
		int code = write(session, this.value.valued(report(session)), range(), this.rows);
		this.orders.write(reports, session.get(Programme.class).policies(), range(), words(session))
			.ifPresent(err()::println);
		err().flush();
		return code;
	}

	private int page(Session session, Path file) throws IOException {
		Page made = this.page.page(this.name, range(), session, expiry());
		writeText(file, (writer) -> PageOptions.pages(session, expiry().settings()).write(made, writer));
		return ExitCode.DONE;
	}

	private int feed(Session session, Feed form, Path directory) throws IOException {
		NoticeFeeds feeds = new NoticeFeeds(session.get(JdbcTemplate.class), session.get(Programme.class));
		List<String> files = feeds.export(this.from, this.to, form, directory).stream().map(Path::toString).toList();
		print(new Fed(form.id(), files),
				(files.isEmpty() ? words(session).say("feed.none") : String.join(System.lineSeparator(), files))
						+ System.lineSeparator());
		return ExitCode.DONE;
	}

	/**
	 * What was written.
	 *
	 * @param feed the form
	 * @param files where
	 */
	record Fed(String feed, List<String> files) {
	}

}
