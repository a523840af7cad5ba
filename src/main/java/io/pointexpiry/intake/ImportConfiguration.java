package io.pointexpiry.intake;

import java.util.stream.Stream;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.intake.RecordReader.RawRecord;
import io.pointexpiry.job.ChunkSteps;
import io.pointexpiry.job.PartOfStep;
import io.pointexpiry.job.RangeThreads;
import io.pointexpiry.job.RangedStep;
import io.pointexpiry.ledger.Calendar;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The import, as its table of contents. One execution takes the files of one command, in
 * the order of the inputs; for each of them:
 *
 * <pre>
 * stage   reader(file's records)   processor(line parser)  writer(staging table)
 * check   reader(groups of rows)   processor(the rules)    writer(rejects; what says nothing new leaves)
 * too many rejects? then none of the file is taken, and no file after it is begun
 * merge   reader(groups, locked)   processor(the rules)    writer(the books)
 * finish  the list of rejects
 * </pre>
 *
 * @see "rules.md#files-and-rejects"
 */
@Configuration(proxyBeanMethods = false)
@Import(RangeThreads.class)
public class ImportConfiguration {

	// ---------------------------------------------------------------- the job

	@Bean
	Job importFiles(ImportFlow flow, StepOfInput stage, RangedStepOfInput check, RangedStepOfInput merge,
			StepOfInput finish) {
		for (Input input : Input.values()) {
			flow.add(input, stage.of(input), check.of(input), merge.of(input), finish.of(input));
		}
		return flow.build();
	}

	@Bean
	StepOfInput stage(ImportSteps steps, ItemStreamReader<RawRecord> recordsOfFile,
			ItemProcessor<RawRecord, ParsedRow> lineParser, ItemStreamWriter<ParsedRow> stagedRows) {
		return (input) -> steps.stage(input, recordsOfFile, lineParser, stagedRows);
	}

	@Bean
	RangedStepOfInput check(ImportSteps steps, ItemStreamReader<RowGroup<Object>> groups,
			ItemProcessor<RowGroup<Object>, DecidedRows<Object>> rules,
			ItemStreamWriter<DecidedRows<Object>> noteRejects) {
		return (input) -> steps.check(input, groups, rules, noteRejects);
	}

	@Bean
	RangedStepOfInput merge(ImportSteps steps, ItemStreamReader<RowGroup<Object>> lockedGroups,
			ItemProcessor<RowGroup<Object>, DecidedRows<Object>> rules, ItemStreamWriter<DecidedRows<Object>> books) {
		return (input) -> steps.merge(input, lockedGroups, rules, books);
	}

	@Bean
	StepOfInput finish(ImportSteps steps, Tasklet listRejects) {
		return (input) -> steps.finish(input, listRejects);
	}

	/** Of these, what a worker is handed the ranges of. */
	@Bean
	ImportRanges importRanges(RangedStepOfInput check, RangedStepOfInput merge, RowHandlers handlers) {
		return new ImportRanges(Stream.of(Input.values())
			.filter((input) -> handlers.of(input).isIndependent())
			.flatMap((input) -> Stream.of(check.of(input), merge.of(input)))
			.toList());
	}

	/** A step, for each input. */
	@FunctionalInterface
	interface StepOfInput {

		Step of(Input input);

	}

	/** The same of a step that can be split. */
	@FunctionalInterface
	interface RangedStepOfInput {

		RangedStep of(Input input);

	}

	@Bean
	ImportFlow importFlow(JobRepository repository, ImportFiles files, StagedRejects rejects) {
		return new ImportFlow(repository, files, rejects);
	}

	@Bean
	ImportSteps importSteps(JobRepository repository, PlatformTransactionManager transactionManager,
			ChunkSteps chunkSteps, StagedRanges ranges, FileFinder files) {
		return new ImportSteps(repository, transactionManager, chunkSteps, ranges, files);
	}

	@Bean
	FileFinder fileFinder(ImportFiles files, RowHandlers handlers, JdbcTemplate jdbc) {
		return new FileFinder(files, handlers, jdbc);
	}

	// ---------------------------------------------------------------- of each step

	@Bean
	@Scope("step")
	FileAtHand<Object> fileAtHand(@Value("#{stepExecution}") StepExecution step, FileFinder files) {
		return files.of(step);
	}

	@Bean
	@StepScope
	StagedRanges ranges(FileAtHand<Object> file) {
		return new StagedRanges(file);
	}

	@Bean
	@PartOfStep
	RecordsOfFile recordsOfFile(FileAtHand<Object> file, JdbcTemplate jdbc) {
		return new RecordsOfFile(file, jdbc);
	}

	@Bean
	@PartOfStep
	LineParser lineParser(FileAtHand<Object> file) {
		return new LineParser(file.mapping());
	}

	@Bean
	@PartOfStep
	StageRows stagedRows(FileAtHand<Object> file, StagedRejects rejects, ImportFiles files,
			TransactionTemplate transactions, ProgressAfterCommit progress) {
		return new StageRows(file, rejects, files, transactions, progress);
	}

	@Bean
	@PartOfStep
	StagedGroups<Object> groups(FileAtHand<Object> file) {
		return new StagedGroups<>(file, ImportSteps.groups(), false);
	}

	@Bean
	@PartOfStep
	StagedGroups<Object> lockedGroups(FileAtHand<Object> file) {
		return new StagedGroups<>(file, ImportSteps.groups(), true);
	}

	@Bean
	@PartOfStep
	CheckAndMerge<Object> rules(FileAtHand<Object> file) {
		return new CheckAndMerge<>(file.handler());
	}

	@Bean
	@PartOfStep
	NoteRejects<Object> noteRejects(FileAtHand<Object> file, StagedRejects rejects, ImportFiles files,
			ProgressAfterCommit progress) {
		return new NoteRejects<>(file, rejects, files, progress);
	}

	@Bean
	@PartOfStep
	WriteBooks<Object> books(FileAtHand<Object> file, StagedRejects rejects, ImportFiles files,
			TransactionTemplate transactions, ProgressAfterCommit progress) {
		return new WriteBooks<>(file, rejects, files, transactions, progress);
	}

	@Bean
	@PartOfStep
	ListRejects listRejects(FileAtHand<Object> file, StagedRejects rejects, RejectsFile list, ImportFiles files,
			ProgressAfterCommit progress) {
		return new ListRejects(file, rejects, list, files, progress);
	}

	// ---------------------------------------------------------------- of all steps

	@Bean
	RowHandlers rowHandlers(JdbcTemplate jdbc, Programme programme) {
		return new RowHandlers(jdbc, programme);
	}

	@Bean
	ImportFiles importFileTable(JdbcTemplate jdbc) {
		return new ImportFiles(jdbc);
	}

	@Bean
	StagedRejects stagedRejects(JdbcTemplate jdbc) {
		return new StagedRejects(jdbc);
	}

	@Bean
	RejectsFile rejectsFile(Home home, StagedRejects staged, ImportFiles files) {
		return new RejectsFile(home.rejects(), staged, files);
	}

	@Bean
	ProgressAfterCommit progressAfterCommit(ImportProgress listener) {
		return new ProgressAfterCommit(listener);
	}

	// ---------------------------------------------------------------- the command

	@Bean
	ImportCommands importCommands(ImportFiles files, JdbcTemplate jdbc, TransactionTemplate transactions,
			Programme programme) {
		return new ImportCommands(files, transactions, new Calendar(JdbcClient.create(jdbc)), programme.id());
	}

	@Bean
	ImportLauncher importLauncher(JobOperator operator, JobRepository repository, Job importFiles) {
		return new ImportLauncher(operator, repository, importFiles);
	}

	@Bean
	Intake intake(ImportCommands commands, ImportLauncher launcher, RowHandlers handlers, RejectsFile rejects) {
		return new Intake(commands, launcher, handlers, rejects);
	}

}
