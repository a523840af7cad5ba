package io.pointexpiry.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

import io.pointexpiry.closing.CloseOptions;
import io.pointexpiry.closing.CloseReport;
import io.pointexpiry.closing.DayCloser;
import io.pointexpiry.notice.Feed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes back what the closing of a day took. */
@Command(name = "reverse", header = "Gives back what the runs of a closed day took.",
		description = { "Gives back what the runs of a closed day took, as far as it was not given back",
				"since. The lots are open again, and wait until the day is closed once more: rerun --date.",
				"Notices that it makes wrong are recalled, and every member is told." })
final class ReverseCommand extends ClosingCommand {

	@Option(names = "--date", paramLabel = "DATE", required = true, description = "the day")
	@SuppressWarnings("NullAway.Init")
	private LocalDate date;

	@Mixin
	private final ReasonOption reason = new ReasonOption();

	@Override
	String title() {
		return "reverse --date " + this.date;
	}

	@Override
	CloseOptions order(LocalDate today, List<Feed> feeds) {
		return new CloseOptions(this.date, today, null, null, this.reason.why(), this.reason.byWhom(), feeds);
	}

	@Override
	CloseReport carryOut(DayCloser closer, CloseOptions order, Consumer<CloseReport.Day> progress) {
		return closer.reverse(order, progress);
	}

	@Override
	int print(ClosingSummary summary, CloseReport report) {
		return summary.printReversal(report);
	}

}
