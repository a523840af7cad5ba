package io.pointexpiry.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import io.pointexpiry.domain.LotDating;
import io.pointexpiry.domain.Reason;
import io.pointexpiry.support.Fill;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static io.pointexpiry.support.Fill.aLot;
import static io.pointexpiry.support.Fill.aMember;
import static org.assertj.core.api.Assertions.assertThat;

class DateLedgerTest {

	private static final LocalDate DAY = LocalDate.parse("2024-12-30");

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			H2,         2025-06-30, 2025-01-31, 2025-06-30
			H2,         2025-06-30, 2025-07-01, 2025-07-01
			H2,         2025-06-30, -,          -
			H2,         -,          2025-01-31, 2025-01-31
			POSTGRESQL, 2025-06-30, 2025-01-31, 2025-06-30
			POSTGRESQL, 2025-06-30, 2025-07-01, 2025-07-01
			POSTGRESQL, 2025-06-30, -,          -
			POSTGRESQL, -,          2025-01-31, 2025-01-31
			""")
	void keepsWhatTheDeskPromisedSinceTheLotWasRead(TestDatabase database, @Nullable LocalDate promised,
			@Nullable LocalDate decided, @Nullable LocalDate expected) {
		try (TestBooks books = database.open()) {
			aMember("M1").into(books);
			aLot("L1", "M1").into(books);
			books.template().update("update point_lot set floor_on = ?", promised);

			new DateLedger(books.template()).date(
					List.of(new DateLedger.NewDate("L1", new LotDating.Dated(decided, "2", Reason.VALIDITY, decided))));

			assertThat(books.template().queryForList("select expires_on from point_lot", LocalDate.class))
				.containsExactly(expected);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void looksAtWhoeverRedeemedOnceTheRedemptionIsPosted(TestDatabase database) {
		try (TestBooks books = database.open()) {
			for (String id : List.of("1", "2")) {
				aMember("M" + id).into(books);
				aLot("L" + id, "M" + id).with("remaining", 99).into(books);
			}
			redemption("1").into(books);
			JdbcTemplate overtaken = new Overtaken(books.dataSource(), () -> redemption("2").into(books));

			books.transactions()
				.executeWithoutResult((status) -> new DateLedger(overtaken).postRedemptions(DAY, DAY, true));

			assertThat(posted(books)).containsExactly("R1 2024-12-30", "R2 -");
			assertThat(reviews(books)).containsExactly("M1 2024-12-29");

			new DateLedger(books.template()).postRedemptions(DAY.plusDays(1), DAY.plusDays(1), true);

			assertThat(posted(books)).containsExactly("R1 2024-12-30", "R2 2024-12-31");
			assertThat(reviews(books)).containsExactly("M1 2024-12-29", "M2 2024-12-29");
		}
	}

	private static Fill redemption(String id) {
		return Fill.row("redemption")
			.with("redemption_id", "R" + id)
			.with("lot_id", "L" + id)
			.with("member_id", "M" + id)
			.with("redeemed_on", "2024-12-29")
			.with("points", 1);
	}

	private static List<String> posted(TestBooks books) {
		return books.template().queryForList("""
				select redemption_id || ' ' || coalesce(cast(posted_on as varchar), '-') from redemption
				order by redemption_id""", String.class);
	}

	private static List<String> reviews(TestBooks books) {
		return books.template()
			.queryForList("select member_id || ' ' || cast(due_on as varchar) from review order by member_id",
					String.class);
	}

	/** Somebody else commits between its first statement and the second. */
	private static final class Overtaken extends JdbcTemplate {

		private @Nullable Runnable somebodyElse;

		Overtaken(DataSource books, Runnable somebodyElse) {
			super(books);
			this.somebodyElse = somebodyElse;
		}

		@Override
		public int update(String sql, @Nullable Object @Nullable ... values) {
			int rows = super.update(sql, values);
			Runnable now = this.somebodyElse;
			this.somebodyElse = null;
			if (now != null) {
				CompletableFuture.runAsync(now).join();
			}
			return rows;
		}

	}

}
