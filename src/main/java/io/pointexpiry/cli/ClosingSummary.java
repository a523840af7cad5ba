package io.pointexpiry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.closing.CloseOptions;
import io.pointexpiry.closing.CloseReport;
import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.domain.Outcome;
import io.pointexpiry.domain.Tally;
import io.pointexpiry.language.Catalogue;

/**
 * What a run, rerun or reverse says: a line for each day it closed, which goes to the log
 * and is English, and its control totals at the end.
 */
final class ClosingSummary {

	private static final Catalogue ENGLISH = new Catalogue(ClosingSummary.class, Locale.ENGLISH);

	private final BooksCommand command;

	private final CloseOptions order;

	private final Catalogue words;

	ClosingSummary(BooksCommand command, CloseOptions order, Catalogue words) {
		this.command = command;
		this.order = order;
		this.words = words;
	}

	/** Says what a day did; quiet days of a long catch-up say nothing. */
	void progress(CloseReport.Day day) {
		if (day.totals().candidates().lots() == 0) {
			return;
		}
		this.command.err()
			.println("%s closed (%s): %s".formatted(day.businessDate(), day.runId(), line(day.totals(), ENGLISH)));
		this.command.err().flush();
	}

	int print(CloseReport report) {
		this.command.print(report, text(lines(report)));
		return (report.newlyListed() > 0 || !report.unfit().isEmpty()) ? ExitCode.DONE_WITH_LIST : ExitCode.DONE;
	}

	/**
	 * Says what a reverse did; lots that wait are what was asked for, and no surprise.
	 */
	int printReversal(CloseReport report) {
		this.command.print(report, text(linesOfReversal(report)));
		return ExitCode.DONE;
	}

	private static String text(List<String> lines) {
		return lines.stream().map("%s%n"::formatted).collect(Collectors.joining());
	}

	private List<String> lines(CloseReport report) {
		if (report.days().isEmpty()) {
			return List.of(this.words.say("closed.already", this.order.until()));
		}
		int days = report.days().size();
		List<String> lines = new ArrayList<>();
		lines.add(this.words.counted("closed", days, report.days().get(days - 1).businessDate()));
		lines.add(this.words.say("totals", line(report.totals(), this.words)));
		lines.addAll(notices(report));
		if (report.newlyListed() > 0) {
			lines.add(this.words.say("listed", BooksCommand.number(report.newlyListed())));
			report.listed()
				.forEach((lot) -> lines.add("  " + this.words.say("listed.lot", lot.lotId(), lot.memberId(),
						BooksCommand.number(lot.points()), lot.cause())));
		}
		if (!report.unfit().isEmpty()) {
			lines.add(this.words.say("unfit"));
			report.unfit().forEach((it) -> lines.add("  " + it));
		}
		return lines;
	}

	private List<String> linesOfReversal(CloseReport report) {
		Tally back = report.totals().of(Outcome.WITHHELD);
		if (back.lots() == 0) {
			return List.of(this.words.say("reversed.nothing", this.order.until()));
		}
		List<String> lines = new ArrayList<>();
		lines.add(this.words.counted("reversed", back.lots(), this.order.until(), BooksCommand.number(back.points())));
		lines.add(this.words.say("reversed.wait", this.order.until()));
		lines.addAll(notices(report));
		return lines;
	}

	private List<String> notices(CloseReport report) {
		String made = (report.folder() == null) ? this.words.say("notices.none")
				: this.words.say("notices", BooksCommand.number(report.notices() - report.unreachable()),
						BooksCommand.number(report.unreachable()), report.folder());
		return (report.tooLate() == 0) ? List.of(made)
				: List.of(made, this.words.counted("notices.late", report.tooLate()));
	}

	static String line(ControlTotals totals, Catalogue words) {
		return words.counted("totals.sum", totals.candidates().lots(), tally(totals.candidates(), words),
				Stream.of(Outcome.values())
					.map((outcome) -> words.say("outcome." + outcome, tally(totals.of(outcome), words)))
					.collect(Collectors.joining(" + ")));
	}

	private static String tally(Tally tally, Catalogue words) {
		return (tally.lots() == 0) ? "0"
				: words.say("tally", BooksCommand.number(tally.lots()), BooksCommand.number(tally.points()));
	}

}
