package io.pointexpiry.worker;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.pointexpiry.job.StepProgress;
import io.pointexpiry.worker.HandedRanges.Standing;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * How much of each range of a step is done since it was handed out, in the units in which
 * the step tells how it gets on. The job repository is asked only where an item does not
 * count as one, and more of them were written.
 */
final class RangeCounts {

	private final JobRepository repository;

	private final StepProgress<?> told;

	/** What executions did that are resumed. */
	private final Map<Long, Long> before;

	private final Map<Long, Seen> seen = new ConcurrentHashMap<>();

	/**
	 * Counts from now on.
	 * @param parts the executions of the ranges before they are handed out
	 */
	RangeCounts(JobRepository repository, StepProgress<?> told, Collection<StepExecution> parts) {
		this.repository = repository;
		this.told = told;
		this.before = parts.stream().collect(Collectors.toMap(StepExecution::getId, told::doneBy));
	}

	long done(Standing standing) {
		if (this.told.countsItems()) {
			return standing.written();
		}
		return this.seen.compute(standing.id(), (id, last) -> (last != null && last.written() == standing.written())
				? last : new Seen(standing.written(), doneBy(id)))
			.done();
	}

	private long doneBy(long id) {
		StepExecution now = Objects.requireNonNull(this.repository.getStepExecution(id), "a range has a row");
		return this.told.doneBy(now) - this.before.getOrDefault(id, 0L);
	}

	/**
	 * What was found last.
	 *
	 * @param written how many items were written
	 * @param done how many units that is
	 */
	private record Seen(long written, long done) {
	}

}
