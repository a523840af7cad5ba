package io.pointexpiry.page;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.forecast.ForecastReport;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.StatusPage;
import org.jspecify.annotations.Nullable;

/**
 * The pages that there are: one about a night, one about the whole. Each is made of one
 * snapshot of the books; the same books give the same page.
 */
public final class Pages {

	/** How many months a page looks ahead. */
	public static final int MONTHS_AHEAD = ForecastSection.MONTHS;

	private final DataSource books;

	private final String programme;

	private final PageWords words;

	private final Supplier<ForecastReport> forecast;

	private final PageTemplate template = new PageTemplate();

	/**
	 * Creates them.
	 * @param programme the name of the programme
	 * @param language Korean gives Korean pages, every other language English ones
	 * @param forecast makes a forecast of {@link #MONTHS_AHEAD} months
	 */
	public Pages(DataSource books, String programme, Locale language, Supplier<ForecastReport> forecast) {
		this.books = books;
		this.programme = programme;
		this.words = new PageWords(language);
		this.forecast = forecast;
	}

	/**
	 * What one night did.
	 * @param day its business date, a closed day
	 */
	public Page night(LocalDate day) {
		return of((books) -> NightPage.of(books, this.programme, day, this.forecast.get(), this.words));
	}

	/**
	 * Where the programme stands, and what it went through.
	 * @param range the days looked back upon, both ends given, the last one a closed day
	 * @param status what status says
	 */
	public Page overview(PostedRange range, StatusPage status) {
		return of((books) -> OverviewPage.of(books, this.programme, range, status, this.forecast.get(), this.words));
	}

	private Page of(Function<Snapshot, Page> question) {
		AtomicReference<@Nullable Page> page = new AtomicReference<>();
		Snapshot.take(this.books, (books) -> page.set(question.apply(books)));
		Page made = page.get();
		if (made == null) {
			throw new IllegalStateException("the snapshot was not looked at");
		}
		return made;
	}

	/** Writes a page as HTML. */
	public void write(Page page, Writer out) throws IOException {
		this.template.write(page, this.words, out);
	}

}
