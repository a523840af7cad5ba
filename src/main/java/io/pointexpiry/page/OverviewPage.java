package io.pointexpiry.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.forecast.ForecastReport;
import io.pointexpiry.forecast.ForecastSummary;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.StatusPage;

/** Where the programme stands, and what it went through. */
final class OverviewPage {

	private OverviewPage() {
	}

	static Page of(Snapshot books, String programme, PostedRange range, StatusPage status, ForecastReport forecast,
			PageWords words) {
		LocalDate last = Objects.requireNonNull(range.to());
		Page.Section ahead = ForecastSection.of(books, forecast, words);
		List<Page.Section> sections = List.of(StandingSection.of(status, words),
				BooksSection.byMonth(books, range, words), ahead, ExpiredSection.of(books, range, words),
				NoticesSection.of(books, range, words), WithheldSection.of(books, range, words),
				ImportsSection.of(books, last, words), RunsSection.upTo(books, last, words),
				StepsSection.of(books, last, words));
		return new Page(words.say("overview", programme),
				words.say("overview.lead", Objects.requireNonNull(range.from()), last),
				facts(status, forecast.summary(), words), sections);
	}

	private static List<Page.Fact> facts(StatusPage status, ForecastSummary ahead, PageWords words) {
		return List.of(
				Page.Fact.of(words.say("fact.last-closed"), "%s",
						Objects.requireNonNullElse(status.lastClosed(), words.say("none"))),
				Page.Fact.of(words.say("fact.owed"), "%,d", ahead.open()),
				Page.Fact.of(words.say("fact.ahead"), "%,d", ahead.points()),
				Page.Fact.of(words.say("fact.expected"), "%,d", ahead.expectedPoints()));
	}

}
