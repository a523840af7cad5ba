package io.pointexpiry.night;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.MemberRange;
import io.pointexpiry.ledger.NightRun;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.task.TaskExecutor;

/**
 * A verb of the night as a step of the job. A small night is one range and one step; a
 * large one is partitioned into ranges of members that run side by side. The plan is
 * stored, so that a restart finds the same partitions.
 */
final class PlannedStep implements Step {

	private final NightWork work;

	private final Step worker;

	private final NightRuns runs;

	private final RangePlans plans;

	private final JobRepository repository;

	private final TaskExecutor threads;

	PlannedStep(NightWork work, Step worker, NightRuns runs, RangePlans plans, JobRepository repository,
			TaskExecutor threads) {
		this.work = work;
		this.worker = worker;
		this.runs = runs;
		this.plans = plans;
		this.repository = repository;
		this.threads = threads;
	}

	@Override
	public String getName() {
		return this.work.step();
	}

	@Override
	public void execute(StepExecution execution) throws JobInterruptedException {
		NightRun run = this.runs.of(execution.getJobParameters());
		KeyQuery selection = this.work.selection(run).orElse(KeyQuery.NOTHING);
		List<MemberRange> ranges = this.plans.plan(run.runId(), getName(), selection);
		if (ranges.size() == 1) {
			RangeStep.put(ranges.get(0), execution.getExecutionContext());
			this.worker.execute(execution);
		}
		else {
			partitioned(ranges).execute(execution);
		}
	}

	private Step partitioned(List<MemberRange> ranges) {
		return new StepBuilder(getName(), this.repository).partitioner(getName(), (gridSize) -> contexts(ranges))
			.step(this.worker)
			.gridSize(ranges.size())
			.taskExecutor(this.threads)
			.build();
	}

	private static Map<String, ExecutionContext> contexts(List<MemberRange> ranges) {
		Map<String, ExecutionContext> contexts = new LinkedHashMap<>();
		for (MemberRange range : ranges) {
			ExecutionContext context = new ExecutionContext();
			RangeStep.put(range, context);
			contexts.put("range" + range.no(), context);
		}
		return contexts;
	}

}
