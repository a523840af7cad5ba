package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.domain.NoticeGuard.Require;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.ledger.LotReads.MemberDate;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Warnings of dormancy, and notices of policies to come.
 *
 * @see "rules.md#dormancy-warnings"
 * @see "rules.md#announced-policies"
 */
class DormancyAndPolicyNoticesTest {

	private static final String PHONE = "010-1234-5678";

	private static final Programme LAPSING = Programmes.korean("""
			dormancy: [{dormant-after: P1Y, expire-after: P2Y, warn-before: [P1M, P7D]}]
			notices: {expiry-before: [P1M]}""");

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void warnsOfPointsThatLapseByDormancyBeforeTheirOwnDate(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, LAPSING)) {
			books.member("A", PHONE)
				.lot("own", "A", "2023-12-01", "2024-12-01", 1)
				.lot("later", "A", "2023-12-01", "2025-12-01", 2)
				.lot("never", "A", "2023-12-01", null, 4)
				.sql("update member set lapse_on = date '2024-12-31', dormant_on = date '2023-12-31'");

			books.tell("2024-11-30", "2024-11-29").published().tell("2024-12-24", "2024-12-23");

			assertThat(books.told("2024-11-30")).contains("A DORMANCY_WARNING P1M 2024-12-31 6");
			assertThat(books.told("2024-12-24")).containsExactly("A DORMANCY_WARNING P7D 2024-12-31 6");
			assertThat(new WarningsGiven(books.books().template(), FolderClock.SYSTEM).ofDormancy(List.of("A"),
					Require.PUBLISHED))
				.containsEntry(new MemberDate("A", LocalDate.parse("2024-12-31")), LocalDate.parse("2024-11-30"));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void followsTheFloorOfALotThatDormancyWouldTakeEarlier(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, LAPSING)) {
			books.member("A", PHONE)
				.lot("L1", "A", "2023-12-01", "2025-12-01", 2)
				.sql("update member set lapse_on = date '2024-12-31'")
				.sql("update point_lot set floor_on = date '2025-01-14'")
				.sql("insert into lot_floor (lot_id, cause, ref, member_id, until_on, business_date, points, recorded_at)"
						+ " values ('L1', 'DEFERRAL', 'r', 'A', date '2025-01-14', date '2024-12-31', 2, "
						+ "timestamp with time zone '2024-01-01 00:00:00+00')")
				.cue("A", "DEFERRED", "L1", "2024-12-31.1", 2, "2024-12-31", "2025-01-14");

			books.tell("2025-01-01", "2024-12-31").tell("2025-01-07", "2025-01-06");

			assertThat(books.told("2025-01-01")).containsExactly("A DEFERRED P1M 2025-01-14 2");
			assertThat(books.told("2025-01-07")).containsExactly("A DORMANCY_WARNING P7D 2025-01-14 2");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void warnsOfDormancyItselfWhereItTakesNoPoints(TestDatabase database) {
		Programme programme = Programmes.korean("""
				dormancy: [{dormant-after: P1Y, warn-before: [P1M]}]
				notices: {expiry-before: [P1M]}""");
		try (NoticeBooks books = new NoticeBooks(database, programme)) {
			books.member("A", PHONE)
				.lot("L1", "A", "2023-12-01", "2025-12-01", 1234)
				.sql("update member set dormant_on = date '2024-12-31'");

			books.tell("2024-11-30", "2024-11-29").tell("2024-12-01", "2024-11-30");

			assertThat(books.told("2024-11-30")).containsExactly("A DORMANCY_WARNING P1M 2024-12-31 1234");
			assertThat(books.told("2024-12-01")).isEmpty();
			assertThat(books.one("body", "A")).isEqualTo("[KT 멤버십] 휴면 전환 예정: 2024-12-31까지 이용해 주세요(1,234P 유지). 문의 114");
		}
	}

	// KT: two years, then to the end of the year earned, 90 days of protection: see SPEC
	// 4.2
	private static final Programme SHORTENED = Programmes.read("""
			programme: kt
			name: KT 멤버십
			time-zone: Asia/Seoul
			locale: ko-KR
			policies:
			  - version: "2014"
			    effective-from: 2014-01-01
			    validity: [{period: P2Y}]
			    notices: {expiry-before: [P1M]}
			  - version: "2016"
			    announced-on: 2015-11-02
			    effective-from: 2016-01-01
			    applies-to: open-lots
			    protection: P90D
			    validity: [{period: P0D, round-up: YEAR}]
			    notices: {expiry-before: [P1M]}
			""");

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsOnceOfAnAnnouncedPolicyThatShortensDates(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, SHORTENED)) {
			books.member("A", PHONE)
				.lot("L1", "A", "2015-06-01", "2017-06-01", 100)
				.lot("L2", "A", "2015-03-01", "2017-03-01", 10)
				.lot("L3", "A", "2014-06-01", "2016-06-01", 1);

			books.tell("2015-11-01", "2015-10-31").tell("2015-11-02", "2015-11-01");
			books.tell("2015-11-03", "2015-11-02").tell("2016-01-01", null);

			assertThat(books.told("2015-11-01")).isEmpty();
			assertThat(books.told("2015-11-02")).containsExactly("A POLICY_CHANGE  2016-12-31 110");
			assertThat(books.told("2015-11-03")).isEmpty();
			assertThat(books.told("2016-01-01")).isEmpty();
			assertThat(books.one("body", "A"))
				.isEqualTo("[KT 멤버십] 정책 변경(2016-01-01 시행): 110P 기한 2017-03-01~2017-06-01→2016-12-31.");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void warnsOfThePresentDateBesideAPolicyThatWillShortenItAndCountsThePointsOnce(TestDatabase database) {
		Programme programme = Programmes.read("""
				programme: kt
				name: KT 멤버십
				time-zone: Asia/Seoul
				locale: ko-KR
				policies:
				  - version: "2014"
				    effective-from: 2014-01-01
				    validity: [{period: P2Y}]
				    notices: {expiry-before: [P1M]}
				  - version: "2016"
				    announced-on: 2015-12-20
				    effective-from: 2016-01-01
				    applies-to: open-lots
				    protection: 2016-01-05
				    validity: [{period: P0D, round-up: YEAR}]
				    notices: {expiry-before: [P1M]}
				""");
		try (NoticeBooks books = new NoticeBooks(database, programme)) {
			books.member("A", PHONE).lot("L1", "A", "2014-01-20", "2016-01-20", 100);

			books.tell("2015-12-20", "2015-12-19");

			assertThat(books.told("2015-12-20")).containsExactly("A EXPIRY_WARNING P1M 2016-01-20 100",
					"A POLICY_CHANGE  2016-01-05 100");
			assertThat(books.one("points", "A")).isEqualTo("100");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsThoseWhoGetSuchALotLater(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, SHORTENED)) {
			books.tell("2015-11-02", "2015-11-01").member("B", PHONE).lot("L1", "B", "2015-11-20", "2017-11-20", 5);

			books.tell("2015-11-21", "2015-11-20");

			assertThat(books.told("2015-11-21")).containsExactly("B POLICY_CHANGE  2016-12-31 5");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsEverybodyInTheFirstRoundThatKnowsThePolicyThoughItWasAnnouncedBefore(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, SHORTENED)) {
			books.member("A", PHONE).lot("L1", "A", "2015-06-01", "2017-06-01", 100);

			books.tell("2015-11-20", "2015-11-19").tell("2015-11-21", "2015-11-20");
			books.member("B", PHONE).lot("L2", "B", "2015-11-21", "2017-11-21", 5);
			books.tell("2015-11-22", "2015-11-21").tell("2015-11-23", "2015-11-22");

			assertThat(books.told("2015-11-20")).containsExactly("A POLICY_CHANGE  2016-12-31 100");
			assertThat(books.told("2015-11-21")).isEmpty();
			assertThat(books.told("2015-11-22")).containsExactly("B POLICY_CHANGE  2016-12-31 5");
			assertThat(books.told("2015-11-23")).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void announcesNoPolicyThatIsInForceAlready(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, SHORTENED)) {
			books.member("A", PHONE).lot("L1", "A", "2015-06-01", "2017-06-01", 100);

			books.tell("2016-01-02", "2016-01-01");

			assertThat(books.told("2016-01-02")).isEmpty();
		}
	}

}
