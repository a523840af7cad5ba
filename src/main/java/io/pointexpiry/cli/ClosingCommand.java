package io.pointexpiry.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.night.Closer;
import io.pointexpiry.night.ClosingOrder;
import io.pointexpiry.night.ClosingReport;
import io.pointexpiry.night.RunningJob;
import io.pointexpiry.notice.Feed;
import picocli.CommandLine.Mixin;

/**
 * A command that closes days, evaluates one again or takes one back. It says day by day
 * how far it is, and stops between two chunks when it is told to end.
 */
abstract class ClosingCommand extends BooksCommand {

	@Mixin
	private final FeedOption feed = new FeedOption();

	/**
	 * What is asked for.
	 * @param today the day that it is in the programme's zone
	 * @throws UsageError if an option does not say what it has to
	 */
	abstract ClosingOrder order(LocalDate today, List<Feed> feeds);

	/** Has it done. */
	abstract ClosingReport carryOut(Closer closer, ClosingOrder order, Consumer<ClosingReport.Day> progress);

	/** Says what came of it, and answers the exit code. */
	int print(ClosingSummary summary, ClosingReport report) {
		return summary.print(report);
	}

	@Override
	boolean works() {
		return true;
	}

	@Override
	void check() {
		order(LocalDate.EPOCH, this.feed.feeds());
	}

	@Override
	int run(Session session) throws IOException {
		ClosingOrder order = order(session);
		Shutdown.stops(session.get(RunningJob.class));
		ClosingSummary summary = new ClosingSummary(this, order);
		return print(summary, carryOut(session.get(Closer.class), order, summary::progress));
	}

	/** What is asked for today. */
	final ClosingOrder order(Session session) {
		return order(LocalDate.now(expiry().clock().withZone(session.get(Programme.class).zone())), this.feed.feeds());
	}

}
