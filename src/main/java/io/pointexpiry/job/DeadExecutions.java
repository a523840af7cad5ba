package io.pointexpiry.job;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Closes what a dead process left open: executions that seem to run, although the caller
 * holds the lock under which they run. It also stops a frozen process that wakes up
 * later: its next chunk fails, because its execution has changed. ({@code
 * JobOperator.recover} passes over executions of status UNKNOWN.)
 */
public final class DeadExecutions {

	private final JobRepository repository;

	public DeadExecutions(JobRepository repository) {
		this.repository = repository;
	}

	/**
	 * Lets a job be started again.
	 * @param endedAt when the executions that are closed count as ended
	 */
	public void close(String job, JobParameters parameters, Instant endedAt) {
		JobInstance instance = this.repository.getJobInstance(job, parameters);
		if (instance == null) {
			return;
		}
		List<JobExecution> executions = this.repository.getJobExecutions(instance);
		if (executions.isEmpty()) { // died between two transactions
			this.repository.deleteJobInstance(instance);
		}
		LocalDateTime end = LocalDateTime.ofInstant(endedAt, ZoneOffset.UTC);
		executions.forEach((execution) -> failSteps(execution, end));
		executions.stream().filter((it) -> isOpen(it.getStatus())).forEach((execution) -> fail(execution, end));
	}

	/** Also of one that ended: a range that was handed out may not have heard of it. */
	private void failSteps(JobExecution execution, LocalDateTime end) {
		for (StepExecution step : execution.getStepExecutions()) {
			if (isOpen(step.getStatus())) {
				step.setStatus(BatchStatus.FAILED);
				step.setExitStatus(ExitStatus.FAILED.addExitDescription("its process died"));
				step.setEndTime(end);
				this.repository.update(step);
			}
		}
	}

	private void fail(JobExecution execution, LocalDateTime end) {
		execution.setStatus(BatchStatus.FAILED);
		execution.setExitStatus(ExitStatus.FAILED.addExitDescription("its process died"));
		execution.setEndTime(end);
		this.repository.update(execution);
	}

	private static boolean isOpen(BatchStatus status) {
		return status.isRunning() || status == BatchStatus.UNKNOWN;
	}

}
