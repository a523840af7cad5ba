package io.pointexpiry.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.night.Closer;
import io.pointexpiry.night.ClosingOrder;
import io.pointexpiry.night.DryRun;
import io.pointexpiry.night.RunningJob;
import io.pointexpiry.store.NightRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The nightly job. */
@Command(name = "run", description = { "Closes every day from the last one closed up to a date; for cron.",
		"What an earlier run left unfinished is finished first." })
final class RunCommand extends BooksCommand {

	@Option(names = "--date", paramLabel = "DATE",
			description = "the last day to close (default: yesterday, in the " + "programme's time zone)")
	private @Nullable LocalDate date;

	@Option(names = "--dry-run",
			description = "evaluate the date alone, write HOME/reports/dry-run-DATE.csv, change nothing")
	private boolean dryRun;

	@Option(names = "--opening", paramLabel = "expire|defer",
			description = "what becomes of lots that were due before the very first day")
	private @Nullable String opening;

	@Option(names = "--accept-large", paramLabel = "REASON",
			description = "go on with a night far larger than foreseen")
	private @Nullable String acceptLarge;

	@Mixin
	private final FeedOption feed = new FeedOption();

	@Override
	boolean works() {
		return !this.dryRun;
	}

	@Override
	void check() {
		opening();
		acceptLarge();
		this.feed.feeds();
	}

	private NightRun.@Nullable Opening opening() {
		if (this.opening == null) {
			return null;
		}
		return switch (this.opening.toLowerCase(Locale.ROOT)) {
			case "expire" -> NightRun.Opening.EXPIRE;
			case "defer" -> NightRun.Opening.DEFER;
			default -> throw new UsageError("--opening is \"%s\"; expected expire or defer.".formatted(this.opening));
		};
	}

	private @Nullable String acceptLarge() {
		return (this.acceptLarge != null) ? ReasonOption.reason("--accept-large", this.acceptLarge) : null;
	}

	@Override
	String title() {
		return (this.date == null) ? "run" : "run --date " + this.date;
	}

	@Override
	int run(Session session) throws IOException {
		LocalDate today = LocalDate.now(expiry().clock().withZone(session.get(Programme.class).zone()));
		ClosingOrder order = new ClosingOrder(this.date, today, opening(), acceptLarge(), null, user(),
				this.feed.feeds());
		if (this.dryRun) {
			DryRun.Foresight foresight = session.get(DryRun.class).of(order, expiry().clock().instant());
			print(foresight, "%s would take: %s%nNothing was changed. The expiries: %s%n".formatted(order.until(),
					ClosingSummary.line(foresight.totals()), foresight.file()));
			return ExitCode.DONE;
		}
		Shutdown.stops(session.get(RunningJob.class));
		ClosingSummary summary = new ClosingSummary(this, order);
		return summary.print(session.get(Closer.class).run(order, summary::progress));
	}

}
