package io.pointexpiry.page;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.forecast.ForecastReport;
import io.pointexpiry.intake.Input;
import io.pointexpiry.night.Outlook;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Status;
import io.pointexpiry.report.StatusPage;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;

/** A few nights in which something of everything happens, and the pages of them. */
final class PageStory {

	/** Members are warned: one is unreachable, one notice arrives, one does not. */
	static final LocalDate WARNED = LocalDate.parse("2024-11-24");

	/** Points expire by date and by dormancy, are deferred, and withheld. */
	static final LocalDate NIGHT = LocalDate.parse("2024-12-01");

	private static final String NAME = "Coffee & <Club>";

	private PageStory() {
	}

	static Nights tell(TestDatabase database) {
		Nights nights = Nights.of(database, policy());
		nights.members("""
				member_id,phone,tier,joined_on
				M1,010-1234-0001,VIP,2024-01-01
				M2,010-1234-0002,,2024-09-01
				M3,,VIP,2024-01-01
				M4,010-1234-0004,VIP,2024-01-01
				M5,010-1234-0005,,2024-09-01
				""");
		nights.lots("""
				lot_id,member_id,kind,earned_on,points
				L1,M1,BASE,2024-10-01,100
				L2,M2,LONG,2024-10-01,50
				L3,M3,BASE,2024-10-01,30
				L4,M4,BASE,2024-10-01,20
				L5,M5,LONG,2024-10-01,40
				L6,M1,LONG,2024-11-01,1000000
				""");
		nights.run("2024-11-20");
		nights.offers(Input.LOTS,
				"lot_id,member_id,kind,earned_on,points\nL7,M1,EVENT,2024-11-21,7\nL8,NOBODY,BASE,2024-10-01,5\n");
		nights.run(WARNED.toString());
		nights.imports(Input.RECEIPTS,
				"notice_id,state,at\n" + receipt(nights, "M1", "DELIVERED") + receipt(nights, "M2", "UNDELIVERABLE"));
		nights.imports(Input.REDEMPTIONS, "redemption_id,member_id,redeemed_on,points\nR1,M1,2024-11-26,10\n");
		nights.hold("M4").run(NIGHT.toString());
		return nights;
	}

	private static String policy() {
		return Policies.programme("locale: ko-KR\nsender: \"15880000\"\ncontact: \"114\"", Policies.policy("1",
				"2020-01-01",
				"validity: [{when: {kind: [EVENT]}, period: P10D}, {when: {kind: [LONG]}, period: P1Y}, {period: P2M}]",
				"dormancy: [{when: {tier: [VIP]}, exempt: true}, "
						+ "{dormant-after: P1M, expire-after: P3M, warn-before: [P7D], count-from: activity}]",
				"notices: {expiry-before: [P7D], confirm-expiry: true}", "notice-guard: {defer: P14D, at-most: 1}"))
			.replace("name: Coffee Club", "name: \"" + NAME + "\"");
	}

	private static String receipt(Nights nights, String memberId, String state) {
		return "%s,%s,2024-11-25T09:30:00+09:00\n".formatted(
				nights.rows("select notice_id from notice where member_id = ? and business_date = ?", memberId, WARNED)
					.get(0),
				state);
	}

	/** The page of a night. */
	static String night(Nights nights, LocalDate day) {
		return night(nights, day, Locale.ENGLISH);
	}

	static String night(Nights nights, LocalDate day, Locale language) {
		return html(nights, language, (pages) -> pages.night(day));
	}

	/** The overview of all days. */
	static String overview(Nights nights) {
		return overview(nights, Locale.ENGLISH);
	}

	static String overview(Nights nights, Locale language) {
		return html(nights, language,
				(pages) -> pages.overview(new PostedRange(LocalDate.parse("2024-11-20"), NIGHT), status(nights)));
	}

	static StatusPage status(Nights nights) {
		try {
			return new Status(nights.books().dataSource(), nights.get(Home.class)).page(NIGHT, Nights.NOW,
					new StatusPage.Ahead(List.of(), List.of()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String html(Nights nights, Locale language, Function<Pages, Page> question) {
		Pages pages = new Pages(nights.books().dataSource(), nights.get(Programme.class).name(), language,
				() -> forecast(nights));
		StringWriter html = new StringWriter();
		try {
			pages.write(question.apply(pages), html);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return html.toString();
	}

	/** The months ahead, to be written once. */
	static ForecastReport forecast(Nights nights) {
		return new ForecastReport(nights.get(Outlook.class), nights.get(Programme.class).policies(),
				Pages.MONTHS_AHEAD);
	}

}
