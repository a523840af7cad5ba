package io.pointexpiry.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How long the last execution of a job took, as the program's job repository says.
 *
 * @param job seconds from its start to its end, with all that lies between its steps
 * @param steps seconds of each step, from the start of its first partition to the end of
 * its last, in the order in which they began
 */
record StepTimes(double job, Map<String, Double> steps) {

	private static final String LAST = "(select max(JOB_EXECUTION_ID) from BATCH_JOB_EXECUTION)";

	private static final String JOB = "select START_TIME, END_TIME from BATCH_JOB_EXECUTION where JOB_EXECUTION_ID = "
			+ LAST;

	private static final String STEPS = """
			select STEP_NAME, START_TIME, END_TIME from BATCH_STEP_EXECUTION where JOB_EXECUTION_ID = %s
			order by START_TIME, STEP_EXECUTION_ID""".formatted(LAST);

	static StepTimes of(Books books) throws SQLException {
		try (Connection connection = books.connect(); Statement statement = connection.createStatement()) {
			double job;
			try (ResultSet row = statement.executeQuery(JOB)) {
				row.next();
				job = new Span(row, 1).seconds();
			}
			Map<String, Span> spans = new LinkedHashMap<>();
			try (ResultSet row = statement.executeQuery(STEPS)) {
				while (row.next()) {
					String step = Objects.requireNonNull(row.getString(1)).replaceFirst(":.*", "");
					spans.merge(step, new Span(row, 2), Span::and);
				}
			}
			Map<String, Double> steps = new LinkedHashMap<>();
			spans.forEach((step, span) -> steps.put(step, span.seconds()));
			return new StepTimes(job, steps);
		}
	}

	/** Seconds of steps that must have run. */
	double sum(String... names) {
		double sum = 0;
		for (String name : names) {
			Double seconds = this.steps.get(name);
			if (seconds == null) {
				throw new BenchmarkException("No step %s in the last job; it had %s.".formatted(name, this.steps));
			}
			sum += seconds;
		}
		return sum;
	}

	private record Span(LocalDateTime start, LocalDateTime end) {

		Span(ResultSet row, int column) throws SQLException {
			this(Objects.requireNonNull(row.getObject(column, LocalDateTime.class)),
					Objects.requireNonNull(row.getObject(column + 1, LocalDateTime.class)));
		}

		Span and(Span other) {
			return new Span(this.start.isBefore(other.start) ? this.start : other.start,
					this.end.isAfter(other.end) ? this.end : other.end);
		}

		double seconds() {
			return Duration.between(this.start, this.end).toNanos() / 1e9;
		}

	}

}
