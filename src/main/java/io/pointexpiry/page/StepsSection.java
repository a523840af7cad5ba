package io.pointexpiry.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.pointexpiry.database.Snapshot;

/**
 * How long each step of a night took, as Spring Batch's job repository says; all
 * executions of all its runs together. The ranges of a step run within it and are not
 * counted again.
 */
final class StepsSection {

	private static final int MILLIS = 1_000;

	private static final String STEPS = """
			select s.STEP_NAME, s.START_TIME, s.END_TIME, s.READ_COUNT, s.WRITE_COUNT
			from BATCH_STEP_EXECUTION s join BATCH_JOB_EXECUTION_PARAMS p on p.JOB_EXECUTION_ID = s.JOB_EXECUTION_ID
			where p.PARAMETER_NAME = 'businessDate' and p.PARAMETER_VALUE = ? and s.STEP_NAME not like '%:%'
			order by s.STEP_EXECUTION_ID
			""";

	private final Map<String, Took> steps = new LinkedHashMap<>();

	private StepsSection() {
	}

	/** What the executions of a step took. */
	private record Took(long millis, long read, long written) {

		Took plus(Took other) {
			return new Took(this.millis + other.millis, this.read + other.read, this.written + other.written);
		}

	}

	static Page.Section of(Snapshot books, LocalDate day, PageWords words) {
		StepsSection steps = new StepsSection();
		books.each(STEPS, steps::add, day.toString());
		return steps.section(day, words);
	}

	private void add(ResultSet row) throws SQLException {
		LocalDateTime started = row.getObject("START_TIME", LocalDateTime.class);
		LocalDateTime ended = row.getObject("END_TIME", LocalDateTime.class);
		long millis = (started != null && ended != null) ? Duration.between(started, ended).toMillis() : 0;
		this.steps.merge(row.getString("STEP_NAME"),
				new Took(millis, row.getLong("READ_COUNT"), row.getLong("WRITE_COUNT")), Took::plus);
	}

	private Page.Section section(LocalDate day, PageWords words) {
		BarChart chart = new BarChart("steps", words.say("steps.chart"), words);
		List<List<Object>> rows = new ArrayList<>();
		Took all = new Took(0, 0, 0);
		for (Map.Entry<String, Took> step : this.steps.entrySet()) {
			Took took = step.getValue();
			all = all.plus(took);
			chart.bar(words.say("column.seconds"), step.getKey(), seconds(took.millis()));
			rows.add(Page.row(step.getKey(), seconds(took.millis()).toPlainString(), took.read(), took.written()));
		}
		rows.add(Page.row(words.say("all"), seconds(all.millis()).toPlainString(), all.read(), all.written()));
		return new Page.Section("steps", words.say("steps"), words.say("steps.note", day), chart.svg("seconds"),
				List.of(new Page.Table("steps-figures", words.say("steps.figures"),
						words.columns(List.of("step", "seconds", "read", "written")), rows, true)));
	}

	static BigDecimal seconds(long millis) {
		return BigDecimal.valueOf(millis).divide(BigDecimal.valueOf(MILLIS), 1, RoundingMode.HALF_UP);
	}

}
