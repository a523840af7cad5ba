package io.pointexpiry.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

import io.pointexpiry.database.Database;
import io.pointexpiry.database.WorkLock;
import io.pointexpiry.file.Home;
import io.pointexpiry.support.Fill;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.support.Fill.aClosing;
import static io.pointexpiry.support.Fill.aFloor;
import static io.pointexpiry.support.Fill.aLot;
import static io.pointexpiry.support.Fill.aMember;
import static io.pointexpiry.support.Fill.aNotice;
import static io.pointexpiry.support.Fill.aRun;
import static io.pointexpiry.support.Fill.aWarning;
import static io.pointexpiry.support.Fill.anEntry;
import static io.pointexpiry.support.Fill.booksClosed;
import static io.pointexpiry.support.Fill.row;
import static org.assertj.core.api.Assertions.assertThat;

class StatusTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void isQuietBeforeTheFirstNight(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			StatusPage page = page(books, "2025-01-01");

			assertThat(page.isQuiet()).isTrue();
			assertThat(page.render(Locale.ENGLISH)).isEqualTo("""
					last closed no day yet
					missing     none
					unfinished  none
					withheld    none
					receipts    0 notices without a final state, 0 of them for more than 80 hours (UNKNOWN)
					rejects     none
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysWhatIsMissingWhatFailedAndHowToGoOn(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			booksClosed("2024-12-30", "2024-12-31").into(books);
			fillNights(books);
			row("import_file").with("input", "lots")
				.with("file_name", "lots.csv")
				.with("sha256", "")
				.with("state", "MERGING")
				.with("started_at", "2025-01-03T20:00:00.5Z")
				.into(books);
			Path reject = Files.createDirectories(new Home(this.directory).rejects()).resolve("lots-1.csv");
			Files.writeString(reject, "line");
			Files.writeString(reject.resolveSibling(".lots-2.csv.draft"), "line");

			StatusPage page = page(books, "2025-01-03");

			assertThat(page.isQuiet()).isFalse();
			assertThat(page.render(Locale.ENGLISH)).isEqualTo(
					"""
							last closed 2024-12-31 (the first was 2024-12-30)
							missing     2025-01-01 to 2025-01-03, 3 days; close with: run --date 2025-01-03
							unfinished  reverse of 2024-12-31, FAILED since 2025-01-03T15:10:00Z
							            The disk is full.
							            when the import below is finished, go on with: \
							reverse --date 2024-12-31 --reason 'wrong policy, said '\\''Kim'\\'''
							import      lots from lots.csv, MERGING since 2025-01-03T20:00:00Z; go on with the same import command
							withheld    DEFERRED: 1 lot with 100 points; see: report withheld --from 2024-12-31
							withheld    HOLD: 2 lots with 1,200 points; see: report withheld --from 2024-12-31
							receipts    2 notices without a final state, 1 of them for more than 80 hours (UNKNOWN)
							            notice AAAA of member M1, sent on 2024-12-31
							rejects     1 file unread
							            %s
							"""
						.formatted(reject));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysThatARunWasKilledWhereNobodyWorks(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			booksClosed("2024-12-31", "2024-12-31").into(books);
			aClosing(1, "2025-01-01").with("last_day", "2025-01-02").into(books);
			aRun("2025-01-01.1", 1).with("state", "RUNNING").into(books);

			assertThat(page(books, "2024-12-31").render(Locale.ENGLISH)).contains("""
					missing     none
					unfinished  run of 2025-01-01 to 2025-01-02, KILLED since 2025-01-01T15:10:00Z
					            go on with: run --date 2025-01-02
					""".indent(0));
		}
	}

	@Test
	void saysWhoIsAtWork() throws IOException, SQLException {
		try (TestBooks books = TestDatabase.POSTGRESQL.open()) {
			booksClosed("2024-12-31", "2024-12-31").into(books);
			aClosing(1, "2025-01-01").into(books);
			aRun("2025-01-01.1", 1).with("state", "FAILED").into(books);
			Database database = new Database(books.dataSource().getJdbcUrl(), null, null);
			Instant since = Instant.parse("2025-01-02T15:10:00Z");

			try (WorkLock lock = WorkLock.take(database, this.directory,
					new WorkLock.Worker("run --date 2025-01-01", "host", 7, since))) {
				assertThat(page(books, "2024-12-31").render(Locale.ENGLISH)).startsWith("""
						at work     run --date 2025-01-01, process 7 on host, since 2025-01-02T15:10:00Z
						last closed 2024-12-31 (the first was 2024-12-31)
						""")
					.contains(", RUNNING since",
							"if it is not done when that has ended, go on with: run --date 2025-01-01");
				assertThat(lock).isNotNull();
			}
			assertThat(page(books, "2024-12-31").render(Locale.ENGLISH))
				.contains(", FAILED since", "            go on with: run --date 2025-01-01")
				.doesNotContain("at work");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsWhatIsDeferredOnWhateverDayUntilItsDate(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			booksClosed("2024-12-20", "2024-12-31").into(books);
			aMember("M1").into(books);
			aClosing(1, "2024-12-31").into(books);
			for (String day : new String[] { "2024-12-17", "2024-12-20", "2024-12-31" }) {
				aRun(day + ".1", 1).into(books);
				aLot("L" + day, "M1").into(books);
				aFloor("DEFERRAL", "L" + day, "M1", day + ".1").into(books);
			}
			aLot("spent", "M1").with("remaining", 0).with("status", "SPENT").into(books);
			aFloor("DEFERRAL", "spent", "M1", "2024-12-31.1").into(books);
			aLot("extended", "M1").into(books);
			aFloor("DEFERRAL", "extended", "M1", "2024-12-31.1").into(books);
			aFloor("DESK", "extended", "M1", "2024-12-31.1").with("until_on", "2025-06-30").into(books);

			assertThat(page(books, "2024-12-31").render(Locale.ENGLISH))
				.contains("withheld    DEFERRED: 2 lots with 200 points; see: report withheld --from 2024-12-20\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void namesWhatANightNeedsThatIsLargerThanForeseen(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			booksClosed("2024-12-31", "2024-12-31").into(books);
			aClosing(1, "2025-01-01").into(books);
			aRun("2025-01-01.1", 1).with("state", "FAILED")
				.with("message", "If this is right, go on with: run --accept-large \"REASON\"")
				.into(books);

			assertThat(page(books, "2025-01-01").render(Locale.ENGLISH))
				.contains("            go on with: run --date 2025-01-01 --accept-large \"REASON\"\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysHowManyLotsExpiredByAWarningThatWasNone(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			booksClosed("2024-12-31", "2024-12-31").into(books);
			aMember("M1").into(books);
			aClosing(1, "2024-12-31").into(books);
			aRun("2024-12-31.1", 1).into(books);
			folder("2024-11-30", "2025-01-02T00:00:00Z").into(books);
			for (String lot : new String[] { "L1", "L2" }) {
				aLot(lot, "M1").with("status", "EXPIRED").with("remaining", 0).into(books);
				anEntry("EXPIRY", lot, "M1", "2024-12-31.1").with("warned_on", "2024-12-01").into(books);
			}
			aNotice("AAAA", "M1", "2024-11-30", 1).with("state", "DELIVERED")
				.with("send_not_after", OffsetDateTime.parse("2024-12-31T12:00:00Z"))
				.into(books);
			aWarning("AAAA", "M1", "2024-12-31", "2024-12-01").into(books);

			assertThat(page(books, "2024-12-31").render(Locale.ENGLISH))
				.contains("untold      2 lots expired by a warning that was none; see: verify\n")
				.doesNotContain("rehearsal");
			books.template().update("update notice_folder set publish_at = published_at - interval '4' day");
			assertThat(page(books, "2024-12-31").render(Locale.ENGLISH)).doesNotContain("untold");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void namesTheLastRehearsal(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			booksClosed("2024-12-29", "2024-12-31").into(books);
			aClosing(1, "2024-12-29").with("clock", "BUSINESS").into(books);
			aClosing(2, "2024-12-30").with("clock", "BUSINESS").into(books);
			aClosing(3, "2024-12-31").with("clock", "SYSTEM").into(books);

			assertThat(page(books, "2024-12-31").render(Locale.ENGLISH)).contains(
					"rehearsal   the last one closed 2024-12-30; its notices (EXPIRY_CLOCK=business) are not sent\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void missesOneDayAfterALateNight(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			booksClosed("2024-12-31", "2024-12-31").into(books);

			assertThat(page(books, "2025-01-01").render(Locale.ENGLISH))
				.contains("missing     2025-01-01; close with: run --date 2025-01-01\n");
		}
	}

	private StatusPage page(TestBooks books, String yesterday) throws IOException {
		return new Status(books.dataSource(), new Home(this.directory)).page(LocalDate.parse(yesterday),
				Instant.parse("2025-01-03T21:00:00Z"), new StatusPage.Ahead(List.of(), List.of()));
	}

	private static void fillNights(TestBooks books) {
		aMember("M1").into(books);
		aClosing(1, "2024-12-30").into(books);
		aRun("2024-12-30.1", 1).into(books);
		aClosing(2, "2024-12-31").into(books);
		aRun("2024-12-31.1", 2).into(books);
		aClosing(3, "2024-12-31").with("command", "reverse")
			.with("why", "wrong policy, said 'Kim'")
			.with("started_at", "2025-01-03T15:10:00Z")
			.into(books);
		aRun("2024-12-31.2", 3).with("command", "reverse")
			.with("state", "FAILED")
			.with("message", "The disk is full.")
			.into(books);
		for (String lot : new String[] { "L1", "L2", "L3", "L4" }) {
			aLot(lot, "M1").into(books);
		}
		aFloor("DEFERRAL", "L1", "M1", "2024-12-31.1").into(books);
		held("L2", "2024-12-31.1", 1100).into(books);
		held("L3", "2024-12-31.1", 100).into(books);
		held("L4", "2024-12-30.1", 100).into(books);
		folder("2024-12-30", "2024-12-31T00:00:00Z").into(books);
		folder("2025-01-01", "2025-01-02T00:00:00Z").into(books);
		aNotice("AAAA", "M1", "2024-12-30", 1).into(books);
		aNotice("BBBB", "M1", "2025-01-01", 2).with("state", "SENT").into(books);
		aNotice("CCCC", "M1", "2024-12-30", 1).with("state", "DELIVERED").into(books);
		aNotice("DDDD", "M1", "2024-12-30", 1).with("channel", "NONE").into(books);
	}

	private static Fill folder(String businessDate, String publishedAt) {
		return row("notice_folder").with("business_date", businessDate)
			.with("n", 1)
			.with("closing_id", 1)
			.with("state", "PUBLISHED")
			.with("published_at", publishedAt);
	}

	private static Fill held(String lotId, String runId, int points) {
		return row("withheld_lot").with("run_id", runId)
			.with("lot_id", lotId)
			.with("business_date", runId.substring(0, 10))
			.with("member_id", "M1")
			.with("points", points)
			.with("why", "HOLD");
	}

}
