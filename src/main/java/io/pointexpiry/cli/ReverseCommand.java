package io.pointexpiry.cli;

import java.time.LocalDate;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.night.Closer;
import io.pointexpiry.night.ClosingOrder;
import io.pointexpiry.night.ClosingReport;
import io.pointexpiry.night.RunningJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes back what the closing of a day took. */
@Command(name = "reverse",
		description = { "Gives back what the runs of a closed day took, as far as it was not given back",
				"since. The lots are open again, and wait until the day is closed once more: rerun --date.",
				"Notices that it makes wrong are recalled, and every member is told." })
final class ReverseCommand extends BooksCommand {

	@Option(names = "--date", paramLabel = "DATE", required = true, description = "the day")
	@SuppressWarnings("NullAway.Init")
	private LocalDate date;

	@Mixin
	private final ReasonOption reason = new ReasonOption();

	@Mixin
	private final FeedOption feed = new FeedOption();

	@Override
	boolean works() {
		return true;
	}

	@Override
	void check() {
		this.reason.why();
		this.reason.byWhom();
		this.feed.feeds();
	}

	@Override
	String title() {
		return "reverse --date " + this.date;
	}

	@Override
	int run(Session session) {
		LocalDate today = LocalDate.now(expiry().clock().withZone(session.get(Programme.class).zone()));
		ClosingOrder order = new ClosingOrder(this.date, today, null, null, this.reason.why(), this.reason.byWhom(),
				this.feed.feeds());
		Shutdown.stops(session.get(RunningJob.class));
		ClosingSummary summary = new ClosingSummary(this, order);
		ClosingReport report = session.get(Closer.class).reverse(order, summary::progress);
		print(report, summary.ofReversal(report));
		return ExitCode.DONE;
	}

}
