package io.pointexpiry.job;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Executes a job until it is complete: what failed by a conflict with other transactions
 * is started again, as Spring Batch would retry a chunk within the transaction that the
 * database has given up.
 */
public final class JobRetries {

	/**
	 * How often a job is started in a row without one chunk committed: long work beside
	 * online services may meet more conflicts, and gets on.
	 */
	private static final int TRIES = 5;

	private final Predicate<Throwable> passes;

	/**
	 * With what passes when the same work is begun again.
	 * @param passes whether a failure does
	 */
	public JobRetries(Predicate<Throwable> passes) {
		this.passes = passes;
	}

	/**
	 * Starts the job until it is complete, or fails for good.
	 * @param start starts it, or resumes it
	 * @return the last execution
	 */
	public JobExecution complete(Supplier<JobExecution> start) {
		try {
			return new RetryTemplate(new WhileItGetsOn(this.passes)).<JobExecution>invoke(() -> completed(start.get()));
		}
		catch (IncompleteException ex) {
			return ex.execution;
		}
	}

	private static JobExecution completed(JobExecution execution) {
		if (execution.getStatus() != BatchStatus.COMPLETED) {
			throw new IncompleteException(execution);
		}
		return execution;
	}

	/** An execution ended without being complete. */
	private static final class IncompleteException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final transient JobExecution execution;

		IncompleteException(JobExecution execution) {
			super(execution.toString(), null, false, false);
			this.execution = execution;
		}

		boolean gotOn() {
			return this.execution.getStepExecutions().stream().anyMatch((step) -> step.getCommitCount() > 0);
		}

	}

	/** One job's policy: it counts the executions in a row that committed nothing. */
	private static final class WhileItGetsOn implements RetryPolicy {

		private final Predicate<Throwable> passes;

		private int tries;

		WhileItGetsOn(Predicate<Throwable> passes) {
			this.passes = passes;
		}

		@Override
		public boolean shouldRetry(Throwable failure) {
			if (!(failure instanceof IncompleteException incomplete)) {
				return false;
			}
			this.tries = incomplete.gotOn() ? 1 : this.tries + 1;
			return this.tries < TRIES && incomplete.execution.getAllFailureExceptions().stream().anyMatch(this.passes);
		}

		@Override
		public Duration getTimeout() {
			return Duration.ZERO;
		}

		@Override
		public BackOff getBackOff() {
			return new FixedBackOff(0, FixedBackOff.UNLIMITED_ATTEMPTS);
		}

	}

}
