package io.pointexpiry.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.closing.CloseOptions;
import io.pointexpiry.closing.CloseReport;
import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.domain.Outcome;
import io.pointexpiry.domain.Tally;

/**
 * What a run, rerun or reverse says: a line for each day it closed, and its control
 * totals at the end.
 */
final class ClosingSummary {

	private final BooksCommand command;

	private final CloseOptions order;

	ClosingSummary(BooksCommand command, CloseOptions order) {
		this.command = command;
		this.order = order;
	}

	/** Says what a day did; quiet days of a long catch-up say nothing. */
	void progress(CloseReport.Day day) {
		if (day.totals().candidates().lots() == 0) {
			return;
		}
		this.command.err().println("%s closed (%s): %s".formatted(day.businessDate(), day.runId(), line(day.totals())));
		this.command.err().flush();
	}

	int print(CloseReport report) {
		this.command.print(report, text(report));
		return (report.newlyListed() > 0 || !report.unfit().isEmpty()) ? ExitCode.DONE_WITH_LIST : ExitCode.DONE;
	}

	/**
	 * Says what a reverse did; lots that wait are what was asked for, and no surprise.
	 */
	int printReversal(CloseReport report) {
		this.command.print(report, textOfReversal(report));
		return ExitCode.DONE;
	}

	private String text(CloseReport report) {
		if (report.days().isEmpty()) {
			return "%s is closed already; nothing to do.%n".formatted(this.order.until());
		}
		StringBuilder text = new StringBuilder();
		text.append(
				"Closed %d %s up to %s.%n".formatted(report.days().size(), (report.days().size() == 1) ? "day" : "days",
						report.days().get(report.days().size() - 1).businessDate()));
		text.append("Control totals: %s%n".formatted(line(report.totals())));
		text.append(notices(report));
		if (report.newlyListed() > 0) {
			text.append("Withheld or refused for the first time, %,d lots:%n".formatted(report.newlyListed()));
			report.listed().forEach((lot) -> text.append("  ").append(lot).append(System.lineSeparator()));
		}
		if (!report.unfit().isEmpty()) {
			text.append("Redemptions of online services that do not fit their lots:%n".formatted());
			report.unfit().forEach((it) -> text.append("  ").append(it).append(System.lineSeparator()));
		}
		return text.toString();
	}

	private String textOfReversal(CloseReport report) {
		Tally back = report.totals().of(Outcome.WITHHELD);
		if (back.lots() == 0) {
			return "Nothing that %s took is left to be given back.%n".formatted(this.order.until());
		}
		return """
				Reversed %s: %,d lots with %,d points are open again.
				They wait (REVERSED) until the day is closed once more: rerun --date %s
				%s""".formatted(this.order.until(), back.lots(), back.points(), this.order.until(), notices(report));
	}

	private static String notices(CloseReport report) {
		String late = (report.tooLate() == 0) ? "" : """
				%,d notices were not made: it was too late to send them. The next run tells what still holds.
				""".formatted(report.tooLate());
		String made = (report.folder() == null) ? "No notices were needed.%n".formatted()
				: "Notices: %,d to send, %,d for members who cannot be reached: %s%n"
					.formatted(report.notices() - report.unreachable(), report.unreachable(), report.folder());
		return made + late;
	}

	static String line(ControlTotals totals) {
		return "%s candidates = %s".formatted(tally(totals.candidates()), Stream.of(Outcome.values())
			.map((outcome) -> "%s %s".formatted(tally(totals.of(outcome)), outcome.name().toLowerCase(Locale.ROOT)))
			.collect(Collectors.joining(" + ")));
	}

	private static String tally(Tally tally) {
		return (tally.lots() == 0) ? "0" : "%,d (%,d points)".formatted(tally.lots(), tally.points());
	}

}
