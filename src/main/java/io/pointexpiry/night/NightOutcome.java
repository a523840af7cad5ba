package io.pointexpiry.night;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.pointexpiry.database.Conflicts;
import io.pointexpiry.database.RowHolders;
import io.pointexpiry.file.PhoneMask;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Says in the job repository how an execution ended: when, by the program's clock and in
 * UTC, and where it did not complete in a sentence why, as {@code status} shows it and
 * the command ends with it.
 */
@Component
public final class NightOutcome implements JobExecutionListener {

	private final RowHolders holders;

	private final InstantSource clock;

	NightOutcome(RowHolders holders, InstantSource clock) {
		this.holders = holders;
		this.clock = clock;
	}

	@Override
	public void afterJob(JobExecution execution) {
		execution.setEndTime(LocalDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC));
		if (execution.getStatus() != BatchStatus.COMPLETED) {
			NightStoppedException stop = stop(execution, execution.getAllFailureExceptions());
			execution.addFailureException(stop);
			execution.setExitStatus(
					new ExitStatus(execution.getExitStatus().getExitCode(), String.valueOf(stop.getMessage())));
		}
	}

	/** What stopped an execution that did not complete. */
	public static NightStoppedException stopOf(JobExecution execution) {
		return execution.getFailureExceptions()
			.stream()
			.filter(NightStoppedException.class::isInstance)
			.map(NightStoppedException.class::cast)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("the night ended as " + execution.getStatus()));
	}

	private NightStoppedException stop(JobExecution execution, List<Throwable> failures) {
		if (execution.getStatus() == BatchStatus.STOPPED) {
			return new NightStoppedException(NightStoppedException.Kind.RESUMABLE,
					"The night was stopped between two chunks. The same command goes on from there.");
		}
		return failures.stream()
			.flatMap(NightOutcome::causes)
			.filter(NightStoppedException.class::isInstance)
			.map(NightStoppedException.class::cast)
			.findFirst()
			.orElseGet(() -> failed(execution, failures));
	}

	private NightStoppedException failed(JobExecution execution, List<Throwable> failures) {
		String step = execution.getStepExecutions()
			.stream()
			.filter((it) -> it.getStatus() != BatchStatus.COMPLETED)
			.map(StepExecution::getStepName)
			.findFirst()
			.orElse("its first step");
		if (failures.stream().anyMatch(Conflicts::isWaitInVain)) {
			return new NightStoppedException(NightStoppedException.Kind.RESUMABLE,
					"%s waited for rows in vain. %s The same command goes on from there.".formatted(step,
							this.holders.sentence()));
		}
		String cause = failures.stream()
			.flatMap(NightOutcome::causes)
			.reduce((outer, inner) -> inner)
			.map((root) -> root.getClass().getSimpleName() + ": "
					+ ((root instanceof SQLException) ? PhoneMask.in(String.valueOf(root.getMessage()))
							: root.getMessage()))
			.orElse(execution.getExitStatus().getExitDescription());
		NightStoppedException stop = new NightStoppedException(NightStoppedException.Kind.RESUMABLE,
				"%s%s failed: %s. What was committed stays; the same command goes on from there."
					.formatted(place(failures), step, inShort(cause)));
		failures.forEach(stop::addSuppressed);
		return stop;
	}

	/**
	 * The last cause that a stack trace names; where a connection was cut, there may be
	 * one.
	 */
	private static String inShort(String cause) {
		String last = cause.lines()
			.filter((line) -> line.startsWith("Caused by: "))
			.reduce((outer, inner) -> inner)
			.orElseGet(() -> cause.lines().findFirst().orElse(cause));
		return last.replaceFirst("^Caused by: ", "").replaceFirst("; SQL statement:.*", "").strip();
	}

	/** A file that could not be written has a sentence of its own, which names it. */
	private static String place(List<Throwable> failures) {
		return failures.stream()
			.flatMap(NightOutcome::causes)
			.filter(UncheckedIOException.class::isInstance)
			.findFirst()
			.map((unwritten) -> unwritten.getMessage() + " ")
			.orElse("");
	}

	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
	}

}
