package io.pointexpiry.report;

import java.io.IOException;
import java.io.StringWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.pointexpiry.notice.PhoneNumbers;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.support.Fill.aClosing;
import static io.pointexpiry.support.Fill.aLot;
import static io.pointexpiry.support.Fill.aMember;
import static io.pointexpiry.support.Fill.aNotice;
import static io.pointexpiry.support.Fill.booksClosed;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who cannot be told, why, since when, with what at stake.
 *
 * @see "rules.md#reachable-members"
 */
class UnreachableReportTests {

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysWhyMembersWithOpenPointsCannotBeTold(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			booksClosed("2024-01-01", "2024-11-30").into(books);
			withLot(books, "가", "010-123-4123", 1);
			withLot(books, "LANDLINE", "02-312-3456", 2);
			withLot(books, "NONE", null, 3);
			withLot(books, "NO_PHONE", "see below", 4);
			withLot(books, "REACHABLE", "010-1234-5678", 5);
			aMember("OFF").with("phone", "010-1234-5678").with("notices_off", true).into(books);
			aLot("OFF1", "OFF").with("remaining", 60).into(books);
			aLot("OFF2", "OFF").with("remaining", 7).with("expires_on", "2024-12-15").into(books);
			aLot("OFF3", "OFF").with("points", 800).with("remaining", 800).with("expires_on", null).into(books);
			aLot("LATER", "OFF").with("earned_on", "2024-12-01").with("remaining", 9).into(books);
			aMember("NOTHING_OPEN").into(books);
			aLot("SPENT", "NOTHING_OPEN").with("remaining", 0).into(books);
			aMember("WITHDRAWN").with("status", "WITHDRAWN").into(books);
			aLot("LEFT", "WITHDRAWN").into(books);

			assertThat(unreachable(books)).isEqualTo("""
					member_id,reason,since,open_points,next_expires_on
					LANDLINE,no mobile number,,2,2024-12-31
					NONE,no number,,3,2024-12-31
					NO_PHONE,no telephone number,,4,2024-12-31
					OFF,asked for no notices,,867,2024-12-15
					가,a 010 number has 11 digits,,1,2024-12-31
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void datesItFromTheFirstNoticeThatCouldNotBeSentAfterTheLastOneThatCould(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			withLot(books, "M1", null, 1);
			withLot(books, "M2", null, 2);
			withLot(books, "M3", null, 3);
			int closing = 0;
			for (String day : new String[] { "2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31" }) {
				aClosing(++closing, day).into(books);
			}
			unsent(books, "A", "M1", "2024-01-31", 1);
			aNotice("B", "M1", "2024-02-29", 2).into(books);
			unsent(books, "C", "M1", "2024-03-31", 3);
			unsent(books, "D", "M1", "2024-04-30", 4);
			unsent(books, "E", "M2", "2024-02-29", 2);
			unsent(books, "F", "M3", "2024-04-30", 4);
			aNotice("G", "M3", "2024-05-31", 5).with("state", "RECALLED").into(books);

			assertThat(unreachable(books)).isEqualTo("""
					member_id,reason,since,open_points,next_expires_on
					M1,no number,2024-04-01,1,2024-12-31
					M2,no number,2024-03-01,2,2024-12-31
					M3,no number,,3,2024-12-31
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void losesNobodyBetweenTwoPages(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			List<Object[]> ids = IntStream.range(1000, 1600).mapToObj((n) -> new Object[] { "M" + n }).toList();
			books.template().batchUpdate("insert into member (member_id) values (?)", ids);
			books.template().update("""
					insert into point_lot (lot_id, member_id, kind, earned_on, points, remaining, delivered, posted_on)
					select 'L' || member_id, member_id, 'BASE', date '2024-01-01', 1, 1, 1, date '2024-01-01'
					from member""");

			assertThat(unreachable(books).lines().skip(1).map((line) -> line.substring(0, 5))).hasSize(600)
				.isSorted()
				.doesNotHaveDuplicates();
		}
	}

	private static void withLot(TestBooks books, String memberId, @Nullable String phone, int points) {
		aMember(memberId).with("phone", phone).into(books);
		aLot("L" + memberId, memberId).with("remaining", points).into(books);
	}

	private static void unsent(TestBooks books, String noticeId, String memberId, String day, int closing) {
		aNotice(noticeId, memberId, day, closing).with("channel", "NONE").with("unreachable", "no number").into(books);
	}

	private static String unreachable(TestBooks books) throws IOException {
		StringWriter out = new StringWriter();
		new Reports(books.dataSource()).write(
				new UnreachableReport(new PhoneNumbers(Locale.KOREA, ZoneId.of("Asia/Seoul"))), PostedRange.unbounded(),
				CsvForm.PLAIN, out);
		return out.toString().replace("\r\n", "\n");
	}

}
