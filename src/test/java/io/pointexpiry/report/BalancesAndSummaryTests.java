package io.pointexpiry.report;

import java.io.IOException;

import io.pointexpiry.support.Fill;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.report.ReportsTests.csv;
import static io.pointexpiry.report.ReportsTests.expected;
import static io.pointexpiry.support.Fill.aLot;
import static io.pointexpiry.support.Fill.aMember;
import static io.pointexpiry.support.Fill.anEntry;
import static io.pointexpiry.support.Fill.booksClosed;
import static io.pointexpiry.support.Fill.row;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reports balances and summary.
 *
 * @see "rules.md#summary"
 */
class BalancesAndSummaryTests {

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void showsWhatEveryMemberHadOnTheLastDayClosed(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			aMember("M1").with("tier", "VIP").with("inactive_since", "2024-05-01").into(books);
			aLot("L1", "M1").with("remaining", 40).into(books);
			aLot("L2", "M1").with("remaining", 2).into(books);
			aLot("L3", "M1").with("expires_on", "2025-12-31").into(books);
			aLot("L4", "M1").with("expires_on", null).into(books);
			aLot("L5", "M1").with("remaining", 0).with("expires_on", "2024-06-30").into(books);
			aLot("L6", "M1").with("remaining", 0).with("status", "EXPIRED").into(books);
			aLot("L7", "M1").with("earned_on", "2024-11-30").with("remaining", 1).into(books);
			aLot("L8", "M1").with("earned_on", "2024-12-01").with("remaining", 1).into(books);
			aMember("M2").with("dormant_since", "2024-10-01").into(books);
			aMember("M3").with("status", "WITHDRAWN").with("dormant_since", "2024-10-01").into(books);
			aMember("M4").into(books);
			aLot("L9", "M4").with("expires_on", null).into(books);

			assertThat(csv(books, "balances", null, null)).contains("M1,VIP,ACTIVE,6,244,2024-12-31,44,2024-05-01");

			booksClosed("2024-11-01", "2024-11-30").into(books);

			assertThat(csv(books, "balances", null, null)).isEqualTo("""
					member_id,tier,state,open_lots,points,next_expires_on,next_points,inactive_since
					M1,VIP,ACTIVE,5,243,2024-12-31,43,2024-05-01
					M2,,DORMANT,0,0,,,
					M3,,WITHDRAWN,0,0,,,
					M4,,ACTIVE,1,100,,,
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void carriesEveryKindFromOpeningToClosing(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			fillAStory(books);
			booksClosed("2024-12-30", "2024-12-31").into(books);

			assertThat(csv(books, "summary", null, null)).isEqualTo(expected("summary.csv"));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void opensWithAllThatWasBeforeTheFirstDayAskedFor(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			fillAStory(books);
			booksClosed("2024-12-30", "2024-12-31").into(books);

			assertThat(csv(books, "summary", "2024-01-01", "2024-06-30").lines().skip(1)).containsExactly(
					"2024-01-01,BASE,0,300,0,0,0,0,0,0,0,-20,280", "2024-01-01,가,0,100,0,0,0,0,0,0,0,0,100",
					"2024-06-30,BASE,280,0,50,0,0,0,0,0,0,0,230");
			assertThat(csv(books, "summary", "2025-01-01", null).lines().skip(1))
				.containsExactly("2025-01-01,BASE,160,0,0,5,0,0,0,60,50,-1,154");
		}
	}

	private static void fillAStory(TestBooks books) {
		aMember("M1").into(books);
		aLot("L1", "M1").into(books);
		aLot("L2", "M1").into(books);
		aLot("L3", "M1").into(books);
		aLot("L4", "M1").with("kind", "가").into(books);
		aLot("L1~1", "M1").with("origin", "REINSTATED").with("points", 40).with("remaining", 40).into(books);
		adjusted("L1", "1", "2024-01-01", -20).into(books);
		adjusted("L1", "2", "2025-01-01", -1).into(books);
		redeemed("R1", "L1", "2024-06-30").into(books);
		redeemed("R2", "L1", null).into(books);
		row("cancellation").with("cancellation_id", "C1")
			.with("redemption_id", "R1")
			.with("lot_id", "L1")
			.with("cancelled_on", "2024-12-31")
			.with("points", 5)
			.with("posted_on", "2025-01-01")
			.into(books);
		anEntry("EXPIRY", "L1", "M1", "2024-12-31.1").with("points", 40).into(books);
		anEntry("EXPIRY", "L2", "M1", "2024-12-31.1").with("points", 30).with("reason", "DORMANCY").into(books);
		anEntry("EXPIRY", "L4", "M1", "2024-12-31.1").with("kind", "가").with("reason", "POLICY_CHANGE").into(books);
		anEntry("EXPIRY", "L3", "M1", "2025-01-01.1").with("points", 60).with("reason", "WITHDRAWAL").into(books);
		anEntry("REVERSAL", "L2", "M1", "2025-01-01.1").with("points", 10).with("reason", "DORMANCY").into(books);
		anEntry("REINSTATEMENT", "L1~1", "M1", "2025-01-01.1").with("points", 40).into(books);
	}

	private static Fill adjusted(String lotId, String ref, String postedOn, int points) {
		return row("adjustment").with("lot_id", lotId)
			.with("ref", ref)
			.with("posted_on", postedOn)
			.with("points", points)
			.with("recorded_at", "2024-12-31T00:00:00Z");
	}

	private static Fill redeemed(String redemptionId, String lotId, @Nullable String postedOn) {
		return row("redemption").with("redemption_id", redemptionId)
			.with("lot_id", lotId)
			.with("member_id", "M1")
			.with("redeemed_on", "2024-06-30")
			.with("points", 50)
			.with("posted_on", postedOn);
	}

}
