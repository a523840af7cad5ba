package io.pointexpiry.night;

import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.MemberRange;
import io.pointexpiry.ledger.NightRun;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Carries out a verb of the night over one range of members, chunk by chunk. The range
 * comes in the execution's context, so that it does not matter in which thread, or on
 * which machine, the step runs.
 */
final class RangeStep implements Step {

	private final NightWork work;

	private final NightRuns runs;

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	private final DataSource dataSource;

	private final int chunk;

	RangeStep(NightWork work, NightRuns runs, JobRepository repository, PlatformTransactionManager transactions,
			DataSource dataSource, int chunk) {
		this.work = work;
		this.runs = runs;
		this.repository = repository;
		this.transactions = transactions;
		this.dataSource = dataSource;
		this.chunk = chunk;
	}

	@Override
	public String getName() {
		return this.work.step();
	}

	@Override
	public void execute(StepExecution execution) throws JobInterruptedException {
		NightRun run = this.runs.of(execution.getJobParameters());
		MemberRange range = rangeOf(execution.getExecutionContext());
		Optional<KeyQuery> selection = this.work.selection(run);
		new StepBuilder(execution.getStepName(), this.repository).<LotKey, LotKey>chunk(this.chunk)
			.transactionManager(this.transactions)
			.reader(new KeyReader(this.dataSource, selection.orElse(KeyQuery.NOTHING), range))
			.writer((chunk) -> this.work.carryOut(run, range, List.copyOf(chunk.getItems())))
			.build()
			.execute(execution);
	}

	static void put(MemberRange range, ExecutionContext context) {
		context.putInt("range.no", range.no());
		context.putString("range.low", range.low());
		context.putString("range.high", range.high());
	}

	private static MemberRange rangeOf(ExecutionContext context) {
		return new MemberRange(context.getInt("range.no"), context.getString("range.low"),
				context.getString("range.high"));
	}

}
