package io.pointexpiry.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the steps of a night took, as Spring Batch's job repository says, and how many
 * lots they decided a second. The ranges of a step run within it, and are not counted
 * again.
 */
final class Steps {

	/** Takes the business date and the attempt, as text. */
	static final String EXECUTIONS = """
			select s.STEP_NAME, s.START_TIME, s.END_TIME from BATCH_STEP_EXECUTION s
			join BATCH_JOB_EXECUTION_PARAMS d on d.JOB_EXECUTION_ID = s.JOB_EXECUTION_ID
			join BATCH_JOB_EXECUTION_PARAMS a on a.JOB_EXECUTION_ID = s.JOB_EXECUTION_ID
			where d.PARAMETER_NAME = 'businessDate' and d.PARAMETER_VALUE = ?
			  and a.PARAMETER_NAME = 'attempt' and a.PARAMETER_VALUE = ? and s.STEP_NAME not like '%:%'
			order by s.STEP_EXECUTION_ID
			""";

	private final Map<String, Duration> took = new LinkedHashMap<>();

	private final Map<String, Long> lots = new LinkedHashMap<>();

	/** An execution. */
	void add(ResultSet row) throws SQLException {
		LocalDateTime started = row.getObject("START_TIME", LocalDateTime.class);
		LocalDateTime ended = row.getObject("END_TIME", LocalDateTime.class);
		Duration duration = (started != null && ended != null) ? Duration.between(started, ended) : Duration.ZERO;
		this.took.merge(row.getString("STEP_NAME"), duration, Duration::plus);
	}

	/** How many lots a step decided. */
	void decided(String step, long number) {
		this.lots.put(step, number);
	}

	List<Figure> figures() {
		List<Figure> figures = new ArrayList<>();
		this.took.forEach((step, duration) -> {
			double seconds = duration.toNanos() / 1e9;
			figures.add(Figure.of(Metric.STEP_DURATION, seconds, step));
			long decided = this.lots.getOrDefault(step, 0L);
			if (decided > 0 && seconds > 0) {
				figures.add(Figure.of(Metric.STEP_RATE, decided / seconds, step));
			}
		});
		return figures;
	}

}
