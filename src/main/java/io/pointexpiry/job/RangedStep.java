package io.pointexpiry.job;

import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.step.Step;

/**
 * A step that works on ranges of keys: on few keys as a whole; on many, split into ranges
 * side by side. Both bear the same name. Ten years of quiet nights would drown in the
 * executions of partitions that hold three lots.
 *
 * @param plan is asked before the step begins, and answers {@link #WHOLE} or
 * {@link #SPLIT}; a restart gets the same answer
 * @param whole the step over all keys
 * @param split the step as a partition for each range
 */
public record RangedStep(JobExecutionDecider plan, Step whole, Step split) {

	/** All keys at once. */
	public static final String WHOLE = "WHOLE";

	/** In ranges. */
	public static final String SPLIT = "SPLIT";

	/** The verb, as an operator sees it. */
	public String name() {
		return this.whole.getName();
	}

}
