package io.pointexpiry.night;

import javax.sql.DataSource;

import io.pointexpiry.database.Vendor;
import io.pointexpiry.ledger.NightRun;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.FlowExecutionStatus;
import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The nightly job, as its table of contents: one execution closes one business date. And
 * the job that gives back what such a night took.
 */
public final class NightJob {

	public static final String NAME = "night";

	public static final String REVERSAL = "reversal";

	private static final String LAST_DAY = "LAST_DAY";

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	private final DataSource dataSource;

	private final TaskExecutor threads;

	private final NightRuns runs;

	private final RangePlans plans;

	private final Vendor vendor;

	NightJob(JobRepository repository, PlatformTransactionManager transactions, DataSource dataSource,
			TaskExecutor threads, NightRuns runs, RangePlans plans, Vendor vendor) {
		this.repository = repository;
		this.transactions = transactions;
		this.dataSource = dataSource;
		this.threads = threads;
		this.runs = runs;
		this.plans = plans;
		this.vendor = vendor;
	}

	/**
	 * The steps of the night, in order; notices are made once a run, after its last day.
	 */
	Job build(NightSteps steps) {
		JobExecutionDecider lastDay = lastDay();
		return new JobBuilder(NAME, this.repository).start(task(steps.openDay()))
			.next(ranges(steps.liftReversals()))
			.next(ranges(steps.returnPoints()))
			.next(ranges(steps.followDormancy()))
			.next(ranges(steps.dateLots()))
			.next(task(steps.weighNight()))
			.next(ranges(steps.grantExtensions()))
			.next(ranges(steps.expireDueLots()))
			.next(ranges(steps.lapseDormantLots()))
			.next(task(steps.closeDay()))
			.next(lastDay)
			.on(LAST_DAY)
			.to(ranges(steps.tellMembers()))
			.next(task(steps.auditRun()))
			.next(task(steps.publishNotices()))
			.from(lastDay)
			.on("*")
			.end()
			.end()
			.build();
	}

	/**
	 * The steps of a reversal, in order: what a day took goes back, and members are told.
	 */
	Job buildReversal(NightSteps steps) {
		return new JobBuilder(REVERSAL, this.repository).start(ranges(steps.reverseExpiries()))
			.next(task(steps.closeReversal()))
			.next(ranges(steps.tellMembers()))
			.next(task(steps.auditRun()))
			.next(task(steps.publishNotices()))
			.build();
	}

	private Step task(NightTask task) {
		return new StepBuilder(task.step(), this.repository).tasklet((contribution, context) -> {
			NightRun run = this.runs.of(context.getStepContext().getStepExecution().getJobParameters());
			task.carryOut(run);
			return RepeatStatus.FINISHED;
		}, this.transactions).build();
	}

	private Step ranges(NightWork work) {
		Step worker = new RangeStep(work, this.runs, this.repository, this.transactions, this.dataSource,
				this.vendor.chunk());
		return new PlannedStep(work, worker, this.runs, this.plans, this.repository, this.threads);
	}

	private JobExecutionDecider lastDay() {
		return (job, step) -> {
			NightRun run = this.runs.of(job.getJobParameters());
			return new FlowExecutionStatus(run.isLast() ? LAST_DAY : "NEXT_DAY");
		};
	}

}
