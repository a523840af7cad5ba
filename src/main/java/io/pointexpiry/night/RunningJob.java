package io.pointexpiry.night;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.SmartLifecycle;

/**
 * Stops the running night between two chunks when the process is told to end, before
 * anything it needs is closed: this is the first part of the program to be stopped.
 */
final class RunningJob implements SmartLifecycle {

	private static final long PATIENCE_SECONDS = 60;

	private final JobOperator operator;

	private final JobRepository repository;

	private volatile boolean started;

	private volatile @Nullable CountDownLatch ended;

	private volatile boolean stopping;

	RunningJob(JobOperator operator, JobRepository repository) {
		this.operator = operator;
		this.repository = repository;
	}

	/** Runs an execution that can be stopped from outside. */
	JobExecution during(Start start) throws JobExecutionException {
		CountDownLatch latch = new CountDownLatch(1);
		this.ended = latch;
		try {
			return start.run();
		}
		finally {
			latch.countDown();
		}
	}

	/** Whether the process was told to end: no further day is begun. */
	boolean isStopping() {
		return this.stopping;
	}

	@Override
	public void start() {
		this.started = true;
	}

	@Override
	public void stop() {
		this.stopping = true;
		this.started = false;
		CountDownLatch latch = this.ended;
		if (latch == null || latch.getCount() == 0) {
			return;
		}
		try {
			for (JobExecution execution : this.repository.findRunningJobExecutions(NightJob.NAME)) {
				stop(execution);
			}
			latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void stop(JobExecution execution) {
		try {
			this.operator.stop(execution);
		}
		catch (JobExecutionNotRunningException ex) {
			// It ended by itself meanwhile.
			this.stopping = true;
		}
	}

	@Override
	public boolean isRunning() {
		return this.started;
	}

	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

	/** Starts an execution and waits for its end. */
	interface Start {

		JobExecution run() throws JobExecutionException;

	}

}
