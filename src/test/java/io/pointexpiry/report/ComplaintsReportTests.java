package io.pointexpiry.report;

import java.io.IOException;

import io.pointexpiry.support.Fill;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.report.ReportsTests.csv;
import static io.pointexpiry.support.Fill.aFloor;
import static io.pointexpiry.support.Fill.aLot;
import static io.pointexpiry.support.Fill.aMember;
import static io.pointexpiry.support.Fill.anEntry;
import static io.pointexpiry.support.Fill.row;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Feedback per 1,000 expiries, week by week.
 *
 * @see "rules.md#complaints"
 */
class ComplaintsReportTests {

	private static final String HEADER = """
			week,reason,kind,tier,policy_version,warned,deferred,expiries,feedback,per_1000,stands_out
			""";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsEachFeedbackOnceForTheLatestExpiryOfItsMember(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			fillAStory(books);

			assertThat(csv(books, "complaints", null, null)).isEqualTo(HEADER + """
					2024-12-16,VALIDITY,BASE,,1,false,false,1,0,0.00,false
					2024-12-23,VALIDITY,BASE,,1,false,false,2,2,1000.00,false
					2024-12-30,DORMANCY,BASE,,1,false,false,1,1,1000.00,false
					2024-12-30,POLICY_CHANGE,EVENT,VIP,2,true,false,1,1,1000.00,false
					2024-12-30,VALIDITY,BASE,,1,false,true,1,0,0.00,false
					2024-12-30,VALIDITY,BASE,VIP,1,true,false,1,0,0.00,false
					""");
			assertThat(expiries(books, "complaints", null, null)).isEqualTo(7)
				.isEqualTo(expiries(books, "expiries", null, null));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsOnlyTheDaysAskedForAlsoWithinAWeek(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			fillAStory(books);

			assertThat(csv(books, "complaints", "2024-12-24", "2024-12-29")).isEqualTo(HEADER + """
					2024-12-23,VALIDITY,BASE,,1,false,false,1,2,2000.00,false
					""");
			assertThat(csv(books, "complaints", "2024-12-16", "2024-12-23")).isEqualTo(HEADER + """
					2024-12-16,VALIDITY,BASE,,1,false,false,1,0,0.00,false
					2024-12-23,VALIDITY,BASE,,1,false,false,1,0,0.00,false
					""");
			assertThat(expiries(books, "complaints", "2024-12-24", "2024-12-30")).isEqualTo(5)
				.isEqualTo(expiries(books, "expiries", "2024-12-24", "2024-12-30"));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void measuresAWeekByThoseBeforeItWhateverIsAskedFor(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			for (int n = 0; n < 10; n++) {
				aMember("A" + n).into(books);
				expired(books, "A" + n, "A" + n, "2024-12-23").into(books);
				aMember("B" + n).into(books);
				expired(books, "B" + n, "B" + n, "2024-12-30").into(books);
			}
			said(books, "FA", "A0", "2024-12-24");
			for (int n = 0; n < 6; n++) {
				said(books, "FB" + n, "B" + n, "2025-01-02");
			}

			assertThat(csv(books, "complaints", null, null)).isEqualTo(HEADER + """
					2024-12-23,VALIDITY,BASE,,1,false,false,10,1,100.00,false
					2024-12-30,VALIDITY,BASE,,1,false,false,10,6,600.00,true
					""");
			assertThat(csv(books, "complaints", "2024-12-30", "2024-12-31")).isEqualTo(HEADER + """
					2024-12-30,VALIDITY,BASE,,1,false,false,10,6,600.00,true
					""");
		}
	}

	private static void fillAStory(TestBooks books) {
		for (String member : new String[] { "M1", "M2", "M3", "M4" }) {
			aMember(member).into(books);
		}
		expired(books, "L1", "M1", "2024-12-29").into(books);
		said(books, "ON_THE_DAY", "M1", "2024-12-29");
		said(books, "ON_THE_LAST_DAY", "M1", "2025-01-28");
		said(books, "TOO_LATE", "M1", "2025-01-29");
		said(books, "TOO_EARLY", "M1", "2024-12-28");
		said(books, "OF_NOBODY", null, "2024-12-29");
		expired(books, "L2", "M2", "2024-12-30").with("tier", "VIP").with("warned_on", "2024-12-01").into(books);
		expired(books, "L3", "M2", "2024-12-30").with("tier", "VIP")
			.with("warned_on", "2024-12-01")
			.with("kind", "EVENT")
			.with("reason", "POLICY_CHANGE")
			.with("policy_version", "2")
			.with("points", 200)
			.into(books);
		said(books, "ON_MOST_POINTS", "M2", "2025-01-02");
		expired(books, "L4", "M3", "2024-12-23").into(books);
		expired(books, "L5", "M3", "2024-12-30").with("reason", "DORMANCY").into(books);
		said(books, "ON_THE_LATEST", "M3", "2024-12-31");
		expired(books, "L6", "M4", "2024-12-30").into(books);
		aFloor("DEFERRAL", "L6", "M4", "2024-12-16.1").into(books);
		aFloor("EXTENSION", "L6", "M4", "2024-12-15.1").with("ref", "loyal").into(books);
		expired(books, "L7", "M4", "2024-12-16").into(books);
		anEntry("REVERSAL", "L7", "M4", "2024-12-16.2").with("posted_on", "2024-12-17").into(books);
		aFloor("DEFERRAL", "L7", "M4", "2024-12-17.1").into(books);
	}

	/** The entry is left to be put in, with what is not as usual. */
	private static Fill expired(TestBooks books, String lotId, String memberId, String day) {
		aLot(lotId, memberId).with("status", "EXPIRED").with("remaining", 0).into(books);
		return anEntry("EXPIRY", lotId, memberId, day + ".1");
	}

	private static void said(TestBooks books, String feedbackId, @Nullable String memberId, String receivedOn) {
		row("feedback").with("feedback_id", feedbackId)
			.with("member_id", memberId)
			.with("received_on", receivedOn)
			.into(books);
	}

	/** How many expiries a report tells of. */
	private static long expiries(TestBooks books, String report, @Nullable String from, @Nullable String to)
			throws IOException {
		String[] lines = csv(books, report, from, to).split("\n");
		long sum = 0;
		for (int i = 1; i < lines.length; i++) {
			String[] cells = lines[i].split(",");
			sum += report.equals("expiries") ? (cells[2].equals("EXPIRY") ? 1 : 0) : Long.parseLong(cells[7]);
		}
		return sum;
	}

}
