package io.pointexpiry.closing;

import java.time.InstantSource;

import io.pointexpiry.database.Conflicts;
import io.pointexpiry.job.DeadExecutions;
import io.pointexpiry.job.JobRetries;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.night.NightConfiguration;
import io.pointexpiry.night.NightOutcome;
import io.pointexpiry.night.NightRuns;
import io.pointexpiry.night.NightStoppedException;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;

/**
 * Starts and resumes executions of the nightly job, and of reversals; the caller holds
 * the lock, so that no other one runs.
 */
final class JobLauncher {

	private static final JobRetries RETRIES = new JobRetries(Conflicts::passes);

	private final JobOperator operator;

	private final JobRepository repository;

	private final Job night;

	private final Job reversal;

	private final InstantSource clock;

	JobLauncher(JobOperator operator, JobRepository repository, Job night, Job reversal, InstantSource clock) {
		this.operator = operator;
		this.repository = repository;
		this.night = night;
		this.reversal = reversal;
		this.clock = clock;
	}

	/**
	 * Runs the job of a day's run until it is complete.
	 * @throws NightStoppedException if it was stopped or failed; it can be resumed by the
	 * same call
	 */
	void complete(NightRun run) {
		Job job = run.isReverse() ? this.reversal : this.night;
		JobParameters parameters = NightRuns.parameters(run);
		startOverIfOnlyWeighed(job, parameters);
		JobExecution last = RETRIES.complete(() -> start(job, parameters));
		if (last.getStatus() != BatchStatus.COMPLETED) {
			throw NightOutcome.stopOf(last);
		}
	}

	/**
	 * A night that was found too large has recorded nothing yet. It starts over, so that
	 * dates are made again where the operator corrected what made it so large. Until then
	 * the job repository says why it failed.
	 */
	private void startOverIfOnlyWeighed(Job job, JobParameters parameters) {
		JobExecution last = this.repository.getLastJobExecution(job.getName(), parameters);
		if (last != null && last.getStepExecutions()
			.stream()
			.anyMatch((step) -> step.getStepName().equals(NightConfiguration.CHECK_VOLUME)
					&& step.getStatus() == BatchStatus.FAILED)) {
			this.repository.deleteJobInstance(last.getJobInstance());
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
		catch (JobExecutionException ex) {
			throw new IllegalStateException("the night could not be started: " + ex.getMessage(), ex);
		}
	}

}
