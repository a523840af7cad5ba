package io.pointexpiry.night;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;

import io.pointexpiry.audit.Audit;
import io.pointexpiry.closing.CloseReport;
import io.pointexpiry.intake.ImportResult;
import io.pointexpiry.intake.Input;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Points of several lots that together are more than 64 bits hold.
 *
 * @see "rules.md#lot-rows"
 */
class SumsNightTests {

	private static final String POLICY = Policies.quiet("{period: P10D}",
			"notices: {expiry-before: [P3D], confirm-expiry: true}", "notice-guard: none");

	/** Twice the most that a lot can hold. */
	private static final String BOTH = "18446744073709551614";

	private static final String LOTS = "lot_id,member_id,earned_on,points\n";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesNoLotThatWouldMakeTheOpenPointsMoreThan64BitsHold(TestDatabase database) throws IOException {
		try (Nights nights = Nights.of(database, POLICY)) {
			nights.members("member_id\nM1\n").lots(LOTS + "A,M1,2025-01-01,9223372036854775800\n");

			ImportResult taken = nights.offers(Input.LOTS,
					LOTS + "B,M1,2025-01-01,9223372036854775807\nC,M1,2025-01-01,7\nD,M1,2025-01-01,1\n");

			assertThat(nights.rows("select lot_id from point_lot order by lot_id")).containsExactly("A", "C");
			assertThat(Files.readString(taken.files().get(0).rejects())).contains(
					"points,9223372036854775807,\"at most 7, for all open points together are at most 9223372036854775807\"",
					"points,1,\"at most 0, ");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesLotsAgainOnceOthersHaveGone(TestDatabase database) {
		try (Nights nights = Nights.of(database, POLICY)) {
			nights.members("member_id\nM1\n").lots(LOTS + "A,M1,2025-01-01,9223372036854775807\n");
			nights.run("2025-01-11");

			nights.lots(LOTS + "B,M1,2025-01-11,9223372036854775806\nC,M1,2025-01-11,1\n");

			assertThat(nights.rows("select lot_id, status from point_lot order by lot_id")).containsExactly("A EXPIRED",
					"B OPEN", "C OPEN");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void goesOnWithBooksThatHoldMore(TestDatabase database) {
		try (Nights nights = Nights.of(database, POLICY)) {
			nights.members("member_id,phone\nM1,+821012345678\n").lots(LOTS + "A,M1,2025-01-01,9223372036854775807\n");
			nights.sql("""
					insert into point_lot (lot_id, member_id, kind, earned_on, points, remaining, delivered, posted_on)
					values ('B', 'M1', 'BASE', date '2025-01-01', 9223372036854775807, 9223372036854775807,
					  9223372036854775807, date '2025-01-01')""");
			nights
				.sql("insert into review (member_id, due_on) values ('M1', date '2025-01-02') on conflict do nothing");

			nights.run("2025-01-07");
			assertThat(nights.told()).contains("EXPIRY_WARNING 2025-01-11 P3D 9223372036854775807");
			assertThat(verify(nights)).contains("member M1: found 18446744073709551614 open points");

			nights.lots("lot_id,member_id,earned_on,points,remaining\nB,M1,2025-01-01,9223372036854775807,0\n");
			nights.run("2025-01-11");
			assertThat(nights.report("summary")).contains("18446744073709551614");
			assertThat(nights.report("balances")).contains("M1,");
			assertThat(verify(nights)).endsWith("The books agree.\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void closesReversesAndClosesAgainADayThatTakesMoreThan64BitsHold(TestDatabase database) {
		try (Nights nights = Nights.of(database, POLICY)) {
			nights.members("member_id,phone\nM1,+821012345678\n").lots(LOTS + "A,M1,2025-01-01,9223372036854775807\n");
			nights.sql("""
					insert into point_lot (lot_id, member_id, kind, earned_on, points, remaining, delivered, posted_on)
					select 'B', member_id, kind, earned_on, points, remaining, delivered, posted_on from point_lot""");
			nights
				.sql("insert into review (member_id, due_on) values ('M1', date '2025-01-02') on conflict do nothing");
			nights.run("2025-01-10");
			String foreseen = nights.rows("select foreseen_lots, foreseen_points from night_run").get(0);

			DryRun.Foresight ahead = nights.get(DryRun.class).of(LocalDate.parse("2025-01-11"), null, false);
			CloseReport closed = nights.run("2025-01-11");
			CloseReport reversed = nights.reverse("2025-01-11", "a trial");
			CloseReport again = nights.rerun("2025-01-11");

			assertThat(foreseen).isEqualTo("2 " + BOTH);
			assertThat(closed.totals().toString()).contains("candidates=Tally[lots=2, points=" + BOTH + "]");
			assertThat(ahead.totals()).isEqualTo(closed.totals());
			assertThat(reversed.totals().toString()).contains("candidates=Tally[lots=2, points=" + BOTH + "]");
			assertThat(again.totals()).isEqualTo(closed.totals());
			assertThat(nights.report("runs")).contains("," + BOTH + ",");
			assertThat(nights.report("desk")).contains("," + BOTH + ",a trial");
			assertThat(nights.report("summary")).contains("," + BOTH + ",");
			assertThat(verify(nights)).endsWith("The books agree.\n");
		}
	}

	private static String verify(Nights nights) {
		return new Audit(nights.books().dataSource(), new io.pointexpiry.file.Home(nights.home())).verify().render();
	}

}
