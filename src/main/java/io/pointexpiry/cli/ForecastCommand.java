package io.pointexpiry.cli;

import java.io.IOException;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.forecast.ForecastReport;
import io.pointexpiry.night.Outlook;
import io.pointexpiry.report.PostedRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What will expire, month by month, if nothing is spent. */
@Command(name = "forecast", header = "Writes what will expire in the months to come, as CSV.",
		description = { "Writes what will expire by its own date and by dormancy, by month, kind and tier, as",
				"CSV to standard output or to a file; with --policy NEW.yml as if that file were in force." })
final class ForecastCommand extends BooksCommand {

	@Option(names = "--months", paramLabel = "N", description = "how many months from the first open one (default: 12)")
	private int months = ForecastReport.DEFAULT_MONTHS;

	@Mixin
	private final RowsOptions rows = new RowsOptions();

	@Mixin
	private final ValueOption value = new ValueOption();

	@Override
	boolean works() {
		return false;
	}

	@Override
	void check() throws IOException {
		checkMonths(this.months);
		this.value.check("forecast");
		this.rows.output().check();
	}

	static void checkMonths(int months) {
		if (months < 1 || months > 1200) {
			throw new UsageError("--months is %d; expected 1 to 1200.".formatted(months));
		}
	}

	@Override
	int run(Session session) throws IOException {
		trial(session);
		ForecastReport forecast = new ForecastReport(session.get(Outlook.class),
				session.get(Programme.class).policies(), this.months);
		int code = write(session, this.value.valued(forecast), PostedRange.unbounded(), this.rows);
		err().print(forecast.summary().text(language(session)));
		err().flush();
		return code;
	}

}
