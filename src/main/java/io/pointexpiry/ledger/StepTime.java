package io.pointexpiry.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.pointexpiry.database.Snapshot;

/**
 * How long a step of a night took and what it handled, as Spring Batch's job repository
 * says: all its executions together. The ranges of a step run within it, and are not
 * counted again; an execution that has not ended took no time yet.
 *
 * @param step its name
 * @param took how long
 * @param read how many items it read
 * @param written how many it wrote
 */
public record StepTime(String step, Duration took, long read, long written) {

	private static final String OF_DAY = """
			select s.STEP_NAME, s.START_TIME, s.END_TIME, s.READ_COUNT, s.WRITE_COUNT
			from BATCH_STEP_EXECUTION s join BATCH_JOB_EXECUTION_PARAMS d on d.JOB_EXECUTION_ID = s.JOB_EXECUTION_ID
			where d.PARAMETER_NAME = 'businessDate' and d.PARAMETER_VALUE = ? and s.STEP_NAME not like '%:%'
			""";

	private static final String OF_ATTEMPT = OF_DAY + """
			and s.JOB_EXECUTION_ID in (select JOB_EXECUTION_ID from BATCH_JOB_EXECUTION_PARAMS
			                           where PARAMETER_NAME = 'attempt' and PARAMETER_VALUE = ?)
			""";

	private static final String IN_ORDER = "order by s.STEP_EXECUTION_ID";

	/**
	 * The steps of all runs of a day together, in the order in which they first began.
	 */
	public static List<StepTime> of(Snapshot books, LocalDate day) {
		return asked(books, OF_DAY, day.toString());
	}

	/** The steps of one run of a day, in the order in which they first began. */
	public static List<StepTime> of(Snapshot books, LocalDate day, int attempt) {
		return asked(books, OF_ATTEMPT, day.toString(), Integer.toString(attempt));
	}

	private static List<StepTime> asked(Snapshot books, String executions, Object... arguments) {
		Map<String, StepTime> steps = new LinkedHashMap<>();
		books.each(executions + IN_ORDER, (row) -> {
			StepTime execution = execution(row);
			steps.merge(execution.step(), execution, StepTime::plus);
		}, arguments);
		return List.copyOf(steps.values());
	}

	private static StepTime execution(ResultSet row) throws SQLException {
		LocalDateTime started = row.getObject("START_TIME", LocalDateTime.class);
		LocalDateTime ended = row.getObject("END_TIME", LocalDateTime.class);
		Duration took = (started != null && ended != null) ? Duration.between(started, ended) : Duration.ZERO;
		return new StepTime(row.getString("STEP_NAME"), took, row.getLong("READ_COUNT"), row.getLong("WRITE_COUNT"));
	}

	private StepTime plus(StepTime later) {
		return new StepTime(this.step, this.took.plus(later.took), this.read + later.read,
				this.written + later.written);
	}

}
