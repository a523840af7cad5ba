package io.pointexpiry.job;

import java.util.function.LongConsumer;

import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.step.Step;

/** Has the ranges of a step worked on, in this process or elsewhere. */
@FunctionalInterface
public interface RangeHandler {

	/**
	 * Who works on the ranges of one step.
	 * @param step the step that does it, range by range
	 * @param done is told how many items were committed that {@code step} itself does not
	 * count, because it ran elsewhere
	 */
	PartitionHandler of(Step step, LongConsumer done);

}
