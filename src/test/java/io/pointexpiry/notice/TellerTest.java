package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.pointexpiry.domain.NoticeGuard.Require;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.store.LotReads.MemberDate;
import io.pointexpiry.store.WarningsGiven;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class TellerTest {

	private static final Programme PROGRAMME = Programmes.korean("notices: {expiry-before: [P2M, P1M, P3D]}");

	private static final String PHONE = "010-1234-5678";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsEachStageOnceOnItsDay(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE).lot("L1", "A", "2023-12-31", "2024-12-31", 100);

			books.tell("2024-10-30", "2024-10-29").tell("2024-10-31", "2024-10-30").tell("2024-11-01", "2024-10-31");
			books.tell("2024-11-30", "2024-11-29").tell("2024-12-28", "2024-12-27").tell("2024-12-31", "2024-12-30");

			assertThat(books.told("2024-10-30")).isEmpty();
			assertThat(books.told("2024-10-31")).containsExactly("A EXPIRY_WARNING P2M 2024-12-31 100");
			assertThat(books.told("2024-11-01")).isEmpty();
			assertThat(books.told("2024-11-30")).containsExactly("A EXPIRY_WARNING P1M 2024-12-31 100");
			assertThat(books.told("2024-12-28")).containsExactly("A EXPIRY_WARNING P3D 2024-12-31 100");
			assertThat(books.told("2024-12-31")).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void makesMissedNightsGoodOnceWithTheClosestStage(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE).lot("L1", "A", "2023-12-31", "2024-12-31", 100);

			books.tell("2024-12-29", "2024-10-01").tell("2024-12-30", "2024-12-29").tell("2024-12-31", null);

			assertThat(books.told("2024-12-29")).containsExactly("A EXPIRY_WARNING P3D 2024-12-31 100");
			assertThat(books.told("2024-12-30")).isEmpty();
			assertThat(books.told("2024-12-31")).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void recordsWordsHoursAndNumberOfOneNotice(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE)
				.lot("L1", "A", "2023-12-31", "2024-12-31", 100)
				.lot("L2", "A", "2024-01-15", "2024-12-31", 50);

			books.tell("2024-11-30", "2024-11-29");

			assertThat(books.one("body", "A")).isEqualTo("[KT 멤버십] 150P를 2024-12-31까지 사용하지 않으면 소멸됩니다. 문의 114");
			assertThat(books.one("channel", "A")).isEqualTo("SMS");
			assertThat(books.one("to_number", "A")).isEqualTo("821012345678");
			assertThat(books.one("from_number", "A")).isEqualTo("15880000");
			assertThat(books.one("notice_id", "A")).matches("[A-Z2-7]{32}");
			assertThat(window(books)).containsExactly("2024-11-29T23:00:00Z", "2024-12-27T12:00:00Z");
		}
	}

	private static List<String> window(NoticeBooks books) {
		return books.books()
			.jdbc()
			.sql("select send_not_before, send_not_after from notice")
			.query((row, number) -> List.of(row.getObject(1, java.time.OffsetDateTime.class).toInstant().toString(),
					row.getObject(2, java.time.OffsetDateTime.class).toInstant().toString()))
			.single();
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsAStageOnlyForLotsThatWereEarnedByThen(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE).lot("L1", "A", "2024-12-20", "2024-12-31", 100);
			books.member("B", PHONE).lot("L2", "B", "2024-12-29", "2024-12-31", 100);

			books.tell("2024-12-25", null).tell("2024-12-30", "2024-12-25");

			assertThat(books.told("2024-12-25")).isEmpty();
			assertThat(books.told("2024-12-30")).containsExactly("A EXPIRY_WARNING P3D 2024-12-31 100");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysNothingBelowTheMinimumNorOfHeldLotsNorToThoseWhoLeft(TestDatabase database) {
		Programme programme = Programmes.korean("notices: {expiry-before: [P1M], minimum-points: 10}");
		try (NoticeBooks books = new NoticeBooks(database, programme)) {
			for (String id : List.of("few", "held", "left", "told")) {
				books.member(id, PHONE).lot("L" + id, id, "2023-12-31", "2024-12-31", id.equals("few") ? 9 : 10);
			}
			books.sql("update member set status = 'WITHDRAWN' where member_id = 'left'");
			books.sql("insert into hold (member_id, lot_id, placed_at, why, by_whom) values ('held', 'Lheld', "
					+ "timestamp with time zone '2024-01-01 00:00:00+00', 'x', 'y')");

			books.tell("2024-12-01", null);

			assertThat(books.told("2024-12-01")).containsExactly("told EXPIRY_WARNING P1M 2024-12-31 10");
			assertThat(books.count("notice")).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void listsThoseWhoCanNotBeReachedWithTheTextAndTellsThemOnceTheyCan(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", "02-312-3456").lot("L1", "A", "2023-12-31", "2024-12-31", 100);

			books.tell("2024-12-01", null).published().cue("A", "LOOK", "", "", 0, null, null);
			books.tell("2024-12-02", "2024-12-01");

			assertThat(books.one("channel", "A")).isEqualTo("NONE");
			assertThat(books.one("unreachable", "A")).isEqualTo("no mobile number");
			assertThat(books.one("body", "A")).contains("2024-12-31");
			assertThat(books.told("2024-12-02")).isEmpty();
			assertThat(given(books, Require.PUBLISHED)).isEmpty();

			books.sql("update member set phone = '010-1234-5678'").cue("A", "LOOK", "", "", 0, null, null);
			books.tell("2024-12-03", "2024-12-02").published();

			assertThat(books.told("2024-12-03")).containsExactly("A EXPIRY_WARNING P1M 2024-12-31 100");
			assertThat(given(books, Require.PUBLISHED)).containsExactly(
					Map.entry(new MemberDate("A", LocalDate.parse("2024-12-31")), LocalDate.parse("2024-12-03")));
		}
	}

	private static Map<MemberDate, LocalDate> given(NoticeBooks books, Require require) {
		return new WarningsGiven(books.books().template()).ofExpiry(List.of("A"), require);
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsAWarningForTheGuardAsItsStateAllows(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE).lot("L1", "A", "2023-12-31", "2024-12-31", 100).tell("2024-12-01", null);
			Map<String, String> counting = Map.of("MADE", "", "PUBLISHED", "P", "RECALLED", "", "ACCEPTED", "P",
					"DELIVERED", "PD", "UNDELIVERABLE", "P");

			counting.forEach((state, expected) -> {
				books.sql("update notice set state = ?", state);

				assertThat((given(books, Require.PUBLISHED).isEmpty() ? "" : "P")
						+ (given(books, Require.DELIVERED).isEmpty() ? "" : "D"))
					.as(state)
					.isEqualTo(expected);
			});
			books.sql("update notice set state = 'DELIVERED', channel = 'NONE'");
			assertThat(given(books, Require.PUBLISHED)).isNotEmpty();
			assertThat(given(books, Require.DELIVERED)).isNotEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsAgainWhatWasRecalled(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE).lot("L1", "A", "2023-12-31", "2024-12-31", 100).tell("2024-12-01", null);

			books.sql("update notice set state = 'RECALLED'").cue("A", "LOOK", "", "", 0, null, null);
			books.tell("2024-12-02", "2024-12-01");

			assertThat(books.told("2024-12-02")).containsExactly("A EXPIRY_WARNING P1M 2024-12-31 100");
		}
	}

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
					"A EXPIRY_WARNING P1M 2024-12-15 20", "A EXTENDED  2025-06-30 70", "A REINSTATED  2024-12-15 20",
					"A REVERSED  2024-11-29 9");
			assertThat(books.count("notice")).isEqualTo(1);
			assertThat(books.count("notice_cue")).isZero();
			assertThat(books.one("points", "A")).isEqualTo("130");
			assertThat(books.one("expires_on", "A")).isEqualTo("2024-12-15");
			assertThat(books.one("body", "A")).isEqualTo("""
					[KT 멤버십] 포인트 안내
					- 20P를 2024-12-15까지 사용하지 않으면 소멸됩니다.
					- 11P가 2024-11-30에 소멸되었습니다.
					- 70P의 유효기간이 2025-06-30까지로 연장되었습니다.
					- 20P를 돌려드렸습니다. 2024-12-15까지 사용할 수 있습니다.
					- 2024-11-29에 소멸된 9P를 복원하였습니다.
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
			assertThat(given(books, Require.PUBLISHED)).containsKey(new MemberDate("A", LocalDate.parse("2024-12-14")));
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

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsTheDatesOfAMonthTogetherTimedByTheFirst(TestDatabase database) {
		Programme programme = Programmes.korean("notices: {expiry-before: [P1M, P3D], bundle: MONTH}");
		try (NoticeBooks books = new NoticeBooks(database, programme)) {
			books.member("A", PHONE)
				.lot("L1", "A", "2023-12-10", "2024-12-10", 1)
				.lot("L2", "A", "2023-12-31", "2024-12-31", 2)
				.lot("L3", "A", "2024-01-01", "2025-01-01", 4);

			books.tell("2024-11-10", "2024-11-09").tell("2024-11-30", "2024-11-29").tell("2024-12-01", "2024-11-30");

			assertThat(books.told("2024-11-10")).containsExactly("A EXPIRY_WARNING P1M 2024-12-10 1",
					"A EXPIRY_WARNING P1M 2024-12-31 2");
			assertThat(books.told("2024-11-30")).isEmpty();
			assertThat(books.told("2024-12-01")).containsExactly("A EXPIRY_WARNING P1M 2025-01-01 4");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void findsEveryMemberPageByPage(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			for (int number = 10; number < 40; number++) {
				String id = "M" + number;
				books.member(id, PHONE);
				for (int lot = 0; lot < 4; lot++) {
					books.lot(id + lot, id, "2023-12-31", (number + lot) % 2 == 0 ? "2024-12-31" : "2024-12-30", 1);
				}
			}

			books.tell("2024-12-01", null);

			assertThat(books.count("notice")).isEqualTo(30);
			assertThat(books.count("notice_item")).isEqualTo(60);
		}
	}

}
