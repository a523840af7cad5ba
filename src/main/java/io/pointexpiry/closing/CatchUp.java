package io.pointexpiry.closing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.ledger.CloseRequest;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.RunLog;
import io.pointexpiry.night.ControlTotalsBook;
import io.pointexpiry.night.NightStoppedException;
import io.pointexpiry.notice.Feed;
import org.jspecify.annotations.Nullable;

/**
 * Closes the days of a call, in order, each by an execution of the night job; days that
 * were closed before an interruption are passed over.
 *
 * @see "rules.md#closing-days"
 */
final class CatchUp {

	private final RunLog runs;

	private final ControlTotalsBook totals;

	private final Preconditions preconditions;

	private final JobLauncher jobs;

	private final RunningJob running;

	private final InstantSource clock;

	CatchUp(RunLog runs, ControlTotalsBook totals, Preconditions preconditions, JobLauncher jobs, RunningJob running,
			InstantSource clock) {
		this.runs = runs;
		this.totals = totals;
		this.preconditions = preconditions;
		this.jobs = jobs;
		this.running = running;
		this.clock = clock;
	}

	/**
	 * Finishes the call that was not finished, where there is one.
	 * @return its number; empty: there was none
	 */
	List<Long> finishUnfinished(CloseOptions order, Consumer<CloseReport.Day> progress) {
		return this.runs.unfinished().map((closing) -> {
			String accept = order.acceptLarge();
			if (accept != null) {
				this.runs.acceptLarge(closing.closingId(), accept, order.byWhom());
			}
			finish(closing, progress);
			return List.of(closing.closingId());
		}).orElse(List.of());
	}

	/**
	 * Begins a call and closes its days.
	 * @return its number
	 */
	long begin(String command, LocalDate from, LocalDate until, LocalDate sendOn, CloseOptions order,
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
