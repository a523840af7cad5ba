package io.pointexpiry.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.desk.StoryFill.lapsedIn2016;
import static io.pointexpiry.desk.StoriesTest.opened;
import static io.pointexpiry.desk.StoriesTest.story;
import static io.pointexpiry.desk.StoryFill.told;
import static io.pointexpiry.support.Fill.aMember;
import static io.pointexpiry.support.Fill.aNotice;
import static io.pointexpiry.support.Fill.aWarning;
import static org.assertj.core.api.Assertions.assertThat;

/** What was sent is not always what was told: the story's second line, and the view. */
class WhatWasToldTests {

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysInWordsWhatBecameOfAWarningThatWasNone(TestDatabase database) {
		Map<String, String> words = Map.of("notice set recalled = true",
				"was recalled; the last that was heard of it: delivered", "notice set state = 'CANCELLED'",
				"was cancelled by the sender", "notice set state = 'UNDELIVERABLE'", "did not arrive: undeliverable",
				"notice_folder set publish_at = timestamp with time zone '2017-06-20 00:00:00+00'",
				"was published too late to be sent; the last that was heard of it: delivered");
		words.forEach((change, became) -> {
			try (TestBooks books = opened(database, "2016-12-31")) {
				aMember("M1").into(books);
				lapsedIn2016(books, "L1");
				told(books, "2016-11-30", "2016-12-31");
				books.template().update("update " + change);
				String notice = " the notice of 2016-12-01 by SMS to ***-****-5678 (warning for 2016-12-31) ";

				assertThat(story(books, "M1").whatWasTold())
					.isEqualTo("You were not warned of it:" + notice + became + ".");
				assertThat(StoryText.of(story(books, "M1"), Locale.ENGLISH)).contains("  told nothing: it " + became);
				books.template().update("update expiry_record set warned_on = date '2016-12-01'");
				assertThat(story(books, "M1").whatWasTold())
					.isEqualTo("The record says that you were warned, but" + notice + became + ".");
				assertThat(books.jdbc().sql("select notice_outcome from member_story").query(String.class).list())
					.isNotEqualTo(List.of("GIVEN"));
			}
		});
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void namesTheWarningOnRecordNotAConfirmationOrARecalledOne(TestDatabase database) {
		try (TestBooks books = opened(database, "2016-12-31")) {
			aMember("M1").into(books);
			lapsedIn2016(books, "L1");
			told(books, "2016-11-30", "2016-12-31");
			books.template().update("update expiry_record set warned_on = date '2016-12-01'");
			aNotice("BBBB", "M1", "2016-12-20", 1).with("state", "RECALLED").with("recalled", true).into(books);
			aWarning("BBBB", "M1", "2016-12-31", "2016-12-21").with("stage", "P1D").into(books);
			aNotice("CCCC", "M1", "2016-12-31", 1).into(books);
			aWarning("CCCC", "M1", "2016-12-31", "2017-01-01").with("item", "EXPIRED").into(books);

			assertThat(story(books, "M1").whatWasTold())
				.isEqualTo("You were told on 2016-12-01 by SMS to ***-****-5678 (warning for 2016-12-31): delivered.");
			assertThat(books.jdbc()
				.sql("select notice_id || ' ' || notice_outcome from member_story")
				.query(String.class)
				.single()).isEqualTo("AAAA GIVEN");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysWhyAMemberCouldNotBeTold(TestDatabase database) {
		try (TestBooks books = opened(database, "2016-12-31")) {
			aMember("M1").into(books);
			lapsedIn2016(books, "L1");
			aNotice("AAAA", "M1", "2016-11-30", 1).with("channel", "NONE").with("unreachable", "no number").into(books);
			aWarning("AAAA", "M1", "2016-12-31", "2016-12-01").into(books);

			MemberStory story = story(books, "M1");

			assertThat(story.whatWasTold())
				.isEqualTo("You could not be told on 2016-12-01 (warning for 2016-12-31): no number is on record.");
			assertThat(story.whatCanBeDone())
				.contains("record how to reach the member (no number is on record): scripts/expiry import");
			assertThat(StoryText.of(story, Locale.ENGLISH)).contains("  could not be sent: no number is on record; "
					+ "the text is in unreachable.csv of notices/2016-11-30/1");
			books.template().update("update member set phone = '010-1234-5678'");
			assertThat(story(books, "M1").whatCanBeDone()).doesNotContain("reach the member");
		}
	}

}
