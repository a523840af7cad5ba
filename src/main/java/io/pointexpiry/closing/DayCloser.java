package io.pointexpiry.closing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.ledger.Calendar;
import io.pointexpiry.ledger.CloseRequest;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.Reversals;
import io.pointexpiry.ledger.RunLog;
import io.pointexpiry.night.ControlTotalsBook;
import io.pointexpiry.night.NightStoppedException;
import io.pointexpiry.notice.Feed;
import org.jspecify.annotations.Nullable;

/**
 * Closes days: finishes what an earlier call left, catches up what was missed, in order,
 * and tells members once at the end. The caller holds the lock on the books.
 *
 * @see "rules.md#closing-days"
 */
public final class DayCloser {

	private final Calendar calendar;

	private final RunLog runs;

	private final ControlTotalsBook totals;

	private final Reversals reversals;

	private final Preconditions preconditions;

	private final OpeningBacklog openings;

	private final JobLauncher jobs;

	private final CloseReports reports;

	private final RunningJob running;

	private final InstantSource clock;

	DayCloser(Calendar calendar, RunLog runs, ControlTotalsBook totals, Reversals reversals,
			Preconditions preconditions, OpeningBacklog openings, JobLauncher jobs, CloseReports reports,
			RunningJob running, InstantSource clock) {
		this.calendar = calendar;
		this.runs = runs;
		this.totals = totals;
		this.reversals = reversals;
		this.preconditions = preconditions;
		this.openings = openings;
		this.jobs = jobs;
		this.reports = reports;
		this.running = running;
		this.clock = clock;
	}

	/**
	 * Closes every day from the last one closed up to the one ordered; for a closed day
	 * it does nothing.
	 * @param progress is told each day that is closed
	 * @throws NightStoppedException if the night must not go on
	 */
	public CloseReport run(CloseOptions order, Consumer<CloseReport.Day> progress) {
		this.preconditions.check(order);
		List<Long> closings = new ArrayList<>(finishUnfinished(order, progress));
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
				checkOpening(order, until);
			}
			LocalDate from = (last == null) ? until : last.plusDays(1);
			closings.add(begin("run", from, until, until.plusDays(1), order, progress));
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
		List<Long> closings = new ArrayList<>(finishUnfinished(order, progress));
		LocalDate last = closedUpTo(day, "Close it with: run --date " + day);
		boolean resumed = unfinished.filter((it) -> !it.isReverse())
			.filter((it) -> !day.isBefore(it.firstDay()) && !day.isAfter(it.lastDay()))
			.isPresent();
		if (!resumed) {
			closings.add(begin("rerun", day, day, last.plusDays(1), order, progress));
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
		List<Long> closings = new ArrayList<>(finishUnfinished(order, progress));
		LocalDate last = closedUpTo(day, "Only a closed day can be reversed.");
		if (!resumed && this.reversals.count(day) > 0) {
			closings.add(begin("reverse", day, day, last.plusDays(1), order, progress));
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

	private List<Long> finishUnfinished(CloseOptions order, Consumer<CloseReport.Day> progress) {
		return this.runs.unfinished().map((closing) -> {
			String accept = order.acceptLarge();
			if (accept != null) {
				this.runs.acceptLarge(closing.closingId(), accept, order.byWhom());
			}
			finish(closing, progress);
			return List.of(closing.closingId());
		}).orElse(List.of());
	}

	private void checkOpening(CloseOptions order, LocalDate day) {
		if (order.opening() != null) {
			return;
		}
		this.openings.question(day).ifPresent((sentence) -> {
			throw new NightStoppedException(NightStoppedException.Kind.USAGE, sentence);
		});
	}

	private long begin(String command, LocalDate from, LocalDate until, LocalDate sendOn, CloseOptions order,
			Consumer<CloseReport.Day> progress) {
		CloseRequest closing = this.runs
			.begin(new CloseRequest(0, command, from, until, sendOn, order.opening(), order.acceptLarge(), order.why(),
					order.byWhom(), now(), order.feeds().stream().map(Feed::id).toList()));
		finish(closing, progress);
		return closing.closingId();
	}

	private void finish(CloseRequest closing, Consumer<CloseReport.Day> progress) {
		for (LocalDate day = closing.firstDay(); !day.isAfter(closing.lastDay()); day = day.plusDays(1)) {
			if (this.running.isStopping()) {
				throw new NightStoppedException(NightStoppedException.Kind.RESUMABLE,
						"The run was stopped before %s. The same command goes on from there.".formatted(day));
			}
			closeDay(closing, day).ifPresent((run) -> progress
				.accept(new CloseReport.Day(run.runId(), run.businessDate(), this.totals.of(run.runId()))));
		}
	}

	/** The day's run, or empty where the day was finished before. */
	private Optional<NightRun> closeDay(CloseRequest closing, LocalDate day) {
		@Nullable NightRun begun = this.runs.night(closing.closingId(), day).orElse(null);
		if (begun != null && this.runs.isDone(begun.runId())) {
			return Optional.empty();
		}
		NightRun run = (begun != null) ? begun : this.runs.beginNight(closing, day, now());
		startOverUnderAmendment(run);
		this.jobs.complete(run);
		return Optional.of(run);
	}

	/**
	 * A night that was interrupted before its first decision dates everything again where
	 * a policy was amended meanwhile. One that was interrupted later ends under the dates
	 * that it made, and the next one takes up the amendment.
	 */
	private void startOverUnderAmendment(NightRun run) {
		boolean undecided = this.totals.of(run.runId()).equals(ControlTotals.NONE);
		if (!run.isReverse() && undecided && this.preconditions.isAmendmentWaiting()) {
			this.jobs.startOver(run);
		}
	}

	private Instant now() {
		return this.clock.instant();
	}

}
