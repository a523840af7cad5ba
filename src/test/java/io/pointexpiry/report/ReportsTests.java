package io.pointexpiry.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;

import io.pointexpiry.support.Fill;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The rows of reports, and the days that they are asked for.
 *
 * @see "rules.md#expiry-records"
 */
class ReportsTests {

	@Test
	void refusesARangeThatEndsBeforeItBegins() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new PostedRange(LocalDate.parse("2025-01-02"), LocalDate.parse("2025-01-01")))
			.withMessage("The report is asked for from 2025-01-02 to 2025-01-01;"
					+ " expected --to to be no earlier than --from.");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void listsEveryEntryByPostedOnMemberLotAndType(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			aMember("가").into(books);
			aMember("a").into(books);
			aMember("B").into(books);
			aLot("L1", "가").into(books);
			aLot("L2", "a").into(books);
			aLot("L3", "B").into(books);
			aLot("L3~1", "B").with("origin", "REINSTATED").with("origin_lot_id", "L3").into(books);
			anEntry("EXPIRY", "L1", "가", "2024-12-31.1").into(books);
			anEntry("EXPIRY", "L2", "a", "2024-12-31.1").with("tier", "VIP")
				.with("warned_on", "2024-12-01")
				.into(books);
			anEntry("REVERSAL", "L2", "a", "2024-12-31.2").with("recorded_at", "2025-01-02T01:00:00.987654Z")
				.into(books);
			anEntry("REVERSAL", "L2", "a", "2024-12-31.1").with("ref", "_r").with("points", 5).into(books);
			anEntry("REVERSAL", "L2", "a", "2024-12-31.1").with("ref", "R").with("points", 6).into(books);
			anEntry("EXPIRY", "L3", "B", "2024-12-31.1").with("reason", "DORMANCY")
				.with("expires_on", null)
				.into(books);
			anEntry("REINSTATEMENT", "L3~1", "B", "2024-12-31.1").with("ref", "desk")
				.with("posted_on", "2025-01-03")
				.into(books);

			assertThat(csv(books, "expiries", null, null)).isEqualTo(expected("expiries.csv"));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void includesTheFirstAndTheLastDayAskedFor(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			aMember("M1").into(books);
			for (int day = 1; day <= 5; day++) {
				aLot("L" + day, "M1").into(books);
				anEntry("EXPIRY", "L" + day, "M1", "2025-01-0" + day + ".1").into(books);
			}

			assertThat(csv(books, "expiries", "2025-01-02", "2025-01-04").lines()
				.skip(1)
				.map((line) -> line.substring(0, 10))).containsExactly("2025-01-02", "2025-01-03", "2025-01-04");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void listsEveryThingTold(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			aMember("M1").into(books);
			aMember("M2").into(books);
			aClosing(1, "2024-11-29").into(books);
			aNotice("AAAA", "M2", "2024-11-29", 1).into(books);
			aNotice("BBBB", "M1", "2024-11-29", 1).with("channel", "NONE").with("unreachable", "no number").into(books);
			aWarning("AAAA", "M2", "2024-12-31", "2024-11-30").into(books);
			aWarning("AAAA", "M2", "2024-12-01", "2024-11-30").with("stage", "P3D").with("points", 7).into(books);
			aWarning("AAAA", "M2", "2024-11-29", "2024-11-30").with("item", "EXPIRED")
				.with("stage", "")
				.with("ref", "2024-11-29.1")
				.into(books);
			aWarning("BBBB", "M1", "2024-12-31", "2024-11-30").into(books);

			assertThat(csv(books, "notices", null, "2024-11-29")).isEqualTo("""
					notice_id,business_date,send_date,member_id,item,stage,points,expires_on,channel,state
					BBBB,2024-11-29,2024-11-30,M1,EXPIRY_WARNING,P1M,100,2024-12-31,NONE,PUBLISHED
					AAAA,2024-11-29,2024-11-30,M2,EXPIRED,,100,2024-11-29,SMS,PUBLISHED
					AAAA,2024-11-29,2024-11-30,M2,EXPIRY_WARNING,P3D,7,2024-12-01,SMS,PUBLISHED
					AAAA,2024-11-29,2024-11-30,M2,EXPIRY_WARNING,P1M,100,2024-12-31,SMS,PUBLISHED
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void listsWhatWasDueAndStayedOpen(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			aMember("M1").into(books);
			aClosing(1, "2024-12-31").into(books);
			aRun("2024-12-31.1", 1).into(books);
			for (String lot : new String[] { "L1", "L2", "L3", "L4", "L5" }) {
				aLot(lot, "M1").into(books);
			}
			aFloor("DEFERRAL", "L1", "M1", "2024-12-31.1").into(books);
			aFloor("OPENING", "L2", "M1", "2024-12-31.1").with("old_expires_on", "2023-05-05").into(books);
			aFloor("EXTENSION", "L3", "M1", "2024-12-31.1").with("ref", "loyal, or not").into(books);
			withheld("L4", "HOLD", "2024-12-31").into(books);
			withheld("L5", "REFUSED", null).into(books);

			assertThat(csv(books, "withheld", "2024-12-31", "2024-12-31")).isEqualTo("""
					business_date,member_id,lot_id,points,expires_on,why,until
					2024-12-31,M1,L1,100,2024-12-31,DEFERRED,2025-01-14
					2024-12-31,M1,L2,100,2023-05-05,DEFERRED,2025-01-14
					2024-12-31,M1,L4,100,2024-12-31,HOLD,
					2024-12-31,M1,L5,100,,REFUSED,
					""");
			assertThat(csv(books, "extensions", null, null)).isEqualTo("""
					business_date,member_id,lot_id,name,points,old_expires_on,expires_on
					2024-12-31,M1,L3,"loyal, or not",100,2024-12-31,2025-01-14
					""");
		}
	}

	private static Fill withheld(String lotId, String why, @Nullable String expiresOn) {
		return row("withheld_lot").with("run_id", "2024-12-31.1")
			.with("lot_id", lotId)
			.with("business_date", "2024-12-31")
			.with("member_id", "M1")
			.with("points", 100)
			.with("expires_on", expiresOn)
			.with("why", why);
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void listsEveryRunWithItsControlTotals(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			aClosing(1, "2024-12-31").into(books);
			aRun("2024-12-31.10", 1).with("state", "FAILED").with("command", "rerun").into(books);
			aRun("2024-12-31.2", 1).with("candidates", 6)
				.with("expired", 1)
				.with("deferred", 2)
				.with("extended", 0)
				.with("withheld", 1)
				.with("refused", 1)
				.with("retained", 1)
				.with("points_expired", 9_000_000_000L)
				.with("notices", 12)
				.with("ended_at", "2025-01-01T00:10:00+09:00")
				.into(books);

			assertThat(csv(books, "runs", null, null)).isEqualTo(expected("runs.csv"));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void masksNumbersThatTheDeskOrAMemberTyped(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			row("desk_entry").with("command", "hold")
				.with("member_id", "01012345678")
				.with("business_date", "2025-01-01")
				.with("why", "called from 010-1234-5678")
				.with("by_whom", "kim")
				.with("recorded_at", "2025-01-01T01:02:03Z")
				.into(books);
			row("desk_entry").with("command", "extend")
				.with("lot_id", "L1")
				.with("until_on", "2025-02-01")
				.with("points", 5)
				.with("why", "promised, \"truly\"")
				.with("by_whom", "lee")
				.with("recorded_at", "2025-01-02T01:02:03Z")
				.into(books);
			row("feedback").with("feedback_id", "F1")
				.with("received_on", "2025-01-01")
				.with("text", "=call 010-1234-5678")
				.into(books);

			assertThat(csv(books, "desk", null, null)).isEqualTo("""
					business_date,recorded_at,command,member_id,lot_id,until,points,reason,by
					,2025-01-02T01:02:03Z,extend,,L1,2025-02-01,5,"promised, ""truly""\",lee
					2025-01-01,2025-01-01T01:02:03Z,hold,01012345678,,,,called from ***-****-5678,kim
					""");
			assertThat(csv(books, "feedback", "2025-01-01", null)).isEqualTo("""
					feedback_id,member_id,received_on,channel,category,text
					F1,,2025-01-01,,,=call ***-****-5678
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void listsReversalsAndAcceptedNightsWithReasonAndWho(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			aClosing(7, "2025-01-03").with("accept_large", "a campaign").with("by_whom", "park").into(books);
			aRun("2025-01-03.1", 7).with("points_candidates", 9).into(books);
			aClosing(8, "2025-01-02").with("command", "reverse")
				.with("send_on", "2025-01-04")
				.with("started_at", "2025-01-04T01:02:03Z")
				.with("why", "wrong file")
				.with("by_whom", "lee")
				.into(books);
			aRun("2025-01-02.2", 8).with("command", "reverse").with("points_candidates", 30).into(books);

			assertThat(csv(books, "desk", "2025-01-03", null)).isEqualTo("""
					business_date,recorded_at,command,member_id,lot_id,until,points,reason,by
					2025-01-03,2025-01-03T15:10:00Z,run,,,,,a campaign,park
					2025-01-04,2025-01-04T01:02:03Z,reverse,,,,30,wrong file,lee
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void defusesFormulasForSpreadsheets(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			row("feedback").with("feedback_id", "-1")
				.with("received_on", "2025-01-01")
				.with("text", "=1+1")
				.into(books);

			StringWriter out = new StringWriter();
			long rows = new Reports(books.dataSource()).write(Reports.named("feedback").orElseThrow(),
					PostedRange.unbounded(), CsvForm.SPREADSHEET, out);

			assertThat(rows).isOne();
			assertThat(out).hasToString("\uFEFFfeedback_id,member_id,received_on,channel,category,text\r\n"
					+ "'-1,,2025-01-01,,,'=1+1\r\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void writesTheHeaderOfEveryReportOfEmptyBooks(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			booksClosed("2025-01-01", "2025-01-01").into(books);

			for (Report report : Reports.all()) {
				assertThat(csv(books, report.name(), null, null)).isEqualTo(String.join(",", report.columns()) + "\n");
			}
		}
	}

	static String csv(TestBooks books, String name, @Nullable String from, @Nullable String to) throws IOException {
		StringWriter out = new StringWriter();
		PostedRange range = new PostedRange((from != null) ? LocalDate.parse(from) : null,
				(to != null) ? LocalDate.parse(to) : null);
		new Reports(books.dataSource()).write(Reports.named(name).orElseThrow(), range, CsvForm.PLAIN, out);
		return out.toString().replace("\r\n", "\n");
	}

	/** A whole file as it is expected, from the resources beside this test. */
	static String expected(String file) throws IOException {
		try (InputStream in = Objects.requireNonNull(ReportsTests.class.getResourceAsStream("/report/" + file))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
