package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.domain.NoticeGuard.Require;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.ledger.LotReads.MemberDate;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A member adds the lines of a notice up: no point is in two of them.
 *
 * @see "rules.md#one-notice"
 */
class EachPointOnceTest {

	private static final String PHONE = "010-1234-5678";

	private static final Programme PROGRAMME = Programmes.korean("""
			dormancy: [{dormant-after: P1Y, expire-after: P2Y, warn-before: [P1M, P7D]}]
			notices: {expiry-before: [P1M, P3D], confirm-expiry: true}""");

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsOneDeferralOfAllThatWaitsUntilADateWhateverTakesIt(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE)
				.lot("own", "A", "2023-01-01", "2024-12-14", 100)
				.lot("dormant", "A", "2023-01-01", "2026-01-01", 50)
				.sql("update member set lapse_on = date '2024-11-30'")
				.sql("update point_lot set floor_on = date '2024-12-14'")
				.cue("A", "DEFERRED", "own", "2024-11-30.1", 100, "2024-11-30", "2024-12-14")
				.cue("A", "DEFERRED", "dormant", "2024-11-30.1", 50, "2024-11-30", "2024-12-14");

			books.tell("2024-12-01", "2024-11-30");

			assertThat(books.told("2024-12-01")).containsExactly("A DEFERRED P1M 2024-12-14 150");
			assertThat(books.one("points", "A")).isEqualTo("150");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsOnlyTheLastOfAnExtensionAndADeferral(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE)
				.lot("L1", "A", "2023-01-01", "2024-12-14", 100)
				.cue("A", "EXTENDED", "L1", "2024-11-20.1:loyal", 100, "2024-11-20", "2024-11-25")
				.cue("A", "DEFERRED", "L1", "2024-11-25.1", 100, "2024-11-25", "2024-12-14");

			books.tell("2024-12-01", "2024-11-20");

			assertThat(books.told("2024-12-01")).containsExactly("A DEFERRED P1M 2024-12-14 100");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsNoDeferralThatALaterDayOfTheRunOvertook(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE)
				.lot("later", "A", "2023-01-01", "2025-06-30", 100)
				.lot("gone", "A", "2023-01-01", "2024-11-28", 1)
				.sql("update point_lot set status = 'EXPIRED', remaining = 0 where lot_id = 'gone'")
				.cue("A", "DEFERRED", "gone", "2024-11-20.1", 1, "2024-11-20", "2024-11-28")
				.cue("A", "DEFERRED", "later", "2024-11-20.1", 100, "2024-11-20", "2024-11-28")
				.cue("A", "EXTENDED", "later", "2024-11-28.1:loyal", 100, "2024-11-28", "2025-06-30");

			books.tell("2024-12-01", "2024-11-20");

			assertThat(books.told("2024-12-01")).containsExactly("A EXTENDED  2025-06-30 100");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void warnsOfTheRestWherePointsGivenBackEndOnTheSameDate(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE)
				.lot("old~1", "A", "2023-01-01", "2024-12-14", 82_400)
				.lot("rest", "A", "2023-12-14", "2024-12-14", 5_000)
				.cue("A", "REINSTATED", "old~1", "desk.1", 82_400, "2024-06-01", "2024-12-14");

			books.tell("2024-12-01", "2024-11-30").published();

			assertThat(books.told("2024-12-01")).containsExactly("A EXPIRY_WARNING P1M 2024-12-14 5000",
					"A REINSTATED  2024-12-14 82400");
			assertThat(books.one("points", "A")).isEqualTo("87400");
			assertThat(books.given(Require.PUBLISHED)).containsKey(new MemberDate("A", LocalDate.parse("2024-12-14")));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesPointsGivenBackForTheWarningOfTheirDateWhereNothingElseEndsOnIt(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE)
				.lot("old~1", "A", "2023-01-01", "2024-12-14", 20)
				.cue("A", "REINSTATED", "old~1", "desk.1", 20, "2024-06-01", "2024-12-14");

			books.tell("2024-12-01", "2024-11-30").published().cue("A", "LOOK", "", "", 0, null, null);
			books.tell("2024-12-02", "2024-12-01").tell("2024-12-11", "2024-12-10");

			assertThat(books.given(Require.PUBLISHED)).containsKey(new MemberDate("A", LocalDate.parse("2024-12-14")));
			assertThat(books.told("2024-12-02")).isEmpty();
			assertThat(books.told("2024-12-11")).containsExactly("A EXPIRY_WARNING P3D 2024-12-14 20");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysTheCauseOfEachExpiryAndTellsNoneThatWasGivenBack(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE).lot("back~1", "A", "2023-01-01", "2025-12-14", 16);
			for (String reason : List.of("VALIDITY", "DORMANCY", "POLICY_CHANGE", "WITHDRAWAL", "back")) {
				expired(books, reason);
			}
			books.sql("update point_lot set origin = 'REINSTATED', origin_lot_id = 'back' where lot_id = 'back~1'")
				.sql(ENTRY, "back~1", "REINSTATEMENT", "VALIDITY", 16L)
				.cue("A", "REINSTATED", "back~1", "2024-11-30.1", 16, "2024-11-30", "2025-12-14");

			books.tell("2024-12-01", "2024-11-30");

			assertThat(books.told("2024-12-01")).containsExactly("A EXPIRED  2024-11-30 1", "A EXPIRED  2024-11-30 1",
					"A EXPIRED  2024-11-30 1", "A EXPIRED  2024-11-30 1", "A REINSTATED  2025-12-14 16");
			assertThat(books.one("body", "A")).contains("- 유효기간 만료로 1P가 소멸되었습니다(2024-11-30까지).")
				.contains("- 장기 미이용으로 1P가 소멸되었습니다(2024-11-30까지).")
				.contains("- 정책 변경으로 1P가 소멸되었습니다(2024-11-30까지).")
				.contains("- 회원 탈퇴로 1P가 소멸되었습니다(2024-11-30까지).");
			assertThat(books.one("points", "A")).isEqualTo("20");
		}
	}

	private static final String ENTRY = """
			insert into expiry_record (lot_id, entry_type, ref, posted_on, business_date, member_id, kind, tier, reason,
			  points, earned_on, expires_on, policy_version, run_id, recorded_at)
			values (?, ?, '2024-11-30.1', date '2024-11-30', date '2024-11-30', 'A', 'BASE', '', ?, ?,
			  date '2023-01-01', date '2024-11-30', '1', '2024-11-30.1', timestamp with time zone '2024-12-01 00:00:00+00')""";

	private static void expired(NoticeBooks books, String name) {
		long points = name.equals("back") ? 16 : 1;
		books.lot(name, "A", "2023-01-01", "2024-11-30", points)
			.sql("update point_lot set status = 'EXPIRED', remaining = 0 where lot_id = ?", name)
			.sql(ENTRY, name, "EXPIRY", name.equals("back") ? "VALIDITY" : name, points)
			.cue("A", "EXPIRED", name, "2024-11-30.1", points, "2024-11-30", null);
	}

}
