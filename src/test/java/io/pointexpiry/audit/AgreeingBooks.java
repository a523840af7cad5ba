package io.pointexpiry.audit;

import java.time.OffsetDateTime;

import io.pointexpiry.ledger.RecordDigest;
import io.pointexpiry.support.Fill;
import io.pointexpiry.support.TestBooks;
import org.jspecify.annotations.Nullable;

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

/**
 * Small books with a lot of every fate, two nights and a notice, that agree: what the
 * audit must not complain about.
 */
final class AgreeingBooks {

	private AgreeingBooks() {
	}

	static void fill(TestBooks books) {
		booksClosed("2024-12-30", "2024-12-31").into(books);
		aMember("M1").into(books);
		aMember("M2").into(books);
		fillRuns(books);
		aLot("OPEN", "M1").with("floor_on", "2025-06-30").with("expires_on", "2025-06-30").into(books);
		aFloor("EXTENSION", "OPEN", "M1", "2024-12-31.1").with("ref", "loyal")
			.with("until_on", "2025-06-30")
			.into(books);
		aFloor("DESK", "OPEN", "M1", "2024-12-31.1").with("ref", "1").with("run_id", null).into(books);
		aLot("EXPIRED", "M1").with("remaining", 0).with("status", "EXPIRED").into(books);
		anEntry("EXPIRY", "EXPIRED", "M1", "2024-12-31.1").with("warned_on", "2024-12-01").into(books);
		aLot("DEFERRED", "M1").with("floor_on", "2025-01-14").with("expires_on", "2025-01-14").into(books);
		aFloor("DEFERRAL", "DEFERRED", "M1", "2024-12-31.1").into(books);
		aLot("HELD", "M2").into(books);
		row("withheld_lot").with("run_id", "2024-12-31.1")
			.with("lot_id", "HELD")
			.with("business_date", "2024-12-31")
			.with("member_id", "M2")
			.with("points", 100)
			.with("why", "HOLD")
			.into(books);
		fillReturns(books);
		fillNotices(books);
		RecordDigest digest = new RecordDigest(books.template());
		for (String run : new String[] { "2024-12-30.1", "2024-12-31.1" }) {
			books.template().update("update night_run set digest = ? where run_id = ?", digest.of(run), run);
		}
	}

	private static void fillRuns(TestBooks books) {
		aClosing(1, "2024-12-30").into(books);
		aRun("2024-12-30.1", 1).with("candidates", 1)
			.with("expired", 1)
			.with("points_candidates", 100)
			.with("points_expired", 100)
			.into(books);
		aClosing(2, "2024-12-31").into(books);
		aRun("2024-12-31.1", 2).with("candidates", 5)
			.with("expired", 2)
			.with("extended", 1)
			.with("deferred", 1)
			.with("withheld", 1)
			.with("points_candidates", 500)
			.with("points_expired", 200)
			.with("points_extended", 100)
			.with("points_deferred", 100)
			.with("points_withheld", 100)
			.into(books);
	}

	private static void fillReturns(TestBooks books) {
		aLot("REVERSED", "M1").with("reversed_on", "2024-12-30").into(books);
		anEntry("EXPIRY", "REVERSED", "M1", "2024-12-30.1").into(books);
		anEntry("REVERSAL", "REVERSED", "M1", "2024-12-31.2").with("business_date", "2024-12-30").into(books);
		aLot("GIVEN", "M1").with("remaining", 0).with("status", "EXPIRED").into(books);
		anEntry("EXPIRY", "GIVEN", "M1", "2024-12-31.1").into(books);
		aLot("GIVEN~1", "M1").with("origin", "REINSTATED").with("origin_lot_id", "GIVEN").into(books);
		anEntry("REINSTATEMENT", "GIVEN~1", "M1", "2024-12-31.1").with("ref", "desk 1")
			.with("run_id", "desk")
			.into(books);
		aLot("SPENT", "M1").with("remaining", 0).with("status", "SPENT").into(books);
		redeemed("R1", 100, "2024-12-30").into(books);
		redeemed("R2", 40, null).into(books);
		row("cancellation").with("cancellation_id", "C1")
			.with("redemption_id", "R1")
			.with("lot_id", "SPENT")
			.with("cancelled_on", "2024-12-30")
			.with("points", 60)
			.with("posted_on", "2024-12-30")
			.into(books);
		row("adjustment").with("lot_id", "SPENT")
			.with("ref", "import 7")
			.with("posted_on", "2024-12-30")
			.with("points", -20)
			.with("recorded_at", "2024-12-30T00:00:00Z")
			.into(books);
	}

	private static Fill redeemed(String redemptionId, int points, @Nullable String postedOn) {
		return row("redemption").with("redemption_id", redemptionId)
			.with("lot_id", "SPENT")
			.with("member_id", "M1")
			.with("redeemed_on", "2024-12-30")
			.with("points", points)
			.with("posted_on", postedOn);
	}

	private static void fillNotices(TestBooks books) {
		row("notice_folder").with("business_date", "2024-11-30")
			.with("n", 1)
			.with("closing_id", 1)
			.with("state", "PUBLISHED")
			.with("published_at", "2024-11-30T15:20:00Z")
			.into(books);
		aNotice("AAAA", "M1", "2024-11-30", 1).with("send_not_after", OffsetDateTime.parse("2024-12-30T12:00:00Z"))
			.into(books);
		aWarning("AAAA", "M1", "2024-12-31", "2024-12-01").into(books);
	}

}
