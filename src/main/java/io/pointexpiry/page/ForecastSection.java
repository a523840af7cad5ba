package io.pointexpiry.page;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.forecast.ForecastReport;
import io.pointexpiry.forecast.ForecastSummary;
import io.pointexpiry.report.PostedRange;

/** The months to come: the report {@code forecast} by month and cause. */
final class ForecastSection {

	/** How many months a page looks ahead, that of the next night included. */
	static final int MONTHS = 13;

	private final Map<YearMonth, Month> months = new TreeMap<>();

	private final PageWords words;

	private ForecastSection(PageWords words) {
		this.words = words;
	}

	/** What one month takes. */
	private record Month(BigInteger byDate, BigInteger byDormancy, BigInteger lots, BigInteger expected) {

		static final Month NOTHING = new Month(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

		static Month of(ReportRow row) {
			boolean dormancy = row.text("cause").equals("DORMANCY");
			BigInteger points = row.number("points");
			return new Month(dormancy ? BigInteger.ZERO : points, dormancy ? points : BigInteger.ZERO,
					row.number("lots"), row.number("expected_points"));
		}

		Month plus(Month other) {
			return new Month(this.byDate.add(other.byDate), this.byDormancy.add(other.byDormancy),
					this.lots.add(other.lots), this.expected.add(other.expected));
		}

		List<Object> cells(String name) {
			return Page.row(name, this.lots, this.byDate, this.byDormancy, this.byDate.add(this.byDormancy),
					this.expected);
		}

	}

	/**
	 * The months from the one of the next night on.
	 * @param forecast one of {@link #MONTHS} months that was not written yet
	 */
	static Page.Section of(Snapshot books, ForecastReport forecast, PageWords words) {
		ForecastSection section = new ForecastSection(words);
		ReportRow.each(forecast, books, PostedRange.unbounded(),
				(row) -> section.months.merge(YearMonth.parse(row.text("month")), Month.of(row), Month::plus));
		return section.section(forecast.summary());
	}

	private Page.Section section(ForecastSummary summary) {
		LocalDate next = summary.first();
		if (next != null) {
			YearMonth first = YearMonth.from(next);
			for (int i = 0; i < MONTHS; i++) {
				this.months.putIfAbsent(first.plusMonths(i), Month.NOTHING);
			}
		}
		BarChart chart = new BarChart("forecast", this.words.say("forecast.chart"), this.words);
		List<List<Object>> rows = new ArrayList<>();
		Month all = Month.NOTHING;
		for (Map.Entry<YearMonth, Month> month : this.months.entrySet()) {
			String name = month.getKey().toString();
			chart.bar(this.words.say("column.by-date"), name, month.getValue().byDate());
			chart.bar(this.words.say("column.by-dormancy"), name, month.getValue().byDormancy());
			rows.add(month.getValue().cells(name));
			all = all.plus(month.getValue());
		}
		rows.add(all.cells(this.words.say("all")));
		return new Page.Section("forecast", this.words.say("forecast"), summary.text(this.words.language()).strip(),
				chart.svg("points"),
				List.of(new Page.Table("forecast-figures", this.words.say("forecast.figures"),
						this.words.columns(List.of("month", "lots", "by-date", "by-dormancy", "points", "expected")),
						rows, true)));
	}

}
