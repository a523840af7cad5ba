package io.pointexpiry.worker;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/**
 * Works on one range as the job repository knows it now: from the key on that its last
 * chunk committed, whoever wrote that.
 */
final class RangeExecution {

	private final JobRepository repository;

	private final Set<StepExecution> running = ConcurrentHashMap.newKeySet();

	RangeExecution(JobRepository repository) {
		this.repository = repository;
	}

	/**
	 * Works on it, unless it is complete.
	 * @return how it ended, with its failures
	 */
	StepExecution carryOut(Step step, long id) {
		StepExecution execution = Objects.requireNonNull(this.repository.getStepExecution(id), "a range has a row");
		if (execution.getStatus() == BatchStatus.COMPLETED) {
			return execution;
		}
		execution.setStatus(BatchStatus.STARTING);
		execution.setExitStatus(ExitStatus.EXECUTING);
		this.running.add(execution);
		try {
			step.execute(execution);
		}
		catch (JobInterruptedException ex) {
			execution.setStatus(BatchStatus.STOPPED);
		}
		finally {
			this.running.remove(execution);
		}
		return execution;
	}

	boolean isBusy() {
		return !this.running.isEmpty();
	}

	/** Has every range that is worked on end after its chunk. */
	void stop() {
		this.running.forEach(StepExecution::setTerminateOnly);
	}

}
