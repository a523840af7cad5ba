package io.pointexpiry.desk;

import java.util.Locale;

import io.pointexpiry.support.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.desk.DeskBooks.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The commands hold and release.
 *
 * @see "rules.md#the-customer-desk"
 */
class HoldsTest {

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void holdsALotWithReasonAndWho(TestDatabase database) {
		try (DeskBooks books = new DeskBooks(database)) {
			books.warned("OWN", "EXPIRY_WARNING", "2025-01-31").warned("OTHER", "EXPIRY_WARNING", "2025-02-28");

			DeskResult result = books.desk().holdLot("L1", order());

			assertThat(result.sentence(Locale.ENGLISH))
				.isEqualTo("Lot L1 of member M1 is held: 100 points do not lapse until it is released. Recalled: OWN.");
			assertThat(books.recalled()).containsExactly("OWN");
			assertThat(books.one("select member_id, lot_id, placed_on, why, by_whom, released_at from hold"))
				.isEqualTo("M1 L1 2025-01-01 a call kim null");
			assertThat(
					books.one("select command, member_id, lot_id, business_date, points, why, by_whom from desk_entry"))
				.isEqualTo("hold M1 L1 2025-01-01 100 a call kim");
			assertThat(books.one("select member_id, item from notice_cue")).isEqualTo("M1 LOOK");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void holdsAllLotsOfAMemberAndReleasesThem(TestDatabase database) {
		try (DeskBooks books = new DeskBooks(database)) {
			books.desk().holdMember("M1", order());
			assertThat(books.one("select held from member_story").toLowerCase(Locale.ROOT)).startsWith("t");

			DeskResult result = books.desk().releaseMember("M1", order());

			assertThat(result.sentence(Locale.ENGLISH))
				.isEqualTo("Member M1 is released: 100 points follow the rules again.");
			assertThat(books.one("select lot_id, released_why, released_by from hold")).isEqualTo("null a call kim");
			assertThat(books.count("desk_entry")).isEqualTo(2);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void refusesToHoldTwiceAndToReleaseWhatIsNotHeld(TestDatabase database) {
		try (DeskBooks books = new DeskBooks(database)) {
			Desk desk = books.desk();
			books.lapsed("L0", "BASE");

			assertRefused(() -> desk.releaseLot("L1", order()), "Lot L1 is not held.");
			assertRefused(() -> desk.releaseMember("M1", order()), "Member M1 is not held");
			assertRefused(() -> desk.holdLot("L0", order()), "Lot L0 has lapsed; give its points back with: ");
			assertRefused(() -> desk.holdLot("L9", order()), "There is no lot \"L9\"");
			assertRefused(() -> desk.holdMember("M9", order()), "There is no member \"M9\"");
			desk.holdMember("M1", order());
			assertRefused(() -> desk.holdMember("M1", order()), "Member M1 is held already, since ");
			assertRefused(() -> desk.releaseLot("L1", order()),
					"Lot L1 is not held by itself, but all lots of its member are; end that with: scripts/expiry release"
							+ " --member=M1");
			assertThat(books.count("desk_entry")).isOne();
		}
	}

	static void assertRefused(ThrowingCallable command, String start) {
		assertThatExceptionOfType(DeskRefusedException.class).isThrownBy(command).withMessageStartingWith(start);
	}

}
