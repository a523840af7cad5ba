package io.pointexpiry.night;

import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.step.Step;

/**
 * A step that works on ranges of members: of few, as a whole; of many, split into ranges
 * side by side. Both bear the same name. Ten years of quiet nights would drown in the
 * executions of partitions that hold three lots.
 *
 * @param plan stores the ranges before the step begins, and answers {@link #WHOLE} or
 * {@link #SPLIT}
 * @param whole the step over all members
 * @param split the step as a partition for each range
 */
record RangedStep(JobExecutionDecider plan, Step whole, Step split) {

	static final String WHOLE = "WHOLE";

	static final String SPLIT = "SPLIT";

	String name() {
		return this.whole.getName();
	}

}
