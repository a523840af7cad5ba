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

/** Resumes a day, or evaluates it again. */
@Command(name = "rerun", header = "Resumes a failed day, or evaluates a closed one again.",
		description = { "A failed or killed day is resumed. A closed one is evaluated again:",
				"what came late is processed, nothing is done twice." })
final class RerunCommand extends ClosingCommand {

	@Option(names = "--date", paramLabel = "DATE", required = true, description = "the day")
	@SuppressWarnings("NullAway.Init")
	private LocalDate date;

	@Mixin
	private final AcceptLargeOption acceptLarge = new AcceptLargeOption();

	@Override
	String title() {
		return "rerun --date " + this.date;
	}

	@Override
	CloseOptions order(LocalDate today, List<Feed> feeds) {
		return new CloseOptions(this.date, today, null, this.acceptLarge.reason(), null, user(), feeds);
	}

	@Override
	CloseReport carryOut(DayCloser closer, CloseOptions order, Consumer<CloseReport.Day> progress) {
		return closer.rerun(order, progress);
	}

}
