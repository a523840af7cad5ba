package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;

import io.pointexpiry.report.CsvForm;
import io.pointexpiry.report.DateRange;
import io.pointexpiry.report.Report;
import io.pointexpiry.report.Reports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** CSV of what the books say. */
@Command(name = "report", description = {
		"Writes a report as CSV; dates are those of the books (posted on), inclusive.",
		"Reports: expiries, notices, balances, summary, withheld, extensions, runs, desk, feedback, forecast." })
final class ReportCommand extends BooksCommand {

	@Parameters(paramLabel = "NAME", description = "the report")
	@SuppressWarnings("NullAway.Init")
	private String name;

	@Option(names = "--from", paramLabel = "DATE", description = "the first day")
	private @Nullable LocalDate from;

	@Option(names = "--to", paramLabel = "DATE", description = "the last day")
	private @Nullable LocalDate to;

	@Option(names = "--out", paramLabel = "FILE", description = "where to write it (default: standard output)")
	private @Nullable Path out;

	@Option(names = "--excel", description = "with a byte order mark, and formulas defused")
	private boolean excel;

	@Override
	boolean works() {
		return false;
	}

	@Override
	void check() {
		report();
		range();
	}

	private Report report() {
		return Reports.named(this.name)
			.orElseThrow(() -> new UsageError("There is no report \"%s\"; expected one of: %s.".formatted(this.name,
					Reports.all().stream().map(Report::name).collect(Collectors.joining(", ")))));
	}

	private DateRange range() {
		if (this.from != null && this.to != null && this.to.isBefore(this.from)) {
			throw new UsageError("--to %s lies before --from %s.".formatted(this.to, this.from));
		}
		return new DateRange(this.from, this.to);
	}

	@Override
	int run(Session session) throws IOException {
		Reports reports = session.get(Reports.class);
		session.get(AccessLog.class)
			.note(expiry().clock().instant(), user(), "report " + this.name, AccessLog.EVERYBODY);
		CsvForm form = this.excel ? CsvForm.SPREADSHEET : CsvForm.PLAIN;
		return write(reports, report(), range(), form, this.out);
	}

}
