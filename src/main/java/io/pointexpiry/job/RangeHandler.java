package io.pointexpiry.job;

import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.step.Step;

/** Has the ranges of a step worked on, in this process or elsewhere. */
@FunctionalInterface
public interface RangeHandler {

	/**
	 * Who works on the ranges of one step.
	 * @param step the step that does it, range by range
	 * @param told is told what was committed that {@code step} itself does not count,
	 * because it ran elsewhere
	 */
	PartitionHandler of(Step step, StepProgress<?> told);

	/**
	 * Into how many ranges a step is split at most. Each of them selects its keys anew,
	 * so there are no more than keep all threads at work.
	 */
	default int mostRanges() {
		return 2 * RangeThreads.COUNT;
	}

}
