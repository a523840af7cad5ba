package io.pointexpiry.notice;

import java.time.LocalDate;

import io.pointexpiry.domain.NoticeGuard.Require;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.ledger.LotReads.MemberDate;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What members are told of what was done to their lots.
 *
 * @see "rules.md#events"
 */
class EventItemsTest {

	private static final Programme PROGRAMME = Programmes.korean("notices: {expiry-before: [P2M, P1M, P3D]}");

	private static final String PHONE = "010-1234-5678";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsWhatHappenedInOneNotice(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE)
				.lot("later", "A", "2024-01-01", "2025-06-30", 70)
				.lot("back~1", "A", "2023-06-01", "2024-12-15", 20)
				.cue("A", "EXPIRED", "gone1", "2024-11-30.1", 5, "2024-11-30", null)
				.cue("A", "EXPIRED", "gone2", "2024-11-30.1", 6, "2024-11-30", null)
				.cue("A", "EXTENDED", "later", "2024-11-30.1:loyal", 70, "2024-12-31", "2025-06-30")
				.cue("A", "REINSTATED", "back~1", "desk 1", 20, "2024-06-01", "2024-12-15")
				.cue("A", "REVERSED", "gone3", "2024-11-30.2", 9, "2024-11-29", null);

			books.tell("2024-12-01", "2024-11-30");

			assertThat(books.told("2024-12-01")).containsExactly("A EXPIRED  2024-11-30 11",
					"A EXTENDED  2025-06-30 70", "A REINSTATED P1M 2024-12-15 20", "A REVERSED  2024-11-29 9");
			assertThat(books.count("notice")).isEqualTo(1);
			assertThat(books.count("notice_cue")).isZero();
			assertThat(books.one("points", "A")).isEqualTo("110");
			assertThat(books.one("expires_on", "A")).isEqualTo("2024-12-15");
			assertThat(books.one("body", "A")).isEqualTo("""
					[KT 멤버십] 포인트 안내
					- 유효기간 만료로 11P가 소멸되었습니다(2024-11-30까지).
					- 70P의 유효기간을 2025-06-30까지 연장해 드렸습니다.
					- 소멸된 20P를 돌려드렸습니다. 2024-12-15까지 사용해 주세요.
					- 2024-11-29 소멸 처리를 취소하여 9P를 돌려드렸습니다.
					문의 114""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesADeferralForTheWarningOfItsNewDate(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE)
				.lot("L1", "A", "2023-11-30", "2024-12-14", 100)
				.cue("A", "DEFERRED", "L1", "2024-11-30.1", 100, "2024-11-30", "2024-12-14");

			books.tell("2024-12-01", "2024-11-30").published();
			books.tell("2024-12-02", null).tell("2024-12-11", "2024-12-10");

			assertThat(books.told("2024-12-01")).containsExactly("A DEFERRED P1M 2024-12-14 100");
			assertThat(books.given(Require.PUBLISHED)).containsKey(new MemberDate("A", LocalDate.parse("2024-12-14")));
			assertThat(books.told("2024-12-02")).isEmpty();
			assertThat(books.told("2024-12-11")).containsExactly("A EXPIRY_WARNING P3D 2024-12-14 100");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void warnsOfAllPointsWhereOthersEndOnTheDateOfADeferral(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE)
				.lot("L1", "A", "2023-11-30", "2024-12-14", 100)
				.lot("L2", "A", "2023-12-14", "2024-12-14", 1)
				.cue("A", "DEFERRED", "L1", "2024-11-30.1", 100, "2024-11-30", "2024-12-14");

			books.tell("2024-12-01", "2024-11-30");

			assertThat(books.told("2024-12-01")).containsExactly("A DEFERRED P1M 2024-12-14 100",
					"A EXPIRY_WARNING P1M 2024-12-14 101");
			assertThat(books.one("points", "A")).isEqualTo("101");
			assertThat(books.one("body", "A")).contains("- 소멸 예정 101P(연기된 포인트 포함): 2024-12-14까지 사용해 주세요.");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsNoPromiseThatIsNotTrueAnyMore(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE)
				.lot("spent", "A", "2023-11-30", "2025-12-14", 1)
				.cue("A", "DEFERRED", "spent", "2024-11-30.1", 100, "2024-11-30", "2025-12-14")
				.sql("update point_lot set remaining = 0");

			books.tell("2024-12-01", "2024-11-30");

			assertThat(books.count("notice")).isZero();
			assertThat(books.count("notice_cue")).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void confirmsAndDoesNotWarnWhenAnEarlierDayIsClosedAgain(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE)
				.lot("L1", "A", "2023-12-31", "2024-12-31", 100)
				.cue("A", "LOOK", "", "", 0, null, null)
				.cue("A", "EXPIRED", "gone", "2024-11-02.2", 6, "2024-11-02", null);

			books.tell("2024-12-01", null, false);

			assertThat(books.told("2024-12-01")).containsExactly("A EXPIRED  2024-11-02 6");
			assertThat(books.count("notice_cue")).isEqualTo(1);
		}
	}

}
