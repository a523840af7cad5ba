package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Path;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.forecast.ForecastReport;
import io.pointexpiry.night.Outlook;
import io.pointexpiry.report.CsvForm;
import io.pointexpiry.report.PostedRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What will expire, month by month, if nothing is spent. */
@Command(name = "forecast", header = "Writes what will expire in the months to come, as CSV.",
		description = { "Writes what will expire by its own date and by dormancy, by month, kind and tier, as",
				"CSV; with --policy NEW.yml as if that file were in force." })
final class ForecastCommand extends BooksCommand {

	@Option(names = "--months", paramLabel = "N", description = "how many months from the first open one (default: 12)")
	private int months = ForecastReport.DEFAULT_MONTHS;

	@Option(names = "--out", paramLabel = "FILE",
			description = "where to write it, F.xlsx for Excel (default: standard output)")
	private @Nullable Path out;

	@Option(names = "--excel",
			description = "CSV with a byte order mark, and formulas defused; ids need F.xlsx to stay as they are")
	private boolean excel;

	@Mixin
	private final ValueOption value = new ValueOption();

	@Override
	boolean works() {
		return false;
	}

	@Override
	void check() {
		checkMonths(this.months);
		this.value.check("forecast");
	}

	static void checkMonths(int months) {
		if (months < 1 || months > 1200) {
			throw new UsageError("--months is %d; expected 1 to 1200.".formatted(months));
		}
	}

	@Override
	int run(Session session) throws IOException {
		CsvForm form = this.excel ? CsvForm.SPREADSHEET : CsvForm.PLAIN;
		trial(session);
		ForecastReport forecast = new ForecastReport(session.get(Outlook.class),
				session.get(Programme.class).policies(), this.months);
		int code = write(session, this.value.valued(forecast), PostedRange.unbounded(), form, this.out);
		err().print(forecast.summary().text(language(session)));
		err().flush();
		return code;
	}

}
