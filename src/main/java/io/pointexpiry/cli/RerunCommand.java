package io.pointexpiry.cli;

import java.time.LocalDate;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.night.Closer;
import io.pointexpiry.night.ClosingOrder;
import io.pointexpiry.night.RunningJob;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Resumes a day, or evaluates it again. */
@Command(name = "rerun", description = { "Resumes a failed or killed day, or evaluates a closed one again:",
		"what came late is processed, nothing is done twice." })
final class RerunCommand extends BooksCommand {

	@Option(names = "--date", paramLabel = "DATE", required = true, description = "the day")
	@SuppressWarnings("NullAway.Init")
	private LocalDate date;

	@Option(names = "--accept-large", paramLabel = "REASON",
			description = "go on with a night far larger than foreseen")
	private @Nullable String acceptLarge;

	@Mixin
	private final FeedOption feed = new FeedOption();

	@Override
	boolean works() {
		return true;
	}

	@Override
	void check() {
		acceptLarge();
		this.feed.feeds();
	}

	private @Nullable String acceptLarge() {
		return (this.acceptLarge != null) ? ReasonOption.reason("--accept-large", this.acceptLarge) : null;
	}

	@Override
	String title() {
		return "rerun --date " + this.date;
	}

	@Override
	int run(Session session) {
		LocalDate today = LocalDate.now(expiry().clock().withZone(session.get(Programme.class).zone()));
		ClosingOrder order = new ClosingOrder(this.date, today, null, acceptLarge(), null, user(), this.feed.feeds());
		Shutdown.stops(session.get(RunningJob.class));
		ClosingSummary summary = new ClosingSummary(this, order);
		return summary.print(session.get(Closer.class).rerun(order, summary::progress));
	}

}
