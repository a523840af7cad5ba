package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.Locale;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.desk.DeskBooks.order;
import static io.pointexpiry.desk.HoldsTest.assertRefused;
import static io.pointexpiry.support.Fill.aRun;
import static io.pointexpiry.support.Fill.anEntry;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command reinstate.
 *
 * @see "rules.md#reinstated-lots"
 */
class ReinstateTest {

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesBackWhatLapsedAsANewLot(TestDatabase database) {
		try (DeskBooks books = new DeskBooks(database)) {
			books.lapsed("L0", "BASE");

			DeskResult result = books.desk().reinstate("L0", null, order());

			assertThat(result.sentence(Locale.ENGLISH))
				.isEqualTo("Lot L0 of member M1: 100 points were given back as lot L0~1, usable until 2025-01-11.");
			assertThat(books.one("""
					select kind, earned_on, points, remaining, status, expires_on, own_expires_on, floor_on,
					  policy_version, origin, origin_lot_id, posted_on from point_lot where lot_id = 'L0~1'"""))
				.isEqualTo("BASE 2023-12-31 100 100 OPEN 2025-01-11 2025-01-11 2025-01-11 1 REINSTATED L0 2025-01-01");
			assertThat(books.one("""
					select posted_on, business_date, reason, points, expires_on, warned_on, run_id from expiry_record
					where entry_type = 'REINSTATEMENT' and lot_id = 'L0~1'"""))
				.isEqualTo("2025-01-01 2024-12-31 VALIDITY 100 2024-12-31 2024-12-01 2024-12-31.1");
			assertThat(books.one("select lot_id, cause, until_on, old_expires_on from lot_floor"))
				.isEqualTo("L0~1 DESK 2025-01-11 2024-12-31");
			assertThat(books.one("select item, lot_id, points, old_on, new_on from notice_cue"))
				.isEqualTo("REINSTATED L0~1 100 2024-12-31 2025-01-11");
			assertThat(books.one("select member_id, due_on from review")).isEqualTo("M1 2025-01-02");
			assertThat(books.one("select command, lot_id, until_on, points from desk_entry"))
				.isEqualTo("reinstate L0 2025-01-11 100");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesBackOnlyWhatNobodyGaveBack(TestDatabase database) {
		try (DeskBooks books = new DeskBooks(database)) {
			Desk desk = books.desk();
			books.lapsed("L0", "BASE");
			anEntry("REVERSAL", "L0", "M1", "2024-12-31.1").with("ref", "R1")
				.with("points", 30)
				.with("recorded_at", "2025-01-01T02:00:00Z")
				.into(books.books());

			assertThat(desk.reinstate("L0", LocalDate.parse("2025-03-31"), order()).points()).isEqualTo(70);
			assertRefused(() -> desk.reinstate("L0", null, order()),
					"What lapsed of lot L0 on 2024-12-31 was given back already: 30 points to lot L0 on 2024-12-31, "
							+ "70 points to lot L0~1 on 2025-01-01");
			assertRefused(() -> desk.reinstate("L1", null, order()), "Nothing of lot L1 has lapsed (it is open)");
			assertRefused(() -> desk.reinstate("L9", null, order()), "There is no lot \"L9\"");
			assertThat(books.count("desk_entry")).isOne();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesBackWhatWasReversedAndTakenAgainAtOneInstant(TestDatabase database) {
		try (DeskBooks books = new DeskBooks(database)) {
			books.lapsed("L0", "BASE");
			for (String[] entry : new String[][] { { "REVERSAL", "2024-12-31.2" }, { "EXPIRY", "2024-12-31.3" } }) {
				aRun(entry[1], 1).into(books.books());
				anEntry(entry[0], "L0", "M1", entry[1]).with("recorded_at", "2025-01-01T02:00:00Z").into(books.books());
			}

			assertThat(books.desk().reinstate("L0", null, order()).points()).isEqualTo(100);
			assertRefused(() -> books.desk().reinstate("L0", null, order()),
					"What lapsed of lot L0 on 2024-12-31 was given back already: 100 points to lot L0~1 on 2025-01-01");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void numbersTheLotsOfAFamilyOn(TestDatabase database) {
		try (DeskBooks books = new DeskBooks(database)) {
			String longest = "_%".repeat(32);
			books.lapsed(longest, "BASE");
			books.desk().reinstate(longest, null, order());
			books.books()
				.jdbc()
				.sql("update point_lot set status = 'EXPIRED', remaining = 0 where origin = 'REINSTATED'")
				.update();
			anEntry("EXPIRY", longest + "~1", "M1", "2025-01-11.1").into(books.books());

			DeskResult result = books.desk().reinstate(longest + "~1", null, order());

			assertThat(result.newLotId()).isEqualTo(longest + "~2");
			assertThat(books.one("select origin_lot_id from point_lot where lot_id like '%~2'"))
				.isEqualTo(longest + "~1");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void promisesTheDayAlsoWhereAPolicyIgnoresOwnDates(TestDatabase database) {
		try (DeskBooks books = new DeskBooks(database)) {
			books.lapsed("L0", "PARTNER");

			books.desk().reinstate("L0", LocalDate.parse("2025-06-30"), order());

			assertThat(books.one("select expires_on from point_lot where lot_id = 'L0~1'")).isEqualTo("2025-06-30");
			assertRefused(() -> books.desk().reinstate("L0", LocalDate.parse("2024-12-31"), order()), "What lapsed");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void promisesNoDayThatIsClosed(TestDatabase database) {
		try (DeskBooks books = new DeskBooks(database)) {
			books.lapsed("L0", "BASE");

			assertRefused(() -> books.desk().reinstate("L0", LocalDate.parse("2024-12-31"), order()),
					"2024-12-31 is closed already; name 2025-01-01 or a later day.");
		}
	}

}
