package io.pointexpiry.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

import io.pointexpiry.closing.CloseOptions;
import io.pointexpiry.closing.CloseReport;
import io.pointexpiry.closing.DayCloser;
import io.pointexpiry.closing.RunningJob;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.notice.Feed;
import picocli.CommandLine.Mixin;

import org.springframework.context.support.GenericApplicationContext;

/**
 * A command that closes days, evaluates one again or takes one back. It says day by day
 * how far it is, and stops between two chunks when it is told to end.
 */
abstract class ClosingCommand extends BooksCommand {

	@Mixin
	private final FeedOption feed = new FeedOption();

	@Mixin
	private final WorkersOption workers = new WorkersOption();

	/**
	 * What is asked for.
	 * @param today the day that it is in the programme's zone
	 * @throws UsageError if an option does not say what it has to
	 */
	abstract CloseOptions order(LocalDate today, List<Feed> feeds);

	/** Has it done. */
	abstract CloseReport carryOut(DayCloser closer, CloseOptions order, Consumer<CloseReport.Day> progress);

	/** Says what came of it, and answers the exit code. */
	int print(ClosingSummary summary, CloseReport report) {
		return summary.print(report);
	}

	@Override
	boolean works() {
		return true;
	}

	@Override
	Class<?> parts() {
		return this.workers.parts();
	}

	@Override
	void bring(GenericApplicationContext context) {
		this.workers.bring(context, expiry().settings());
	}

	@Override
	void check() {
		order(LocalDate.EPOCH, this.feed.feeds());
		this.workers.check(expiry());
	}

	@Override
	int run(Session session) throws IOException {
		CloseOptions order = order(session);
		Shutdown.stops(session.get(RunningJob.class)::stop);
		this.workers.tryBroker(session, err());
		ClosingSummary summary = new ClosingSummary(this, order, words(session));
		return print(summary, carryOut(session.get(DayCloser.class), order, summary::progress));
	}

	/** What is asked for today. */
	final CloseOptions order(Session session) {
		return order(LocalDate.now(expiry().clock().withZone(session.get(Programme.class).zone())), this.feed.feeds());
	}

}
