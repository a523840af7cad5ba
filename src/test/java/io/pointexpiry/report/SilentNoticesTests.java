package io.pointexpiry.report;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.pointexpiry.desk.DeskReads;
import io.pointexpiry.file.Home;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.support.Fill;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.support.Fill.aClosing;
import static io.pointexpiry.support.Fill.aMember;
import static io.pointexpiry.support.Fill.aNotice;
import static io.pointexpiry.support.Fill.aRun;
import static io.pointexpiry.support.Fill.aWarning;
import static io.pointexpiry.support.Fill.row;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Notices of which nothing final was heard for 80 hours. The books were last worked on at
 * noon of 10 January; 80 hours before that it was 04:00 on the 7th.
 *
 * @see "rules.md#notice-states"
 */
class SilentNoticesTests {

	private static final StatusPage.Ahead NOTHING_AHEAD = new StatusPage.Ahead(List.of(), List.of());

	private static final String NOON = "2025-01-10T12:00:00Z";

	private static final String JUST_IN_TIME = "2025-01-07T04:00:00Z";

	private static final String TOO_LONG_AGO = "2025-01-07T03:59:59.999999Z";

	private static final String OLD_FOLDER = "2025-01-05";

	private static final String NEW_FOLDER = "2025-01-06";

	@TempDir
	private Path home;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void areUnknownInReportsAndAtTheDesk(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			fill(books);

			List<String> reported = states(books);

			assertThat(reported).containsExactly("ASKED UNKNOWN", "DELIVERED DELIVERED", "LETTER ACCEPTED",
					"NOTYET PUBLISHED", "RECALLED RECALLED", "SILENT UNKNOWN", "WINDOW PUBLISHED", "SENTLATE SENT",
					"SENTLONG UNKNOWN", "STILL PUBLISHED");
			assertThat(new DeskReads(books.jdbc()).notices("M1", FolderClock.SYSTEM)
				.stream()
				.map((notice) -> notice.noticeId() + " " + notice.state()))
				.containsExactlyInAnyOrderElementsOf(reported);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void areToldTheSameWayUntilTheBooksAreWorkedOnAgain(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			fill(books);
			List<String> before = states(books);

			assertThat(states(books)).isEqualTo(before).contains("STILL PUBLISHED");
			row("import_file").with("input", "receipts")
				.with("file_name", "receipts.csv")
				.with("sha256", "")
				.with("state", "DONE")
				.with("started_at", "2025-01-10T12:00:00.000001Z")
				.into(books);
			assertThat(states(books)).contains("STILL UNKNOWN", "SENTLATE UNKNOWN", "WINDOW UNKNOWN")
				.contains("NOTYET PUBLISHED");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void areListedInStatusUntilTheirFolderIsPurged(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			fill(books);
			Status status = new Status(books.dataSource(), new Home(this.home));

			StatusPage page = status.page(LocalDate.parse("2025-01-09"), Instant.parse(NOON), NOTHING_AHEAD);

			assertThat(page.waiting()).isEqualTo(7);
			assertThat(page.overdue()).isEqualTo(3);
			assertThat(page.render(Locale.ENGLISH)).contains("""
					receipts    7 notices without a final state, 3 of them for more than 80 hours (UNKNOWN)
					            notice ASKED of member M1, sent on 2025-01-06
					            notice SILENT of member M1, sent on 2025-01-06
					            notice SENTLONG of member M1, sent on 2025-01-07
					""");
			books.template()
				.update("update notice_folder set purged_at = published_at where business_date = ?",
						LocalDate.parse(OLD_FOLDER));
			StatusPage purged = status.page(LocalDate.parse("2025-01-09"), Instant.parse(NOON), NOTHING_AHEAD);
			assertThat(purged.overdueNotices()).extracting(StatusPage.OverdueNotice::noticeId)
				.containsExactly("SENTLONG");
		}
	}

	private static void fill(TestBooks books) {
		aMember("M1").into(books);
		aClosing(1, "2025-01-05").with("started_at", "2025-01-05T15:00:00Z").into(books);
		aClosing(2, "2025-01-09").with("started_at", "2025-01-10T11:59:00Z").into(books);
		aRun("2025-01-09.1", 2).with("ended_at", NOON).into(books);
		folder(OLD_FOLDER, TOO_LONG_AGO).into(books);
		folder(NEW_FOLDER, JUST_IN_TIME).into(books);
		told(books, aNotice("SILENT", "M1", OLD_FOLDER, 1), "SILENT");
		told(books, aNotice("STILL", "M1", NEW_FOLDER, 1), "STILL");
		told(books, aNotice("WINDOW", "M1", OLD_FOLDER, 1).with("send_not_before", OffsetDateTime.parse(JUST_IN_TIME)),
				"WINDOW");
		told(books, aNotice("NOTYET", "M1", OLD_FOLDER, 1).with("send_not_before",
				OffsetDateTime.parse("2025-01-20T00:00:00Z")), "NOTYET");
		told(books, aNotice("SENTLATE", "M1", NEW_FOLDER, 1).with("state", "SENT").with("state_at", JUST_IN_TIME),
				"SENTLATE");
		told(books, aNotice("SENTLONG", "M1", NEW_FOLDER, 1).with("state", "SENT").with("state_at", TOO_LONG_AGO),
				"SENTLONG");
		told(books,
				aNotice("LETTER", "M1", OLD_FOLDER, 1).with("channel", "NONE")
					.with("state", "ACCEPTED")
					.with("state_at", TOO_LONG_AGO),
				"LETTER");
		told(books, aNotice("DELIVERED", "M1", OLD_FOLDER, 1).with("state", "DELIVERED"), "DELIVERED");
		told(books, aNotice("RECALLED", "M1", OLD_FOLDER, 1).with("state", "RECALLED"), "RECALLED");
		told(books, aNotice("ASKED", "M1", OLD_FOLDER, 1).with("state", "UNKNOWN").with("state_at", NOON), "ASKED");
	}

	private static Fill folder(String businessDate, String publishedAt) {
		return row("notice_folder").with("business_date", businessDate)
			.with("n", 1)
			.with("closing_id", 1)
			.with("state", "PUBLISHED")
			.with("published_at", publishedAt);
	}

	private static void told(TestBooks books, Fill notice, String noticeId) {
		notice.into(books);
		aWarning(noticeId, "M1", "2025-02-10", "2025-01-06").with("ref", noticeId).into(books);
	}

	/** Ids and states of the report, in its order. */
	private static List<String> states(TestBooks books) throws IOException {
		StringWriter text = new StringWriter();
		new Reports(books.dataSource()).write(Reports.named("notices").orElseThrow(), PostedRange.unbounded(),
				CsvForm.PLAIN, text);
		return text.toString()
			.lines()
			.skip(1)
			.map((line) -> line.split(",", -1))
			.map((cells) -> cells[0] + " " + cells[9])
			.collect(Collectors.toList());
	}

}
