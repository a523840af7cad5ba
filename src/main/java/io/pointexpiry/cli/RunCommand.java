package io.pointexpiry.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import io.pointexpiry.closing.CloseOptions;
import io.pointexpiry.closing.CloseReport;
import io.pointexpiry.closing.DayCloser;
import io.pointexpiry.language.Catalogue;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.night.DryRun;
import io.pointexpiry.notice.Feed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The nightly job. */
@Command(name = "run", header = "Closes every day up to a date; for cron.",
		description = { "Closes every day from the last one closed up to a date.",
				"What an earlier run left unfinished is finished first." })
final class RunCommand extends ClosingCommand {

	@Option(names = "--date", paramLabel = "DATE",
			description = "the last day to close (default: yesterday, in the programme's time zone)")
	private @Nullable LocalDate date;

	@Option(names = "--dry-run",
			description = "evaluate the date alone, write HOME/reports/dry-run-DATE.csv, change nothing; with --policy "
					+ "NEW.yml as if that file were in force: the file is dry-run-DATE-trial-NEW.csv")
	private boolean dryRun;

	@Option(names = "--assume-warned", description = "with --dry-run: take the warnings of days still to come as given")
	private boolean assumeWarned;

	@Option(names = "--opening", paramLabel = "expire|defer",
			description = "what becomes of lots that were due before the very first day")
	private @Nullable String opening;

	@Option(names = "--list-is-done",
			description = "end with 0, not 4, where lots were refused or withheld; for schedulers to which all but 0 is a "
					+ "failure")
	private boolean listIsDone;

	@Mixin
	private final AcceptLargeOption acceptLarge = new AcceptLargeOption();

	@Override
	boolean works() {
		return !this.dryRun;
	}

	@Override
	String title() {
		return (this.date == null) ? "run" : "run --date " + this.date;
	}

	@Override
	CloseOptions order(LocalDate today, List<Feed> feeds) {
		if (this.assumeWarned && !this.dryRun) {
			throw new UsageError("--assume-warned is about a look ahead; give it together with --dry-run.");
		}
		return new CloseOptions(this.date, today, opening(), this.acceptLarge.reason(), null, user(), feeds);
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

	@Override
	CloseReport carryOut(DayCloser closer, CloseOptions order, Consumer<CloseReport.Day> progress) {
		return closer.run(order, progress);
	}

	@Override
	int print(ClosingSummary summary, CloseReport report) {
		int code = summary.print(report);
		return (this.listIsDone && code == ExitCode.DONE_WITH_LIST) ? ExitCode.DONE : code;
	}

	@Override
	int run(Session session) throws IOException {
		if (!this.dryRun) {
			return super.run(session);
		}
		CloseOptions order = order(session);
		String suffix = trial(session).map(PolicyTrial::suffix).orElse("");
		DryRun.Foresight foresight = session.get(DryRun.class)
			.of(order.until(), order.opening(), this.assumeWarned, suffix);
		Catalogue words = words(session);
		print(foresight,
				"%s%n%s%n".formatted(
						words.say("dry-run", order.until(), ClosingSummary.line(foresight.totals(), words)),
						words.say("dry-run.file", foresight.file())));
		return ExitCode.DONE;
	}

}
