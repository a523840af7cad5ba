package io.pointexpiry.night;

import io.pointexpiry.database.Vendor;
import io.pointexpiry.job.RangedStep;

import org.springframework.batch.core.job.flow.FlowExecutionStatus;
import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Builds the steps of the night that work on ranges of members. */
@Component
final class RangedSteps {

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	private final TaskExecutor threads;

	private final PlannedRanges ranges;

	private final RangePlans plans;

	private final Vendor vendor;

	RangedSteps(JobRepository repository, PlatformTransactionManager transactions, TaskExecutor threads,
			PlannedRanges ranges, RangePlans plans, Vendor vendor) {
		this.repository = repository;
		this.transactions = transactions;
		this.threads = threads;
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
		Step whole = new StepBuilder(name, this.repository).<T, D>chunk(this.vendor.chunk())
			.transactionManager(this.transactions)
			.reader(reader)
			.processor(processor)
			.writer(writer)
			.build();
		Step split = new StepBuilder(name, this.repository).partitioner(name, this.ranges)
			.step(whole)
			.taskExecutor(this.threads)
			.build();
		return new RangedStep(plan(name, source), whole, split);
	}

	private JobExecutionDecider plan(String name, PageSource<?> source) {
		return (job, step) -> {
			int ranges = this.plans.plan(job.getJobParameters(), name, source).size();
			return new FlowExecutionStatus((ranges == 1) ? RangedStep.WHOLE : RangedStep.SPLIT);
		};
	}

}
