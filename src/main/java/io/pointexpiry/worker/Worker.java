package io.pointexpiry.worker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import jakarta.jms.JMSException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/**
 * Takes ranges of steps and works on them, several side by side, until it is told to end.
 */
public final class Worker {

	private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

	private static final long PAUSE_MILLIS = 1_000;

	/**
	 * So long a broker is left alone that did not want this worker: others lock a login
	 * that fails too often.
	 */
	private static final int REFUSED_PAUSES = 15;

	private final Broker broker;

	private final Terms terms;

	private final ClaimFence fence;

	private final RangeClaims claims;

	private final RefusedMessages refused;

	private final RangeExecution execution;

	private final Map<String, Step> steps;

	private final AtomicLong finished = new AtomicLong();

	private final AtomicLong lastWork = new AtomicLong(System.nanoTime());

	private volatile boolean stopping;

	/**
	 * Creates it.
	 * @param steps the steps by their names
	 * @param fence of the transactions of this process
	 */
	public Worker(Broker broker, Terms terms, JdbcTemplate jdbc, JobRepository repository, Map<String, Step> steps,
			ClaimFence fence) {
		this.broker = broker;
		this.terms = terms;
		this.fence = fence;
		this.claims = new RangeClaims(jdbc);
		this.refused = new RefusedMessages(jdbc);
		this.execution = new RangeExecution(repository);
		this.steps = Map.copyOf(steps);
	}

	/**
	 * Tries the broker before there is anything to do.
	 * @return why it cannot be reached now; empty where it can
	 * @throws BrokerRefusedException if it will not have this process
	 */
	public Optional<String> tryBroker() {
		try (RangeSource source = RangeSource.open(this.broker, this.terms)) {
			return Optional.empty();
		}
		catch (JMSException ex) {
			return Optional.of("The broker %s cannot be reached: %s".formatted(this.broker.url(), ex.getMessage()));
		}
	}

	/**
	 * Works until {@link #stop()}.
	 * @param presence says that this worker lives
	 * @param threads how many ranges are worked on side by side
	 * @param idle after so long without a range it ends by itself
	 */
	public void work(Presence presence, int threads, Duration idle) throws InterruptedException {
		List<Thread> working = Stream.iterate(1, (number) -> number + 1)
			.limit(threads)
			.map((number) -> new Thread(() -> takeAndWork(presence), "range-" + number))
			.toList();
		working.forEach(Thread::start);
		while (working.stream().anyMatch(Thread::isAlive)) {
			presence.renew();
			if (this.stopping) {
				this.execution.stop();
			}
			else if (System.nanoTime() - this.lastWork.get() > idle.toNanos() && !this.execution.isBusy()) {
				this.stopping = true;
			}
			TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
		}
	}

	/** How many ranges it worked on to their end. */
	public long finished() {
		return this.finished.get();
	}

	/**
	 * Takes no further range, and gives back what it works on after the present chunk.
	 */
	public void stop() {
		this.stopping = true;
		this.execution.stop();
	}

	private void takeAndWork(Presence presence) {
		boolean complained = false;
		while (!this.stopping) {
			try (RangeSource source = RangeSource.open(this.broker, this.terms)) {
				complained = false;
				while (!this.stopping) {
					source
						.next((message) -> take(message, presence),
								(id, why) -> this.refused.note(id, presence.workerId(), why))
						.ifPresent(this::work);
				}
			}
			catch (JMSException ex) {
				if (!complained) {
					LOG.warn("The broker {} cannot be reached: {}", this.broker.url(), ex.getMessage());
				}
				complained = true;
				pause();
			}
			catch (BrokerRefusedException ex) {
				if (!complained) {
					LOG.warn("{}", ex.getMessage());
				}
				complained = true;
				for (int i = 0; i < REFUSED_PAUSES && !this.stopping; i++) {
					pause();
				}
			}
			catch (DataAccessException | TransactionException ex) {
				LOG.warn("The books cannot be reached: {}", ex.getMessage());
				pause();
			}
		}
	}

	/**
	 * Says first that this worker lives: one that was cut from the books takes nothing
	 * before.
	 */
	private Optional<Claim> take(RangeMessage message, Presence presence) {
		presence.renew();
		try {
			return this.claims.take(message, this.terms, presence.workerId());
		}
		catch (DataAccessException ex) {
			untilTheBooksAnswer(() -> this.claims.giveBack(message, presence.workerId()));
			throw ex;
		}
	}

	private void work(Claim claim) {
		RangeMessage range = claim.message();
		LOG.info("{}, range {}: taken", range.step(), range.stepExecutionId());
		this.fence.hold(claim);
		Optional<RangeFailure> failure = Optional.empty();
		boolean ended = false;
		try {
			StepExecution now = this.execution.carryOut(step(range.step()), range.stepExecutionId());
			ended = now.getStatus() == BatchStatus.COMPLETED
					|| now.getStatus() == BatchStatus.STOPPED && !this.stopping;
			if (!ended && !now.getFailureExceptions().isEmpty()) {
				failure = Optional.of(RangeFailure.of(now.getFailureExceptions()));
				ended = now.getStatus() == BatchStatus.FAILED && !failure.get().isWorthAnother();
			}
		}
		catch (DataAccessException | TransactionException ex) {
			failure = Optional.of(RangeFailure.of(List.of(ex)));
		}
		finally {
			this.fence.release();
			this.lastWork.set(System.nanoTime());
		}
		leave(range, ended, failure);
	}

	private Step step(String name) {
		Step step = this.steps.get(name);
		if (step == null) {
			throw new IllegalStateException("expected a step that can be split, found \"%s\"".formatted(name));
		}
		return step;
	}

	/** Says so, as soon as the books can be reached. */
	private void leave(RangeMessage range, boolean ended, Optional<RangeFailure> failure) {
		untilTheBooksAnswer(() -> {
			boolean ours = ended ? this.claims.ended(range, failure.orElse(null))
					: this.claims.returned(range, failure.orElse(null));
			if (ours && ended) {
				this.finished.incrementAndGet();
			}
			LOG.info("{}, range {}: {}", range.step(), range.stepExecutionId(),
					!ours ? "was given to another worker" : ended ? "ended" : "given back");
		});
	}

	/** A worker that ends does not wait for them: whoever ended holds nothing. */
	private void untilTheBooksAnswer(Runnable said) {
		while (true) {
			try {
				said.run();
				return;
			}
			catch (DataAccessException ex) {
				if (this.stopping) {
					return;
				}
				pause();
			}
		}
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
