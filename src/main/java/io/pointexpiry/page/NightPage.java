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

	static Page of(Snapshot books, String programme, LocalDate day, ForecastReport forecast, PageWords words) {
		PostedRange range = new PostedRange(day, day);
		RunsSection runs = RunsSection.night(books, day, words);
		List<Page.Section> sections = List.of(runs.controlTotals(), ExpiredSection.of(books, range, words),
				BooksSection.byKind(books, range, words), ForecastSection.of(books, forecast, words),
				NoticesSection.of(books, range, words), WithheldSection.of(books, range, words),
				ImportsSection.of(books, day, words), StepsSection.of(books, day, words),
				RunsSection.before(books, day, words));
		return new Page(words.say("night", programme, day), words.say("night.lead", day), facts(runs, words), sections);
	}

	private static List<Page.Fact> facts(RunsSection runs, PageWords words) {
		return List.of(Page.Fact.of(words.say("fact.points-expired"), "%,d", runs.sum("points_expired")),
				Page.Fact.of(words.say("fact.expired"), "%,d", runs.sum("expired")),
				Page.Fact.of(words.say("fact.deferred"), "%,d", runs.sum("deferred")),
				Page.Fact.of(words.say("fact.extended"), "%,d", runs.sum("extended")),
				Page.Fact.of(words.say("fact.withheld"), "%,d", runs.sum("withheld").add(runs.sum("refused"))),
				Page.Fact.of(words.say("fact.notices"), "%,d", runs.sum("notices")));
	}

}
