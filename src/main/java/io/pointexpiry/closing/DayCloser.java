package io.pointexpiry.closing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.pointexpiry.ledger.Calendar;
import io.pointexpiry.ledger.CloseRequest;
import io.pointexpiry.ledger.Reversals;
import io.pointexpiry.ledger.RunLog;
import io.pointexpiry.night.NightStoppedException;

/**
 * Closes days: finishes what an earlier call left, catches up what was missed, in order,
 * and tells members once at the end. The caller holds the lock on the books.
 *
 * @see "rules.md#closing-days"
 */
public final class DayCloser {

	private final Calendar calendar;

	private final RunLog runs;

	private final Reversals reversals;

	private final Preconditions preconditions;

	private final CatchUp catchUp;

	private final CloseReports reports;

	DayCloser(Calendar calendar, RunLog runs, Reversals reversals, Preconditions preconditions, CatchUp catchUp,
			CloseReports reports) {
		this.calendar = calendar;
		this.runs = runs;
		this.reversals = reversals;
		this.preconditions = preconditions;
		this.catchUp = catchUp;
		this.reports = reports;
	}

	/**
	 * Closes every day from the last one closed up to the one ordered; for a closed day
	 * it does nothing.
	 * @param progress is told each day that is closed
	 * @throws NightStoppedException if the night must not go on
	 */
	public CloseReport run(CloseOptions order, Consumer<CloseReport.Day> progress) {
		this.preconditions.check(order);
		List<Long> closings = new ArrayList<>(this.catchUp.finishUnfinished(order, progress));
		LocalDate until = order.until();
		LocalDate first = this.calendar.firstClosed();
		LocalDate last = this.calendar.lastClosed();
		this.preconditions.checkEnded(until, order.today());
		if (first != null && until.isBefore(first)) {
			throw new NightStoppedException(NightStoppedException.Kind.USAGE,
					"%s lies before %s, the first day that was ever closed.".formatted(until, first));
		}
		if (last == null || until.isAfter(last)) {
			this.preconditions.checkInputs(until);
			if (last == null) {
				this.preconditions.checkOpening(order, until);
			}
			LocalDate from = (last == null) ? until : last.plusDays(1);
			closings.add(this.catchUp.begin("run", from, until, until.plusDays(1), order, progress));
		}
		return this.reports.of(closings);
	}

	/**
	 * Evaluates a closed day again: what came late is processed, and nothing is done
	 * twice.
	 * @throws NightStoppedException if the night must not go on
	 */
	public CloseReport rerun(CloseOptions order, Consumer<CloseReport.Day> progress) {
		this.preconditions.check(order);
		LocalDate day = order.until();
		Optional<CloseRequest> unfinished = this.runs.unfinished();
		List<Long> closings = new ArrayList<>(this.catchUp.finishUnfinished(order, progress));
		LocalDate last = closedUpTo(day, "Close it with: run --date " + day);
		boolean resumed = unfinished.filter((it) -> !it.isReverse())
			.filter((it) -> !day.isBefore(it.firstDay()) && !day.isAfter(it.lastDay()))
			.isPresent();
		if (!resumed) {
			closings.add(this.catchUp.begin("rerun", day, day, last.plusDays(1), order, progress));
		}
		return this.reports.of(closings);
	}

	/**
	 * Gives back what the runs of a closed day took and nobody gave back since. The lots
	 * wait until a rerun closes the day again.
	 * @throws NightStoppedException if that must not be done
	 */
	public CloseReport reverse(CloseOptions order, Consumer<CloseReport.Day> progress) {
		this.preconditions.check(order);
		LocalDate day = order.until();
		boolean resumed = this.runs.unfinished()
			.filter(CloseRequest::isReverse)
			.filter((it) -> day.equals(it.lastDay()))
			.isPresent();
		List<Long> closings = new ArrayList<>(this.catchUp.finishUnfinished(order, progress));
		LocalDate last = closedUpTo(day, "Only a closed day can be reversed.");
		if (!resumed && this.reversals.count(day) > 0) {
			closings.add(this.catchUp.begin("reverse", day, day, last.plusDays(1), order, progress));
		}
		return this.reports.of(closings);
	}

	/** The last closed day, where this one is closed, too. */
	private LocalDate closedUpTo(LocalDate day, String wayOut) {
		LocalDate first = this.calendar.firstClosed();
		LocalDate last = this.calendar.lastClosed();
		if (first == null || last == null || day.isBefore(first) || day.isAfter(last)) {
			throw new NightStoppedException(NightStoppedException.Kind.USAGE,
					"%s was never closed (closed are %s to %s). %s".formatted(day, (first == null) ? "no days" : first,
							(last == null) ? "none" : last, wayOut));
		}
		return last;
	}

}
