package io.pointexpiry.worker;

import java.time.Duration;
import java.util.Optional;

import io.pointexpiry.job.RangeHandler;
import io.pointexpiry.job.StepProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Hands the ranges of a job's steps out to workers.
 *
 * <p>
 * This is remote partitioning as Spring Batch has it: its splitter makes the executions
 * of the ranges, its job repository says how far each is, its step works on each. What
 * sends and waits is our own and not {@code MessageChannelPartitionHandler}: that one
 * sends each range once and waits for all of them, whereas here a range is given away
 * again when its worker dies, and the one who lost it is kept from writing. It would also
 * bring Spring Integration, of which nothing else is used.
 */
public final class HandingOut implements RangeHandler, AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(HandingOut.class);

	private static final int MOST_RANGES = 64;

	private final JobRepository repository;

	private final HandedRanges ranges;

	private final RangeClaims claims;

	private final TaskExecutor threads;

	private final Asked asked;

	private final RangeQueue queue;

	/** For all steps: where no worker came for one, the next does not wait again. */
	private final Patience patience;

	private boolean goesOnAlone;

	/**
	 * Creates it.
	 * @param jdbc the books
	 * @param threads on which this process works where no worker does
	 */
	public HandingOut(JobRepository repository, JdbcTemplate jdbc, TaskExecutor threads, Asked asked) {
		this.repository = repository;
		this.ranges = new HandedRanges(jdbc);
		this.claims = new RangeClaims(jdbc);
		this.threads = threads;
		this.asked = asked;
		this.patience = new Patience(asked.patience(), System::nanoTime);
		this.queue = new RangeQueue(asked.broker(), asked.terms());
	}

	/**
	 * What an operator asks for.
	 *
	 * @param broker where messages go
	 * @param terms what a worker must have in common with this process
	 * @param patience how long a worker is waited for
	 * @param alone whether this process goes on alone then; else the job fails
	 * @param threads how many ranges it works on side by side then
	 */
	public record Asked(Broker broker, Terms terms, Duration patience, boolean alone, int threads) {
	}

	@Override
	public PartitionHandler of(Step step, StepProgress<?> told) {
		return (splitter, whole) -> HandedStep.carryOut(this, step, whole, told, splitter);
	}

	/** For workers on many machines, of which nobody knows how many will come. */
	@Override
	public int mostRanges() {
		return MOST_RANGES;
	}

	/**
	 * Tries the broker before a night begins.
	 * @return why no range can be handed out now; empty where it can
	 * @throws BrokerRefusedException if a file of TLS cannot be opened; or the broker
	 * will not have this process, which must not go on alone
	 */
	public Optional<String> tryBroker() {
		this.asked.broker().check();
		try {
			return this.queue.tryBroker();
		}
		catch (BrokerRefusedException ex) {
			if (!this.asked.alone()) {
				throw ex;
			}
			return Optional.of(String.valueOf(ex.getMessage()));
		}
	}

	JobRepository repository() {
		return this.repository;
	}

	HandedRanges ranges() {
		return this.ranges;
	}

	RangeClaims claims() {
		return this.claims;
	}

	TaskExecutor threads() {
		return this.threads;
	}

	RangeQueue queue() {
		return this.queue;
	}

	Asked asked() {
		return this.asked;
	}

	Patience patience() {
		return this.patience;
	}

	/** A worker is at work. */
	void workerSeen() {
		this.patience.workerSeen();
		this.goesOnAlone = false;
	}

	/** This process works itself, until a worker is seen; said once. */
	void goesOnAlone() {
		if (!this.goesOnAlone) {
			this.goesOnAlone = true;
			LOG.warn("No worker took a range within {}: this process goes on alone", this.asked.patience());
		}
	}

	@Override
	public void close() {
		this.queue.close();
	}

}
