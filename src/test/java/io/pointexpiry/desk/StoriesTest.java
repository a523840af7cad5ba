package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.Locale;

import io.pointexpiry.desk.MemberStory.LotStory;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.support.Fill;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.support.Fill.aClosing;
import static io.pointexpiry.support.Fill.aFloor;
import static io.pointexpiry.support.Fill.aLot;
import static io.pointexpiry.support.Fill.aMember;
import static io.pointexpiry.support.Fill.anEntry;
import static io.pointexpiry.support.Fill.booksClosed;
import static io.pointexpiry.support.Fill.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The command explain.
 *
 * @see "rules.md#the-customer-desk"
 */
class StoriesTest {

	private static final Programme PROGRAMME = Programmes.read("""
			programme: coffee
			name: Coffee Club
			time-zone: Asia/Seoul
			policies:
			  - version: "2014"
			    effective-from: 2014-01-01
			    validity: [{period: P2Y}]
			    notices: {expiry-before: [P1M]}
			  - version: "2016"
			    effective-from: 2016-01-01
			    applies-to: open-lots
			    protection: P90D
			    validity:
			      - when: {kind: [OLD]}
			        period: P2Y
			      - {period: P0D, round-up: YEAR}
			    dormancy:
			      - {dormant-after: P1Y, expire-after: P2Y, count-from: activity}
			    notices: {expiry-before: [P1M]}
			""");

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysThatTheTimeOfThePointsWasOver(TestDatabase database) {
		try (TestBooks books = opened(database, "2017-06-30")) {
			aMember("M1").with("phone", "010-1234-5678").into(books);
			aLot("L1", "M1").with("kind", "OLD")
				.with("earned_on", "2015-06-01")
				.with("status", "EXPIRED")
				.with("remaining", 0)
				.with("expires_on", "2017-06-01")
				.with("policy_version", "2014")
				.into(books);
			anEntry("EXPIRY", "L1", "M1", "2017-06-01.1").with("expires_on", "2017-06-01")
				.with("kind", "OLD")
				.with("earned_on", "2015-06-01")
				.with("policy_version", "2014")
				.with("warned_on", "2017-05-01")
				.into(books);
			StoryFill.told(books, "2017-04-30", "2017-06-01");

			MemberStory story = story(books, "M1");

			assertThat(story.whatLapsed()).isEqualTo(
					"100 points lapsed on 2017-06-01 (lot L1): the last usable day was 2017-06-01 by policy 2014.");
			assertThat(story.whatWasTold())
				.isEqualTo("You were told on 2017-05-01 by SMS to ***-****-5678 (warning for 2017-06-01): delivered.");
			assertThat(story.whatCanBeDone()).isEqualTo(
					"What can be done: give 100 points back: scripts/expiry reinstate --lot=L1 --reason \"...\"");
			assertThat(lot(story, "L1").arithmetic()).containsExactly(
					"earned 2015-06-01 + P2Y = 2017-06-01 (policy 2014)",
					"policy 2016: the same rule as before, so nothing changes",
					"so the last usable day is 2017-06-01 (policy 2014, VALIDITY)");
			assertThat(lot(story, "L1").entries()).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysWhichPolicyShortenedTheTime(TestDatabase database) {
		try (TestBooks books = opened(database, "2016-12-31")) {
			aMember("M1").into(books);
			aLot("L1", "M1").with("earned_on", "2015-06-01")
				.with("status", "EXPIRED")
				.with("remaining", 0)
				.with("expires_on", "2016-12-31")
				.with("unchanged_on", "2017-06-01")
				.with("date_reason", "POLICY_CHANGE")
				.with("policy_version", "2016")
				.into(books);
			anEntry("EXPIRY", "L1", "M1", "2016-12-31.1").with("expires_on", "2016-12-31")
				.with("reason", "POLICY_CHANGE")
				.with("earned_on", "2015-06-01")
				.with("policy_version", "2016")
				.into(books);

			MemberStory story = story(books, "M1");

			assertThat(story.whatLapsed())
				.isEqualTo("100 points lapsed on 2016-12-31 (lot L1): policy 2016 moved the last usable day "
						+ "from 2017-06-01 to 2016-12-31.");
			assertThat(story.whatWasTold()).isEqualTo("You were not warned of it.");
			assertThat(lot(story, "L1").arithmetic()).containsExactly(
					"earned 2015-06-01 + P2Y = 2017-06-01 (policy 2014)",
					"policy 2016: P0D to the end of the YEAR = 2015-12-31, protected until 2016-12-31",
					"so the last usable day is 2016-12-31 (policy 2016, POLICY_CHANGE)");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void namesThePolicyThatGaveTheDateBeneathAPromise(TestDatabase database) {
		try (TestBooks books = opened(database, "2016-03-01")) {
			aMember("M1").into(books);
			aLot("L1", "M1").with("earned_on", "2014-03-01")
				.with("expires_on", "2017-03-02")
				.with("floor_on", "2017-03-02")
				.with("policy_version", "2014")
				.into(books);
			aFloor("EXTENSION", "L1", "M1", "2016-02-01.1").with("until_on", "2017-03-02").into(books);

			MemberStory story = story(books, "M1");

			assertThat(lot(story, "L1").arithmetic()).containsExactly(
					"earned 2014-03-01 + P2Y = 2016-03-01 (policy 2014)",
					"policy 2016: P0D to the end of the YEAR = 2014-12-31, protected until 2016-12-31; "
							+ "the date before, 2016-03-01, is over by then and stays",
					"so the last usable day is 2017-03-02 (policy 2014, VALIDITY), promised until 2017-03-02");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysHowLongTheAccountWasInactive(TestDatabase database) {
		try (TestBooks books = opened(database, "2018-03-05")) {
			aMember("M1").with("lapse_on", "2018-03-03").with("inactive_since", "2018-03-04").into(books);
			activity(books, "2016-03-03");
			activity(books, "2018-03-04");
			aLot("L1", "M1").with("earned_on", "2018-01-01")
				.with("status", "EXPIRED")
				.with("remaining", 0)
				.with("expires_on", "2018-12-31")
				.with("policy_version", "2016")
				.into(books);
			anEntry("EXPIRY", "L1", "M1", "2018-03-03.1").with("expires_on", "2018-12-31")
				.with("reason", "DORMANCY")
				.with("policy_version", "2016")
				.into(books);

			MemberStory story = story(books, "M1");

			assertThat(story.whatLapsed()).isEqualTo("100 points lapsed on 2018-03-03 (lot L1): the account had been "
					+ "inactive since 2016-03-03, longer than the 2 years that policy 2016 allows.");
			assertThat(story.whatCanBeDone()).contains("reinstate --lot=L1");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysWhatComesNextWhereNothingLapsed(TestDatabase database) {
		try (TestBooks books = opened(database, "2016-06-30")) {
			aMember("M1").into(books);
			aLot("L1", "M1").with("earned_on", "2016-02-01")
				.with("expires_on", "2016-12-31")
				.with("policy_version", "2016")
				.into(books);
			aLot("it's", "M1").with("earned_on", "2015-02-01")
				.with("expires_on", "2016-09-30")
				.with("policy_version", "2016")
				.with("remaining", 1)
				.into(books);

			MemberStory story = story(books, "M1");

			assertThat(story.whatLapsed()).isEqualTo(
					"Nothing has lapsed. 101 points are open. The next to lapse: 1 point, whose last usable day is 2016-09-30.");
			assertThat(story.whatWasTold()).isEqualTo("Nothing was told so far.");
			assertThat(story.whatCanBeDone()).isEqualTo("What can be done: give more time: scripts/expiry extend "
					+ "--lot='it'\\''s' --until DATE --reason \"...\"");
			assertThat(lot(story, "it's").arithmetic())
				.endsWith("the books still say 2016-09-30: what came since counts from the next night on");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysWhatWasGivenBackAndUntilWhen(TestDatabase database) {
		try (TestBooks books = opened(database, "2016-12-31")) {
			aMember("M1").into(books);
			StoryFill.lapsedIn2016(books, "L1");
			aLot("L1~1", "M1").with("origin", "REINSTATED")
				.with("origin_lot_id", "L1")
				.with("earned_on", "2016-02-01")
				.with("own_expires_on", "2017-01-14")
				.with("floor_on", "2017-01-14")
				.with("expires_on", "2017-01-14")
				.with("policy_version", "2016")
				.with("posted_on", "2017-01-01")
				.into(books);
			anEntry("REINSTATEMENT", "L1~1", "M1", "2016-12-31.1").with("ref", "desk:1")
				.with("posted_on", "2017-01-01")
				.with("recorded_at", "2017-01-02T01:00:00Z")
				.into(books);
			aFloor("DESK", "L1~1", "M1", "2017-01-01.1").with("until_on", "2017-01-14")
				.with("why", "call from 010-1234-5678")
				.with("by_whom", "kim")
				.into(books);

			MemberStory story = story(books, "M1");

			assertThat(story.whatLapsed())
				.endsWith(" Given back: 100 points, as lot L1~1 on 2017-01-01 (usable until 2017-01-14)."
						+ " Lost in all: nothing.");
			assertThat(story.whatCanBeDone()).doesNotContain("reinstate").contains("extend --lot=L1~1 --until DATE");
			assertThat(StoryText.of(story, Locale.ENGLISH))
				.contains("Lot L1~1, BASE, earned 2016-02-01: 100 points, 100 remaining, OPEN, "
						+ "usable until 2017-01-14")
				.contains("  gives back points of lot L1")
				.contains("  the lot keeps the date that it arrived with, 2017-01-14 (policy 2016)")
				.contains("by desk, by kim: call from ***-****-5678");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysWhoIsHeldAndHowToEndIt(TestDatabase database) {
		try (TestBooks books = opened(database, "2016-12-31")) {
			aMember("M1").into(books);
			aLot("L1", "M1").with("earned_on", "2016-02-01")
				.with("expires_on", "2016-12-31")
				.with("policy_version", "2016")
				.into(books);
			row("hold").with("member_id", "M1")
				.with("placed_on", "2016-12-30")
				.with("placed_at", "2016-12-30T01:00:00Z")
				.with("why", "a dispute")
				.with("by_whom", "kim")
				.into(books);

			MemberStory story = story(books, "M1");

			assertThat(story.whatCanBeDone()).startsWith("What can be done: end the hold of 2016-12-30 (a dispute): "
					+ "scripts/expiry release --member=M1 --reason \"...\"");
			assertThat(lot(story, "L1").held()).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void knowsNoMemberOfAnotherCase(TestDatabase database) {
		try (TestBooks books = opened(database, "2016-12-31")) {
			aMember("M1").into(books);

			assertThatExceptionOfType(DeskRefusedException.class).isThrownBy(() -> story(books, "m1"))
				.withMessageStartingWith("There is no member \"m1\" in the books");
		}
	}

	static TestBooks opened(TestDatabase database, String lastClosed) {
		TestBooks books = database.open();
		booksClosed("2014-01-01", lastClosed).into(books);
		aClosing(1, "2014-01-01").into(books);
		return books;
	}

	private static void activity(TestBooks books, String day) {
		Fill.row("activity").with("member_id", "M1").with("type", "EARN").with("occurred_on", day).into(books);
	}

	static MemberStory story(TestBooks books, String memberId) {
		return story(books, memberId, Locale.ENGLISH);
	}

	static MemberStory story(TestBooks books, String memberId, Locale language) {
		return new Stories(books.dataSource(), PROGRAMME, FolderClock.SYSTEM).of(memberId,
				LocalDate.parse("2016-01-01"), language);
	}

	private static LotStory lot(MemberStory story, String lotId) {
		return story.lots().stream().filter((lot) -> lot.lotId().equals(lotId)).findFirst().orElseThrow();
	}

}
