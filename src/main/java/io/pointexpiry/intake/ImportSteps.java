package io.pointexpiry.intake;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.intake.RecordReader.RawRecord;
import io.pointexpiry.job.ChunkSteps;
import io.pointexpiry.job.RangedStep;
import io.pointexpiry.job.StepProgress;
import io.pointexpiry.progress.Progress;

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
import org.springframework.transaction.PlatformTransactionManager;

/** The steps of a file: who reads, who decides, who writes. */
final class ImportSteps {

	/** Records of a file may be long: fewer of them are in memory at once. */
	private static final int RECORDS = 2_000;

	private static final int GROUPS = 5_000;

	private static final String UNIT = "rows";

	private static final String FINISH = "finish";

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	private final ChunkSteps steps;

	private final StagedRanges ranges;

	private final FileFinder files;

	ImportSteps(JobRepository repository, PlatformTransactionManager transactions, ChunkSteps steps,
			StagedRanges ranges, FileFinder files) {
		this.repository = repository;
		this.transactions = transactions;
		this.steps = steps;
		this.ranges = ranges;
		this.files = files;
	}

	/** Reads the file and lets its rows wait; rows that cannot be read are rejects. */
	Step stage(Input input, ItemStreamReader<RawRecord> recordsOfFile, ItemProcessor<RawRecord, ParsedRow> lineParser,
			ItemStreamWriter<ParsedRow> stagedRows) {
		String name = name("stage", input);
		StepProgress<ParsedRow> told = this.steps.progress(name, UNIT, (row) -> 1);
		return this.steps.<RawRecord, ParsedRow>chunks(name, records(), told)
			.reader(recordsOfFile)
			.processor(lineParser)
			.writer(stagedRows)
			.build();
	}

	/** Decides the rows by the books, to see how many would be rejects. */
	<C> RangedStep check(Input input, ItemStreamReader<RowGroup<C>> groups,
			ItemProcessor<RowGroup<C>, DecidedRows<C>> rules, ItemStreamWriter<DecidedRows<C>> rejects) {
		return decide("check", NoteRejects.CHECKED, input, groups, rules, rejects);
	}

	/** Decides the rows once more, and writes what they change. */
	<C> RangedStep merge(Input input, ItemStreamReader<RowGroup<C>> lockedGroups,
			ItemProcessor<RowGroup<C>, DecidedRows<C>> rules, ItemStreamWriter<DecidedRows<C>> books) {
		return decide("merge", WriteBooks.MERGED, input, lockedGroups, rules, books);
	}

	private <C> RangedStep decide(String verb, String kept, Input input, ItemStreamReader<RowGroup<C>> reader,
			ItemProcessor<RowGroup<C>, DecidedRows<C>> processor, ItemStreamWriter<DecidedRows<C>> writer) {
		String name = name(verb, input);
		StepProgress<DecidedRows<C>> told = this.steps.progress(name, UNIT, DecidedRows::rows, kept);
		Step whole = this.steps.<RowGroup<C>, DecidedRows<C>>chunks(name, groups(), told)
			.reader(reader)
			.processor(processor)
			.writer(writer)
			.build();
		return new RangedStep((job, step) -> plan(job, input, name, told), whole,
				this.steps.split(whole, this.ranges, told));
	}

	/** An execution that began with all groups as one goes on with them as one. */
	private FlowExecutionStatus plan(JobExecution job, Input input, String name, StepProgress<?> told) {
		FileAtHand<?> file = this.files.of(job, input);
		this.files.note(job, input, file.rows().index());
		StepExecution before = this.repository.getLastStepExecution(job.getJobInstance(), name);
		told.expect((before != null) ? Progress.UNKNOWN : file.delivery().file().counts().waiting());
		boolean whole = before != null && StagedGroups.isBegun(before.getExecutionContext());
		boolean split = !whole && StagedRanges.pays(file);
		if (split) {
			// Whoever works on a range elsewhere reads what was noted from the books.
			this.repository.updateExecutionContext(job);
		}
		return new FlowExecutionStatus(split ? RangedStep.SPLIT : RangedStep.WHOLE);
	}

	/** Lists the rejects, and ends the file. */
	Step finish(Input input, Tasklet listRejects) {
		return new StepBuilder(name(FINISH, input), this.repository).tasklet(listRejects, this.transactions).build();
	}

	/** Whether the end of a file is being worked on. */
	static boolean isFinishing(StepExecution step) {
		return step.getStatus().isRunning() && step.getStepName().startsWith(FINISH);
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
