package io.pointexpiry.intake;

import java.util.List;

import io.pointexpiry.intake.ImportFiles.ImportFile;
import io.pointexpiry.ledger.Calendar;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the file that a step works on. */
final class FileFinder {

	private final ImportFiles files;

	private final RowHandlers handlers;

	private final JdbcTemplate jdbc;

	FileFinder(ImportFiles files, RowHandlers handlers, JdbcTemplate jdbc) {
		this.files = files;
		this.handlers = handlers;
		this.jdbc = jdbc;
	}

	/** The file of the input that the name of a step says. */
	FileAtHand<Object> of(StepExecution step) {
		return of(step.getJobExecution(), ImportSteps.inputOf(step.getStepName()));
	}

	/** The file of an input. */
	FileAtHand<Object> of(JobExecution job, Input input) {
		JobParameters parameters = job.getJobParameters();
		ImportFile file = find(ImportParameters.commandId(parameters), input);
		RowHandler<Object> handler = this.handlers.of(input);
		ColumnMapping mapping = mapping(handler.columns(), file);
		return new FileAtHand<>(input, new Delivery(file, new Calendar(JdbcClient.create(this.jdbc)).lastClosed()),
				handler, mapping,
				new StagedRows(this.jdbc, mapping, handler.staged(),
						job.getExecutionContext().containsKey(unique(input))),
				ImportParameters.path(parameters, input), ImportParameters.charset(parameters));
	}

	/**
	 * Notes whether no key of a file turns up in several groups; the steps of this
	 * execution need not look for such keys then.
	 */
	void note(JobExecution job, Input input, boolean unique) {
		if (unique) {
			job.getExecutionContext().put(unique(input), true);
		}
		else {
			job.getExecutionContext().remove(unique(input));
		}
	}

	private static String unique(Input input) {
		return "keys.unique." + input.label();
	}

	private ImportFile find(long commandId, Input input) {
		return this.files.ofCommand(commandId)
			.stream()
			.filter((file) -> file.input().equals(input.label()))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("import %d has no %s".formatted(commandId, input.label())));
	}

	/** The mapping that the header of a file tells, which was looked at before. */
	static ColumnMapping mapping(List<Column<?>> columns, ImportFile file) {
		try {
			return ColumnMapping.of(columns, file.header());
		}
		catch (RejectedRowException ex) {
			throw new IllegalStateException("import %d has a header that was checked".formatted(file.importId()), ex);
		}
	}

}
