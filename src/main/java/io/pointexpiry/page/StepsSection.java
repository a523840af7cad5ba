package io.pointexpiry.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.ledger.StepTime;

/** How long each step of a night took, in all its runs together. */
final class StepsSection {

	private static final int MILLIS = 1_000;

	private StepsSection() {
	}

	static Page.Section of(Snapshot books, LocalDate day, PageWords words) {
		BarChart chart = new BarChart("steps", words.say("steps.chart"), words);
		List<List<Object>> rows = new ArrayList<>();
		Duration took = Duration.ZERO;
		long read = 0;
		long written = 0;
		for (StepTime step : StepTime.of(books, day)) {
			chart.bar(words.say("column.seconds"), step.step(), seconds(step.took()));
			rows.add(row(step.step(), step.took(), step.read(), step.written()));
			took = took.plus(step.took());
			read += step.read();
			written += step.written();
		}
		rows.add(row(words.say("all"), took, read, written));
		return new Page.Section("steps", words.say("steps"), words.say("steps.note", day), chart.svg("seconds"),
				List.of(new Page.Table("steps-figures", words.say("steps.figures"),
						words.columns(List.of("step", "seconds", "read", "written")), rows, true)));
	}

	private static List<Object> row(String step, Duration took, long read, long written) {
		return Page.row(step, seconds(took).toPlainString(), read, written);
	}

	private static BigDecimal seconds(Duration took) {
		return BigDecimal.valueOf(took.toMillis()).divide(BigDecimal.valueOf(MILLIS), 1, RoundingMode.HALF_UP);
	}

}
