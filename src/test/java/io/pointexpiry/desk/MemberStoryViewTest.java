package io.pointexpiry.desk;

import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.desk.StoryFill.lapsedIn2016;
import static io.pointexpiry.desk.StoriesTest.opened;
import static io.pointexpiry.desk.StoryFill.told;
import static io.pointexpiry.support.Fill.aLot;
import static io.pointexpiry.support.Fill.aMember;
import static org.assertj.core.api.Assertions.assertThat;

/** The view for a desk's own screen. */
class MemberStoryViewTest {

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void showsTheMainFactsInAView(TestDatabase database) {
		try (TestBooks books = opened(database, "2016-12-31")) {
			aMember("M1").into(books);
			aMember("without lots").into(books);
			lapsedIn2016(books, "L1");
			aLot("L2", "M1").with("expires_on", "2016-12-31").into(books);
			told(books, "2016-11-30", "2016-12-31");

			assertThat(books.jdbc().sql("""
					select lot_id || ' ' || status || ' ' || coalesce(lapsed_reason, '-') || ' '
					  || coalesce(cast(lapsed_on as varchar), '-') || ' ' || coalesce(cast(given_back as varchar), '-')
					  || ' ' || notice_state || ' ' || notice_number || ' ' || cast(held as varchar)
					from member_story order by member_id, lot_id""").query(String.class).list()).satisfiesExactly(
					(first) -> assertThat(first)
						.isEqualToIgnoringCase("L1 EXPIRED VALIDITY 2016-12-31 0 DELIVERED ***-****-5678 false"),
					(second) -> assertThat(second)
						.isEqualToIgnoringCase("L2 OPEN - - - DELIVERED ***-****-5678 false"));
		}
	}

}
