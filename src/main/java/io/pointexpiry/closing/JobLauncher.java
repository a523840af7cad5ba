package io.pointexpiry.closing;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.pointexpiry.database.Conflicts;
import io.pointexpiry.database.RowHolders;
import io.pointexpiry.file.PhoneMask;
import io.pointexpiry.job.DeadExecutions;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.night.NightConfiguration;
import io.pointexpiry.night.NightRuns;
import io.pointexpiry.night.NightStoppedException;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Starts and resumes executions of the nightly job, and of reversals; the caller holds
 * the lock, so that no other one runs.
 */
final class JobLauncher {

	/**
	 * How often a day is started in a row without one chunk committed, because of
	 * deadlocks or serialization failures: a long night beside online services may meet
	 * more of them, and gets on.
	 */
	private static final int TRIES = 5;

	private final JobOperator operator;

	private final JobRepository repository;

	private final Job night;

	private final Job reversal;

	private final InstantSource clock;

	private final RowHolders holders;

	JobLauncher(JobOperator operator, JobRepository repository, Job night, Job reversal, InstantSource clock,
			RowHolders holders) {
		this.operator = operator;
		this.repository = repository;
		this.night = night;
		this.reversal = reversal;
		this.clock = clock;
		this.holders = holders;
	}

	/**
	 * Runs the job of a day's run until it is complete.
	 * @throws NightStoppedException if it was stopped or failed; it can be resumed by the
	 * same call
	 */
	void complete(NightRun run) {
		Job job = run.isReverse() ? this.reversal : this.night;
		JobParameters parameters = NightRuns.parameters(run);
		int tries = 0;
		while (true) {
			JobExecution execution = start(job, parameters);
			if (execution.getStatus() == BatchStatus.COMPLETED) {
				return;
			}
			tries = gotOn(execution) ? 1 : tries + 1;
			List<Throwable> failures = execution.getAllFailureExceptions();
			if (tries == TRIES || failures.stream().noneMatch(Conflicts::passes)) {
				startOverIfOnlyWeighed(execution);
				throw stop(execution, failures);
			}
		}
	}

	private static boolean gotOn(JobExecution execution) {
		return execution.getStepExecutions().stream().anyMatch((step) -> step.getCommitCount() > 0);
	}

	/**
	 * A night that was found too large has recorded nothing yet. It starts over, so that
	 * dates are made again where the operator corrects what made it so large.
	 */
	private void startOverIfOnlyWeighed(JobExecution execution) {
		boolean weighed = execution.getStepExecutions()
			.stream()
			.anyMatch((step) -> step.getStepName().equals(NightConfiguration.CHECK_VOLUME)
					&& step.getStatus() == BatchStatus.FAILED);
		if (weighed) {
			this.repository.deleteJobInstance(execution.getJobInstance());
		}
	}

	/**
	 * Forgets how far a night came, so that it starts over: for one that has decided
	 * nothing yet, and whose rules were amended since.
	 */
	void startOver(NightRun run) {
		JobInstance instance = this.repository.getJobInstance(this.night.getName(), NightRuns.parameters(run));
		if (instance != null) {
			this.repository.deleteJobInstance(instance);
		}
	}

	private JobExecution start(Job job, JobParameters parameters) {
		new DeadExecutions(this.repository).close(job.getName(), parameters, this.clock.instant());
		try {
			return this.operator.start(job, parameters);
		}
		catch (JobInstanceAlreadyCompleteException ex) {
			// Killed between the end of the job and the note that it ended: nothing is
			// left to do.
			return lastExecution(job, parameters).orElseThrow(() -> new IllegalStateException(ex));
		}
		catch (JobExecutionException ex) {
			throw new IllegalStateException("the night could not be started: " + ex.getMessage(), ex);
		}
	}

	private Optional<JobExecution> lastExecution(Job job, JobParameters parameters) {
		return Optional.ofNullable(this.repository.getLastJobExecution(job.getName(), parameters));
	}

	private NightStoppedException stop(JobExecution execution, List<Throwable> failures) {
		if (execution.getStatus() == BatchStatus.STOPPED) {
			return new NightStoppedException(NightStoppedException.Kind.RESUMABLE,
					"The night was stopped between two chunks. The same command goes on from there.");
		}
		return failures.stream()
			.flatMap(JobLauncher::causes)
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
			.flatMap(JobLauncher::causes)
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
			.flatMap(JobLauncher::causes)
			.filter(UncheckedIOException.class::isInstance)
			.findFirst()
			.map((unwritten) -> unwritten.getMessage() + " ")
			.orElse("");
	}

	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
	}

}
