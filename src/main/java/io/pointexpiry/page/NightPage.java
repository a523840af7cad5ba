package io.pointexpiry.page;

import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.forecast.ForecastReport;
import io.pointexpiry.report.PostedRange;

/** What one night did. */
final class NightPage {

	private NightPage() {
	}

	static Page of(Snapshot books, String programme, LocalDate day, ForecastReport forecast) {
		PostedRange range = new PostedRange(day, day);
		RunsSection runs = RunsSection.night(books, day);
		List<Page.Section> sections = List.of(runs.controlTotals(), ExpiredSection.of(books, range),
				BooksSection.byKind(books, range), ForecastSection.of(books, forecast), NoticesSection.of(books, range),
				WithheldSection.of(books, range), ImportsSection.of(books, day), StepsSection.of(books, day),
				RunsSection.before(books, day));
		return new Page("%s: the night of %s".formatted(programme, day),
				"What the closing of %s did; the months to come are told from the books as they stand now."
					.formatted(day),
				facts(runs), sections);
	}

	private static List<Page.Fact> facts(RunsSection runs) {
		return List.of(Page.Fact.of("points expired", "%,d", runs.sum("points_expired")),
				Page.Fact.of("lots expired", "%,d", runs.sum("expired")),
				Page.Fact.of("lots deferred", "%,d", runs.sum("deferred")),
				Page.Fact.of("lots extended", "%,d", runs.sum("extended")),
				Page.Fact.of("lots withheld or refused", "%,d", runs.sum("withheld").add(runs.sum("refused"))),
				Page.Fact.of("notices made", "%,d", runs.sum("notices")));
	}

}
