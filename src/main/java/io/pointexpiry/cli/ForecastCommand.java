package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Path;

import io.pointexpiry.report.CsvForm;
import io.pointexpiry.report.ForecastReport;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Reports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What will lapse, month by month, if nothing is spent. */
@Command(name = "forecast", description = "Writes what will lapse by its own date, by month, kind and tier, as CSV.")
final class ForecastCommand extends BooksCommand {

	@Option(names = "--months", paramLabel = "N", description = "how many months from the first open one (default: 12)")
	private int months = 12;

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
		if (this.months < 1 || this.months > 1200) {
			throw new UsageError("--months is %d; expected 1 to 1200.".formatted(this.months));
		}
	}

	@Override
	int run(Session session) throws IOException {
		CsvForm form = this.excel ? CsvForm.SPREADSHEET : CsvForm.PLAIN;
		return write(session.get(Reports.class), new ForecastReport(this.months), PostedRange.unbounded(), form,
				this.out);
	}

}
