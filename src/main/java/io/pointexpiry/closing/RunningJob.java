package io.pointexpiry.closing;

import java.util.List;

import io.pointexpiry.night.NightConfiguration;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Stops the running night between two chunks when the process is told to end. */
public final class RunningJob {

	private final JobOperator operator;

	private final JobRepository repository;

	private volatile boolean stopping;

	RunningJob(JobOperator operator, JobRepository repository) {
		this.operator = operator;
		this.repository = repository;
	}

	/** Whether the process was told to end: no further day is begun. */
	boolean isStopping() {
		return this.stopping;
	}

	/**
	 * Asks the night to stop after the chunks it is working on; returns at once. To be
	 * called again until it has stopped: a night that is just beginning, or noting its
	 * own progress, may not have heard.
	 * @throws DataAccessException if the books cannot be reached
	 */
	public void stop() {
		this.stopping = true;
		for (String job : List.of(NightConfiguration.NIGHT, NightConfiguration.REVERSAL)) {
			this.repository.findRunningJobExecutions(job).forEach(this::stop);
		}
	}

	private void stop(JobExecution execution) {
		try {
			this.operator.stop(execution);
		}
		catch (JobExecutionNotRunningException ex) {
			this.stopping = true; // it ended by itself meanwhile
		}
		catch (OptimisticLockingFailureException ex) {
			this.stopping = true; // it noted its progress at this instant
		}
	}

}
