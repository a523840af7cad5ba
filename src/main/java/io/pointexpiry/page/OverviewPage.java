package io.pointexpiry.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.forecast.ForecastReport;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.StatusPage;

/** Where the programme stands, and what it went through. */
final class OverviewPage {

	private OverviewPage() {
	}

	static Page of(Snapshot books, String programme, PostedRange range, StatusPage status, ForecastReport forecast) {
		LocalDate last = Objects.requireNonNull(range.to());
		Page.Section ahead = ForecastSection.of(books, forecast);
		List<Page.Section> sections = List.of(StandingSection.of(status), BooksSection.byMonth(books, range), ahead,
				ExpiredSection.of(books, range), NoticesSection.of(books, range), WithheldSection.of(books, range),
				ImportsSection.of(books, last), RunsSection.upTo(books, last), StepsSection.of(books, last));
		return new Page("%s: overview".formatted(programme),
				"The days %s to %s, and the months to come as the books stand now.".formatted(range.from(), last),
				List.of(Page.Fact.of("last day closed", "%s", Objects.toString(status.lastClosed(), "none")),
						Page.Fact.of("points owed", "%,d", forecast.summary().open()),
						Page.Fact.of("expire in the next thirteen months", "%,d", forecast.summary().points()),
						Page.Fact.of("of those expected", "%,d", forecast.summary().expectedPoints())),
				sections);
	}

}
