package io.pointexpiry.desk;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import io.pointexpiry.support.TestBooks;

import static io.pointexpiry.support.Fill.aLot;
import static io.pointexpiry.support.Fill.aNotice;
import static io.pointexpiry.support.Fill.aWarning;
import static io.pointexpiry.support.Fill.anEntry;
import static io.pointexpiry.support.Fill.row;

/** Rows that the stories of these tests begin with. */
final class StoryFill {

	private StoryFill() {
	}

	static void lapsedIn2016(TestBooks books, String lotId) {
		aLot(lotId, "M1").with("earned_on", "2016-02-01")
			.with("status", "EXPIRED")
			.with("remaining", 0)
			.with("expires_on", "2016-12-31")
			.with("policy_version", "2016")
			.into(books);
		anEntry("EXPIRY", lotId, "M1", "2016-12-31.1").with("expires_on", "2016-12-31")
			.with("earned_on", "2016-02-01")
			.with("policy_version", "2016")
			.into(books);
	}

	static void told(TestBooks books, String businessDate, String subjectOn) {
		String sendOn = LocalDate.parse(businessDate).plusDays(1).toString();
		row("notice_folder").with("business_date", businessDate)
			.with("n", 1)
			.with("closing_id", 1)
			.with("state", "PUBLISHED")
			.with("published_at", sendOn + "T00:00:00Z")
			.into(books);
		aNotice("AAAA", "M1", businessDate, 1).with("to_number", "821012345678")
			.with("state", "DELIVERED")
			.with("send_not_after", OffsetDateTime.parse(sendOn + "T12:00:00Z"))
			.into(books);
		aWarning("AAAA", "M1", subjectOn, sendOn).into(books);
	}

}
