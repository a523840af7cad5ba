package io.pointexpiry.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.pointexpiry.database.Conflicts;
import io.pointexpiry.job.DeadExecutions;
import io.pointexpiry.job.JobRetries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.FatalStepExecutionException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Starts executions of the import and goes on with those that died; the caller holds the
 * lock, so that no other one runs.
 */
final class ImportLauncher {

	private static final Logger LOG = LoggerFactory.getLogger(ImportLauncher.class);

	private static final JobRetries RETRIES = new JobRetries(Conflicts::passes);

	private final JobOperator operator;

	private final JobRepository repository;

	private final Job job;

	ImportLauncher(JobOperator operator, JobRepository repository, Job job) {
		this.operator = operator;
		this.repository = repository;
		this.job = job;
	}

	/**
	 * Executes the job until it is complete.
	 * @param now the present, for executions that died
	 * @throws ImportStoppedException if it was told to stop
	 * @throws RuntimeException what a step failed with; the same call goes on
	 */
	void complete(JobParameters parameters, Instant now) {
		JobExecution last = RETRIES.complete(() -> start(parameters, now));
		if (last.getStatus() == BatchStatus.STOPPED) {
			throw new ImportStoppedException();
		}
		if (last.getStatus() != BatchStatus.COMPLETED) {
			throw thrown(last, last.getAllFailureExceptions());
		}
	}

	/**
	 * Asks the import to stop after the chunks that are worked on, here and elsewhere;
	 * returns at once. To be called again until it has stopped. A file whose last row is
	 * in the books is finished first.
	 * @throws DataAccessException if the books cannot be reached
	 */
	void stop() {
		this.repository.findRunningJobExecutions(this.job.getName())
			.stream()
			.filter((running) -> running.getStepExecutions().stream().noneMatch(ImportSteps::isFinishing))
			.forEach(this::stop);
	}

	private void stop(JobExecution running) {
		try {
			this.operator.stop(running);
		}
		catch (JobExecutionNotRunningException | OptimisticLockingFailureException ex) {
			LOG.debug("it ended meanwhile, or noted its progress at this instant", ex);
		}
	}

	private JobExecution start(JobParameters parameters, Instant now) {
		new DeadExecutions(this.repository).close(this.job.getName(), parameters, now);
		try {
			return this.operator.start(this.job, parameters);
		}
		catch (JobInstanceAlreadyCompleteException ex) {
			return Objects.requireNonNull(this.repository.getLastJobExecution(this.job.getName(), parameters));
		}
		catch (JobExecutionException ex) {
			throw new IllegalStateException("the import could not be started: " + ex.getMessage(), ex);
		}
	}

	/** What the step that failed threw itself, without what was put around it. */
	private static RuntimeException thrown(JobExecution execution, List<Throwable> failures) {
		Throwable first = failures.stream()
			.flatMap(ImportLauncher::causes)
			.filter((cause) -> !(cause instanceof FatalStepExecutionException)
					&& !(cause instanceof JobExecutionException))
			.findFirst()
			.orElseGet(() -> new IllegalStateException("the import ended as " + execution.getStatus()));
		if (first instanceof RuntimeException unchecked) {
			return unchecked;
		}
		return (first instanceof IOException read) ? new UncheckedIOException(read)
				: new IllegalStateException(first.getMessage(), first);
	}

	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
	}

}
