package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.pointexpiry.domain.NoticeGuard.Require;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.ledger.LotReads.MemberDate;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is warned of which date, on which day, once.
 *
 * @see "rules.md#stages"
 * @see "rules.md#reachable-members"
 */
class NoticeMakerTest {

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

			assertThat(books.one("body", "A")).isEqualTo("[KT 멤버십] 소멸 예정 150P: 2024-12-31까지 사용해 주세요. 문의 114");
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
			assertThat(books.given(Require.PUBLISHED)).isEmpty();

			books.sql("update member set phone = '010-1234-5678'").cue("A", "LOOK", "", "", 0, null, null);
			books.tell("2024-12-03", "2024-12-02").published();

			assertThat(books.told("2024-12-03")).containsExactly("A EXPIRY_WARNING P1M 2024-12-31 100");
			assertThat(books.given(Require.PUBLISHED)).containsExactly(
					Map.entry(new MemberDate("A", LocalDate.parse("2024-12-31")), LocalDate.parse("2024-12-03")));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsAWarningForTheGuardAsItsStateAllows(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member("A", PHONE)
				.lot("L1", "A", "2023-12-31", "2024-12-31", 100)
				.tell("2024-12-01", null)
				.published();
			Map<String, String> counting = Map.of("MADE", "", "PUBLISHED", "P", "RECALLED", "", "ACCEPTED", "P",
					"DELIVERED", "PD", "UNDELIVERABLE", "", "REJECTED", "", "EXPIRED", "", "CANCELLED", "");

			counting.forEach((state, expected) -> {
				books.sql("update notice set state = ?", state);

				assertThat((books.given(Require.PUBLISHED).isEmpty() ? "" : "P")
						+ (books.given(Require.DELIVERED).isEmpty() ? "" : "D"))
					.as(state)
					.isEqualTo(expected);
			});
			books.sql("update notice set state = 'DELIVERED', channel = 'NONE'");
			assertThat(books.given(Require.PUBLISHED)).isNotEmpty();
			assertThat(books.given(Require.DELIVERED)).isNotEmpty();
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
