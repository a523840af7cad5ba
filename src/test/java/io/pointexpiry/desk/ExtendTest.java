package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.desk.DeskBooks.order;
import static io.pointexpiry.desk.HoldsTest.assertRefused;
import static io.pointexpiry.support.Fill.aFloor;
import static io.pointexpiry.support.Fill.aLot;
import static io.pointexpiry.support.Fill.aWarning;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command extend.
 *
 * @see "rules.md#the-customer-desk"
 */
class ExtendTest {

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void movesTheDateAndKeepsThePromise(TestDatabase database) {
		try (DeskBooks books = new DeskBooks(database)) {
			books.warned("OLD", "EXPIRY_WARNING", "2025-01-31").warned("NEW", "EXPIRY_WARNING", "2025-02-28");

			DeskResult result = books.desk().extend("L1", day("2025-02-28"), order());

			assertThat(result.sentence(Locale.ENGLISH)).isEqualTo(
					"Lot L1 of member M1: 100 points can be used until 2025-02-28, before 2025-01-31. Recalled: NEW, OLD.");
			assertThat(books.recalled()).containsExactly("NEW", "OLD");
			assertThat(books.one("select expires_on, floor_on, unchanged_on, date_reason from point_lot"))
				.isEqualTo("2025-02-28 2025-02-28 2025-02-28 VALIDITY");
			assertThat(books
				.one("""
						select lot_id, cause, until_on, business_date, points, old_expires_on, why, by_whom from lot_floor"""))
				.isEqualTo("L1 DESK 2025-02-28 2025-01-01 100 2025-01-31 a call kim");
			assertThat(books.one("select command, lot_id, business_date, until_on, points from desk_entry"))
				.isEqualTo("extend L1 2025-01-01 2025-02-28 100");
			assertThat(books.one("select member_id, item, lot_id, points, old_on, new_on from notice_cue"))
				.isEqualTo("M1 EXTENDED L1 100 2025-01-31 2025-02-28");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesOnlyALaterDateOfALotThatHasOne(TestDatabase database) {
		try (DeskBooks books = new DeskBooks(database)) {
			Desk desk = books.desk();
			aLot("FOREVER", "M1").with("kind", "FOREVER").with("expires_on", null).into(books.books());
			aLot("REFUSED", "M1").with("kind", "BIRTHDAY")
				.with("expires_on", null)
				.with("refused", "birth_month")
				.into(books.books());
			aLot("HELD", "M1").with("expires_on", "2024-11-30").into(books.books());
			aLot("SPENT", "M1").with("status", "SPENT").with("remaining", 0).into(books.books());
			books.lapsed("LAPSED", "BASE");

			assertRefused(() -> desk.extend("L1", day("2025-01-31"), order()),
					"Lot L1 can be used until 2025-01-31 already");
			assertRefused(() -> desk.extend("FOREVER", day("2025-02-28"), order()), "Lot FOREVER never expires");
			assertRefused(() -> desk.extend("REFUSED", day("2025-02-28"), order()), "Lot REFUSED has no date, because");
			assertRefused(() -> desk.extend("HELD", day("2024-12-31"), order()), "2024-12-31 is closed already");
			assertRefused(() -> desk.extend("SPENT", day("2025-02-28"), order()), "Lot SPENT is spent");
			assertRefused(() -> desk.extend("LAPSED", day("2025-02-28"), order()), "Lot LAPSED has lapsed");
			assertThat(books.count("desk_entry") + books.count("lot_floor") + books.count("notice_cue")).isZero();
			desk.extend("HELD", day("2025-01-01"), order());
			assertThat(books.one("select expires_on from point_lot where lot_id = 'HELD'")).isEqualTo("2025-01-01");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void reckonsTheDateOfALotThatNoNightHasSeen(TestDatabase database) {
		try (DeskBooks books = new DeskBooks(database)) {
			aLot("NEW", "M1").with("earned_on", "2024-12-31")
				.with("expires_on", null)
				.with("policy_version", null)
				.into(books.books());

			assertRefused(() -> books.desk().extend("NEW", day("2025-12-31"), order()),
					"Lot NEW can be used until 2025-12-31 already");
			books.desk().extend("NEW", day("2026-01-01"), order());

			assertThat(books.one("select floor_on, expires_on from point_lot where lot_id = 'NEW'"))
				.isEqualTo("2026-01-01 null");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsAgainWhatElseARecalledNoticeTold(TestDatabase database) {
		try (DeskBooks books = new DeskBooks(database)) {
			books.warned("MIXED", "EXPIRY_WARNING", "2025-01-31").lapsed("L0", "BASE");
			aLot("L2", "M1").with("expires_on", "2025-01-10").into(books.books());
			aFloor("DEFERRAL", "L2", "M1", "2024-12-31.1").with("until_on", "2025-01-10").into(books.books());
			told(books, "DEFERRED", "2025-01-10");
			told(books, "EXPIRED", "2024-12-31");

			books.desk().extend("L1", day("2025-02-28"), order());

			assertThat(books.books()
				.jdbc()
				.sql("""
						select item || ' ' || lot_id || ' ' || cast(points as varchar) from notice_cue order by item""")
				.query(String.class)
				.list()).containsExactly("DEFERRED L2 100", "EXPIRED L0 100", "EXTENDED L1 100");
		}
	}

	/** As after a process that was killed between two chunks. */
	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void doesEachOrderOfAFileOnceHoweverOftenItIsGiven(TestDatabase database) {
		try (DeskBooks books = new DeskBooks(database)) {
			aLot("L2", "M1").with("expires_on", "2025-01-10").into(books.books());
			List<LotOrder> orders = List.of(new LotOrder("L1", "M1", day("2025-02-28"), order()),
					new LotOrder("L2", null, day("2025-02-28"), order()), new LotOrder("L3", null, null, order()));
			assertThat(done(books.desk().extendAll(orders, true))).containsExactly("L1 false", "L2 false", "until");
			assertThat(books.count("desk_entry") + books.count("lot_floor") + books.count("notice_cue")).isZero();

			assertThat(done(books.desk().extendAll(orders.subList(0, 1), false))).containsExactly("L1 false");
			assertThat(done(books.desk().extendAll(orders, false))).containsExactly("L2 false", "until");
			books.books().template().update("update point_lot set status = 'EXPIRED', remaining = 0");
			assertThat(done(books.desk().extendAll(orders, false))).containsExactly("until");

			assertThat(books.count("desk_entry")).isEqualTo(2);
			assertThat(books.count("lot_floor")).isEqualTo(2);
		}
	}

	/**
	 * The lots of what was done and whether notices were recalled, the columns of what
	 * cannot be done.
	 */
	private static List<String> done(List<DeskOutcome> outcomes) {
		List<String> done = new ArrayList<>();
		outcomes.forEach((it) -> it.sort((result) -> done.add(result.lotId() + " " + !result.recalled().isEmpty()),
				(cell) -> done.add(cell.column())));
		return done;
	}

	private static void told(DeskBooks books, String item, String subjectOn) {
		aWarning("MIXED", "M1", subjectOn, "2025-01-01").with("item", item)
			.with("stage", "")
			.with("ref", "2024-12-31.1")
			.into(books.books());
	}

	private static LocalDate day(String text) {
		return LocalDate.parse(text);
	}

}
