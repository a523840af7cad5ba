package io.pointexpiry.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.pointexpiry.worker.HandedRanges.Standing;
import io.pointexpiry.worker.HandedRanges.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The ranges of a step on which the process that hands them out works itself, where no
 * worker does. It takes one after the other, so that workers that come later find some.
 */
final class OwnRanges {

	private static final Logger LOG = LoggerFactory.getLogger(OwnRanges.class);

	private final HandingOut out;

	private final Step step;

	private final RangeExecution execution;

	private final Set<Long> busy = ConcurrentHashMap.newKeySet();

	private final RangeCounts counts;

	/** What was done of a range before it was taken here. */
	private final Map<Long, Long> before = new ConcurrentHashMap<>();

	private final Map<Long, List<Throwable>> failures = new ConcurrentHashMap<>();

	OwnRanges(HandingOut out, Step step, RangeCounts counts) {
		this.out = out;
		this.step = step;
		this.counts = counts;
		this.execution = new RangeExecution(out.repository());
	}

	/** Takes as many as there are threads free. */
	void take(List<Standing> offered) {
		for (Standing standing : offered) {
			if (this.busy.size() < this.out.asked().threads()
					&& this.out.claims().take(standing.message(), this.out.asked().terms(), null).isPresent()) {
				this.before.put(standing.id(), this.counts.done(standing));
				this.busy.add(standing.id());
				this.out.threads().execute(() -> carryOut(standing.message()));
			}
		}
	}

	private void carryOut(RangeMessage range) {
		long id = range.stepExecutionId();
		try {
			StepExecution ended = this.execution.carryOut(this.step, id);
			this.failures.put(id, new ArrayList<>(ended.getFailureExceptions()));
		}
		catch (DataAccessException | TransactionException ex) {
			LOG.warn("{}, range {}: {}", range.step(), id, ex.getMessage());
			this.failures.put(id, List.of(ex));
		}
		finally {
			this.busy.remove(id);
		}
	}

	/** Says of those that are not worked on any more that they have ended. */
	void settle(List<Standing> standings) {
		standings.stream()
			.filter((it) -> it.is(State.TAKEN) && has(it) && !this.busy.contains(it.id()))
			.forEach((it) -> this.out.claims().ended(it.message(), null));
	}

	/** Whether this process took a range that is taken. */
	boolean has(Standing taken) {
		return this.before.containsKey(taken.id());
	}

	/** What was done of a range since it was taken here: the step counted that. */
	long done(Standing standing) {
		Long before = this.before.get(standing.id());
		return (before != null) ? this.counts.done(standing) - before : 0;
	}

	/** Why a range failed here; empty where it did not, or ran elsewhere. */
	List<Throwable> failures(long stepExecutionId) {
		return this.failures.getOrDefault(stepExecutionId, List.of());
	}

}
