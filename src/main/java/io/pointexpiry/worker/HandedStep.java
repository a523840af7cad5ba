package io.pointexpiry.worker;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.pointexpiry.job.StepProgress;
import io.pointexpiry.worker.HandedRanges.Standing;
import io.pointexpiry.worker.HandedRanges.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/** One step whose ranges are handed out: who has which, until all have ended. */
final class HandedStep {

	private static final Logger LOG = LoggerFactory.getLogger(HandedStep.class);

	/** How often a range is given away before it counts as failed. */
	private static final int MOST_TRIES = 5;

	private static final long POLL_MILLIS = 100;

	/** After so long without anybody at work, messages may have been lost. */
	private static final Duration SEND_AGAIN = Duration.ofSeconds(5);

	/**
	 * How often it is looked whether a worker of an earlier start has ended its chunk.
	 */
	private static final int TAKE_BACK_TRIES = 300;

	/** After so many it is frozen: its transaction is ended by the server. */
	private static final int FROZEN_TRIES = 200;

	private final HandingOut out;

	private final StepExecution whole;

	private final StepProgress<?> told;

	/** The executions of the ranges. */
	private final Map<Long, StepExecution> parts;

	private final RangeCounts counts;

	private final OwnRanges own;

	private final Set<String> sent = new HashSet<>();

	private long lastSent;

	private long counted;

	private boolean noWorkers;

	private HandedStep(HandingOut out, Step step, StepExecution whole, StepProgress<?> told,
			Collection<StepExecution> parts) {
		this.out = out;
		this.whole = whole;
		this.told = told;
		this.parts = parts.stream().collect(Collectors.toMap(StepExecution::getId, (it) -> it));
		this.counts = new RangeCounts(out.repository(), told, parts);
		this.own = new OwnRanges(out, step, this.counts);
	}

	/**
	 * Has all ranges of a step worked on that are not complete.
	 * @param told is told what is committed
	 * @return their executions as they ended
	 * @throws NoWorkersException if no worker came, and this process must not go on alone
	 */
	static Collection<StepExecution> carryOut(HandingOut out, Step step, StepExecution whole, StepProgress<?> told,
			StepExecutionSplitter splitter) throws JobExecutionException, InterruptedException {
		takeBackOthers(out, whole);
		Collection<StepExecution> parts = splitter.split(whole, 1);
		if (parts.isEmpty()) {
			return List.of();
		}
		out.patience().begin();
		try {
			return new HandedStep(out, step, whole, told, parts).carryOut();
		}
		finally {
			out.patience().end();
		}
	}

	private static void takeBackOthers(HandingOut out, StepExecution whole) throws InterruptedException {
		for (int tries = 0; !out.ranges().takeBackOthers(whole.getJobExecutionId()); tries++) {
			if (tries == TAKE_BACK_TRIES) {
				throw new IllegalStateException("a range of an earlier start is still being written");
			}
			if (tries == FROZEN_TRIES) {
				out.ranges().endTransactionsOfOthers(whole.getJobExecutionId());
			}
			TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
		}
	}

	private Collection<StepExecution> carryOut() throws InterruptedException {
		this.out.ranges().offer(job(), this.whole.getStepName(), this.parts.keySet(), this.out.asked().terms());
		List<Standing> standings = standings();
		while (!standings.stream().allMatch(Standing::isOver)) {
			attend(standings);
			TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
			standings = standings();
		}
		count(standings);
		Collection<StepExecution> ended = new EndedRanges(this.out.repository(), this.own).of(this.parts, standings);
		if (this.noWorkers) {
			throw new NoWorkersException(this.out.asked().patience(), this.out.queue().complaint());
		}
		return ended;
	}

	private long job() {
		return this.whole.getJobExecutionId();
	}

	private List<Standing> standings() {
		return this.out.ranges().of(job(), this.whole.getStepName(), this.out.asked().patience());
	}

	private void attend(List<Standing> standings) {
		count(standings);
		this.own.settle(standings);
		giveAway(standings);
		if (standings.stream().anyMatch((it) -> it.is(State.TAKEN) && !it.lost() && !this.own.has(it))) {
			this.out.workerSeen();
		}
		List<Standing> offered = standings.stream().filter((it) -> it.is(State.OFFERED)).toList();
		if (this.noWorkers || this.out.ranges().isStopping(job())) {
			withdraw(offered);
			return;
		}
		send(offered, standings);
		if (this.out.patience().isOver()) {
			goOnWithout(offered);
		}
	}

	/** What is committed so far counts, also of ranges that were begun before. */
	private void count(List<Standing> standings) {
		long done = standings.stream().mapToLong((it) -> this.counts.done(it) - this.own.done(it)).sum();
		if (done > this.counted) {
			this.told.add(done - this.counted);
			this.counted = done;
		}
	}

	/** What a dead worker had, or one gave back, goes to others; a few times. */
	private void giveAway(List<Standing> standings) {
		for (Standing standing : standings) {
			boolean returned = standing.is(State.RETURNED);
			if (returned && standing.tries() >= MOST_TRIES) {
				this.out.ranges().withdraw(standing.message());
			}
			else if (returned || standing.is(State.TAKEN) && standing.lost()) {
				LOG.warn("{}, range {}: its worker {}; it is offered again", standing.message().step(),
						standing.message().stepExecutionId(), returned ? "gave it back" : "is not heard of any more");
				if (!returned) {
					this.out.ranges().endTransaction(standing.message());
				}
				this.out.ranges().giveAway(standing.message());
			}
		}
	}

	private void withdraw(List<Standing> offered) {
		offered.forEach((it) -> this.out.ranges().withdraw(it.message()));
	}

	private void send(List<Standing> offered, List<Standing> standings) {
		boolean nobodyWorks = standings.stream().noneMatch((it) -> it.is(State.TAKEN));
		boolean longAgo = System.nanoTime() - this.lastSent > SEND_AGAIN.toNanos();
		if (this.out.queue().wasLost() || nobodyWorks && longAgo) {
			this.sent.clear();
		}
		for (RangeMessage range : offered.stream().map(Standing::message).toList()) {
			if (!this.sent.contains(range.token())) {
				this.lastSent = System.nanoTime();
				if (!this.out.queue().send(range)) {
					return;
				}
				this.sent.add(range.token());
			}
		}
	}

	private void goOnWithout(List<Standing> offered) {
		if (this.out.asked().alone()) {
			this.out.goesOnAlone();
			this.own.take(offered);
			return;
		}
		this.noWorkers = true;
		withdraw(offered);
	}

}
