package io.pointexpiry.night;

import io.pointexpiry.database.Vendor;
import io.pointexpiry.job.ChunkSteps;
import io.pointexpiry.job.RangedStep;
import io.pointexpiry.job.StepProgress;

import org.springframework.batch.core.job.flow.FlowExecutionStatus;
import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.stereotype.Component;

/** Builds the steps of the night that work on ranges of members. */
@Component
final class RangedSteps {

	private final ChunkSteps steps;

	private final PlannedRanges ranges;

	private final RangePlans plans;

	private final Vendor vendor;

	RangedSteps(ChunkSteps steps, PlannedRanges ranges, RangePlans plans, Vendor vendor) {
		this.steps = steps;
		this.ranges = ranges;
		this.plans = plans;
		this.vendor = vendor;
	}

	/**
	 * A step.
	 * @param name the verb, as an operator sees it
	 * @param source which keys there are, for the plan
	 * @param reader who reads, page by page
	 * @param processor who decides, one decision for each item
	 * @param writer who records a chunk of decisions
	 */
	<T, D> RangedStep step(String name, PageSource<T> source, ItemStreamReader<T> reader, ItemProcessor<T, D> processor,
			ItemWriter<D> writer) {
		StepProgress<D> told = this.steps.progress(name, source.unit(), (decision) -> 1);
		Step whole = this.steps.<T, D>chunks(name, this.vendor.chunk(), told)
			.reader(reader)
			.processor(processor)
			.writer(writer)
			.build();
		return new RangedStep(plan(name, source, told), whole, this.steps.split(whole, this.ranges, told));
	}

	private JobExecutionDecider plan(String name, PageSource<?> source, StepProgress<?> told) {
		return (job, step) -> {
			RangePlans.Plan plan = this.plans.plan(job.getJobParameters(), name, source);
			told.expect(plan.keys());
			return new FlowExecutionStatus((plan.ranges().size() == 1) ? RangedStep.WHOLE : RangedStep.SPLIT);
		};
	}

}
