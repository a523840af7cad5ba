package io.pointexpiry.notice;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.pointexpiry.desk.DeskReads;
import io.pointexpiry.domain.NoticeGuard.Require;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.ledger.LotReads;
import io.pointexpiry.support.Fill;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.support.Fill.aClosing;
import static io.pointexpiry.support.Fill.aMember;
import static io.pointexpiry.support.Fill.aNotice;
import static io.pointexpiry.support.Fill.aWarning;
import static io.pointexpiry.support.Fill.row;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether a notice told anything has one answer, wherever it is asked.
 *
 * @see "rules.md#given-warnings"
 */
class NoticeOutcomeTests {

	private static final List<String> STATES = List.of("MADE", "PUBLISHED", "RECALLED", "ACCEPTED", "SENT", "DELIVERED",
			"EXPIRED", "UNDELIVERABLE", "REJECTED", "CANCELLED", "UNKNOWN");

	private static final String NOT_AFTER = "2024-12-31T12:00:00Z";

	/** Each folder's publish_at and published_at. */
	private static final List<List<String>> FOLDERS = List.of(List.of("2024-12-31T11:59:59Z", "2025-02-01T00:00:00Z"),
			List.of(NOT_AFTER, "2024-12-01T00:00:00Z"), List.of("", "2024-12-01T00:00:00Z"),
			List.of("", "2025-02-01T00:00:00Z"), List.of("", ""));

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void isTheSameInTheViewForTheGuardAndAtTheDesk(TestDatabase database) {
		try (TestBooks books = database.open()) {
			fill(books);

			List<String> atTheDesk = new DeskReads(books.jdbc()).notices("M1", FolderClock.SYSTEM)
				.stream()
				.map((notice) -> notice.noticeId() + " " + notice.outcome())
				.sorted()
				.toList();

			assertThat(atTheDesk).hasSize(2 * 2 * STATES.size() * FOLDERS.size());
			assertThat(books.jdbc()
				.sql("select notice_id || ' ' || outcome from notice_outcome")
				.query(String.class)
				.list()).containsExactlyInAnyOrderElementsOf(atTheDesk);
			assertThat(warned(books, Require.PUBLISHED)).isEqualTo(days(books, atTheDesk, ""));
			assertThat(warned(books, Require.DELIVERED)).isEqualTo(days(books, atTheDesk, "DELIVERED"));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysWhatIsTooLateToTheSecond(TestDatabase database) {
		try (TestBooks books = database.open()) {
			fill(books);

			assertThat(books.jdbc()
				.sql("""
						select o.outcome from notice_outcome o join notice n on n.notice_id = o.notice_id
						where n.state = 'PUBLISHED' and n.channel = 'SMS' and not n.recalled order by n.n""")
				.query(String.class)
				.list()).containsExactly("GIVEN", "TOO_LATE", "GIVEN", "TOO_LATE", "UNPUBLISHED");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void warnsAtTheDeskOfWhatTheGuardTakesForAWarning(TestDatabase database) {
		try (TestBooks books = database.open()) {
			aMember("M1").into(books);
			aClosing(1, "2024-11-30").into(books);
			folder(1, FOLDERS.get(0)).into(books);
			LocalDate subject = LocalDate.of(2025, 1, 1);
			for (String item : List.of("EXPIRY_WARNING", "DORMANCY_WARNING", "DEFERRED", "EXTENDED", "REINSTATED",
					"POLICY_CHANGE", "EXPIRED", "REVERSED")) {
				for (String stage : List.of("", "P1M")) {
					notice(books, 1, "PUBLISHED", "SMS", false, subject);
					books.template()
						.update("update notice_item set item = ?, stage = ? where subject_on = ?", item, stage,
								subject);
					subject = subject.plusDays(1);
				}
			}
			WarningsGiven warnings = new WarningsGiven(books.template(), FolderClock.SYSTEM);

			assertThat(days(warnings.ofExpiry(List.of("M1"), Require.PUBLISHED))).isEqualTo(warned(books, false))
				.hasSize(2 + 2 + 3);
			assertThat(days(warnings.ofDormancy(List.of("M1"), Require.PUBLISHED))).isEqualTo(warned(books, true))
				.hasSize(2 + 2 + 3);
		}
	}

	private static List<String> warned(TestBooks books, boolean dormancy) {
		return new DeskReads(books.jdbc()).notices("M1", FolderClock.SYSTEM)
			.stream()
			.flatMap((notice) -> notice.items().stream())
			.filter((item) -> item.warns(dormancy))
			.map((item) -> item.subjectOn().toString())
			.sorted()
			.toList();
	}

	private static List<String> days(Map<LotReads.MemberDate, LocalDate> warnings) {
		return warnings.keySet().stream().map((date) -> date.day().toString()).sorted().toList();
	}

	private static Fill folder(int n, List<String> published) {
		return row("notice_folder").with("business_date", "2024-11-30")
			.with("n", n)
			.with("closing_id", 1)
			.with("state", "PUBLISHED")
			.with("publish_at", instant(published.get(0)))
			.with("published_at", instant(published.get(1)));
	}

	/** Every notice warns of a day of its own, so that the guard tells them apart. */
	private static void fill(TestBooks books) {
		aMember("M1").into(books);
		aClosing(1, "2024-11-30").into(books);
		LocalDate subject = LocalDate.of(2025, 1, 1);
		for (int n = 1; n <= FOLDERS.size(); n++) {
			folder(n, FOLDERS.get(n - 1)).into(books);
			for (String state : STATES) {
				for (String channel : List.of("SMS", "NONE")) {
					for (boolean recalled : new boolean[] { false, true }) {
						notice(books, n, state, channel, recalled, subject);
						subject = subject.plusDays(1);
					}
				}
			}
		}
	}

	private static void notice(TestBooks books, int n, String state, String channel, boolean recalled,
			LocalDate subject) {
		aNotice(subject.toString(), "M1", "2024-11-30", 1).with("n", n)
			.with("state", state)
			.with("channel", channel)
			.with("recalled", recalled)
			.with("send_not_after", OffsetDateTime.parse(NOT_AFTER))
			.into(books);
		aWarning(subject.toString(), "M1", subject.toString(), "2024-12-01").into(books);
	}

	private static @Nullable String instant(String text) {
		return text.isEmpty() ? null : text;
	}

	private static List<String> warned(TestBooks books, Require require) {
		return days(new WarningsGiven(books.template(), FolderClock.SYSTEM).ofExpiry(List.of("M1"), require));
	}

	/** The days of the notices that were given and are in a state; empty: in any. */
	private static List<String> days(TestBooks books, List<String> outcomes, String state) {
		List<String> inState = books.jdbc()
			.sql("select notice_id from notice where ? in ('', state)")
			.param(state)
			.query(String.class)
			.list();
		Stream<String> given = outcomes.stream()
			.filter((line) -> line.endsWith(" GIVEN"))
			.map((line) -> line.substring(0, line.indexOf(' ')));
		return given.filter(inState::contains).sorted().toList();
	}

}
