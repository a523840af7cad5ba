package io.pointexpiry.night;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Builds the steps of the night that are one transaction. */
@Component
final class TaskSteps {

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	private final NightRuns runs;

	TaskSteps(JobRepository repository, PlatformTransactionManager transactions, NightRuns runs) {
		this.repository = repository;
		this.transactions = transactions;
		this.runs = runs;
	}

	Step step(String name, NightTask task) {
		return new StepBuilder(name, this.repository).tasklet((contribution, context) -> {
			task.carryOut(this.runs.of(context.getStepContext().getStepExecution().getJobParameters()));
			return RepeatStatus.FINISHED;
		}, this.transactions).build();
	}

}
