package io.pointexpiry.intake;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.intake.RecordReader.RawRecord;
import io.pointexpiry.job.RangedStep;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.flow.FlowExecutionStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/** The steps of a file: who reads, who decides, who writes. */
final class ImportSteps {

	/** Records of a file may be long: fewer of them are in memory at once. */
	private static final int RECORDS = 2_000;

	private static final int GROUPS = 5_000;

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	private final TaskExecutor threads;

	private final StagedRanges ranges;

	private final FileFinder files;

	ImportSteps(JobRepository repository, PlatformTransactionManager transactions, TaskExecutor threads,
			StagedRanges ranges, FileFinder files) {
		this.repository = repository;
		this.transactions = transactions;
		this.threads = threads;
		this.ranges = ranges;
		this.files = files;
	}

	/** Reads the file and lets its rows wait; rows that cannot be read are rejects. */
	Step stage(Input input, ItemStreamReader<RawRecord> recordsOfFile, ItemProcessor<RawRecord, ParsedRow> lineParser,
			ItemStreamWriter<ParsedRow> stagedRows) {
		return new StepBuilder(name("stage", input), this.repository).<RawRecord, ParsedRow>chunk(records())
			.transactionManager(this.transactions)
			.reader(recordsOfFile)
			.processor(lineParser)
			.writer(stagedRows)
			.build();
	}

	/** Decides the rows by the books, to see how many would be rejects. */
	<C> RangedStep check(Input input, ItemStreamReader<RowGroup<C>> groups,
			ItemProcessor<RowGroup<C>, DecidedRows<C>> rules, ItemStreamWriter<DecidedRows<C>> rejects) {
		return decide("check", input, groups, rules, rejects);
	}

	/** Decides the rows once more, and writes what they change. */
	<C> RangedStep merge(Input input, ItemStreamReader<RowGroup<C>> lockedGroups,
			ItemProcessor<RowGroup<C>, DecidedRows<C>> rules, ItemStreamWriter<DecidedRows<C>> books) {
		return decide("merge", input, lockedGroups, rules, books);
	}

	private <C> RangedStep decide(String verb, Input input, ItemStreamReader<RowGroup<C>> reader,
			ItemProcessor<RowGroup<C>, DecidedRows<C>> processor, ItemStreamWriter<DecidedRows<C>> writer) {
		String name = name(verb, input);
		Step whole = new StepBuilder(name, this.repository).<RowGroup<C>, DecidedRows<C>>chunk(groups())
			.transactionManager(this.transactions)
			.reader(reader)
			.processor(processor)
			.writer(writer)
			.build();
		Step split = new StepBuilder(name, this.repository).partitioner(name, this.ranges)
			.step(whole)
			.taskExecutor(this.threads)
			.build();
		return new RangedStep((job, step) -> plan(job, input, name), whole, split);
	}

	/** An execution that began with all groups as one goes on with them as one. */
	private FlowExecutionStatus plan(JobExecution job, Input input, String name) {
		FileAtHand<?> file = this.files.of(job, input);
		this.files.note(job, input, file.rows().index());
		StepExecution before = this.repository.getLastStepExecution(job.getJobInstance(), name);
		boolean whole = before != null && StagedGroups.isBegun(before.getExecutionContext());
		return new FlowExecutionStatus((!whole && StagedRanges.pays(file)) ? RangedStep.SPLIT : RangedStep.WHOLE);
	}

	/** Lists the rejects, and ends the file. */
	Step finish(Input input, Tasklet listRejects) {
		return new StepBuilder(name("finish", input), this.repository).tasklet(listRejects, this.transactions).build();
	}

	private static String name(String verb, Input input) {
		return verb + capitalised(input);
	}

	/** The input on which a step of a name works. */
	static Input inputOf(String stepName) {
		return Stream.of(Input.values())
			.filter((input) -> stepName.replaceFirst(":.*", "").endsWith(capitalised(input)))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no step of an import: " + stepName));
	}

	private static String capitalised(Input input) {
		String label = Objects.requireNonNull(input.label());
		return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
	}

	static int records() {
		return ChunkSize.of(RECORDS);
	}

	static int groups() {
		return ChunkSize.of(GROUPS);
	}

}
