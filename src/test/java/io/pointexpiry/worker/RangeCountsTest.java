package io.pointexpiry.worker;

import java.util.List;

import io.pointexpiry.job.ChunkSteps;
import io.pointexpiry.job.StepProgress;
import io.pointexpiry.progress.Progress;
import io.pointexpiry.worker.HandedRanges.Standing;
import io.pointexpiry.worker.HandedRanges.State;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/** How much of a range is done that other processes work on. */
class RangeCountsTest {

	private final StepExecution range = new StepExecution(7, "mergeLots:range0",
			new JobExecution(1, new JobInstance(1, "import"), new JobParameters()));

	private int asked;

	private final ResourcelessJobRepository repository = new ResourcelessJobRepository() {

		@Override
		public StepExecution getStepExecution(long id) {
			RangeCountsTest.this.asked++;
			return RangeCountsTest.this.range;
		}

	};

	private final ChunkSteps steps = new ChunkSteps(this.repository, new ResourcelessTransactionManager(),
			(step, told) -> (splitter, whole) -> List.of(), Progress.SILENT);

	@Test
	void anItemCountsAsOne() {
		StepProgress<Object> told = this.steps.progress("dateLots", "members", (item) -> 1);

		RangeCounts counts = new RangeCounts(this.repository, told, List.of(this.range));

		assertThat(counts.done(written(5))).isEqualTo(5);
		assertThat(this.asked).isZero();
	}

	@Test
	void itemsCountAsTheRangeSaysWithoutThoseThatItResumes() {
		StepProgress<Object> told = this.steps.progress("mergeLots", "rows", (item) -> 1, "rows.merged");
		this.range.getExecutionContext().putLong("rows.merged", 100);
		RangeCounts counts = new RangeCounts(this.repository, told, List.of(this.range));
		assertThat(counts.done(written(0))).isZero();

		this.range.getExecutionContext().putLong("rows.merged", 130);

		assertThat(counts.done(written(2))).isEqualTo(30);
		assertThat(counts.done(written(2))).isEqualTo(30);
		assertThat(this.asked).as("once before, and once since more was written").isEqualTo(2);
	}

	private static Standing written(long items) {
		return new Standing(new RangeMessage(7, 1, "mergeLots", "token"), State.TAKEN, BatchStatus.STARTED, items,
				false, 0, null);
	}

}
