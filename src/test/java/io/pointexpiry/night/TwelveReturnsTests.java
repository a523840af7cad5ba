package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.pointexpiry.audit.Audit;
import io.pointexpiry.desk.Desk;
import io.pointexpiry.desk.DeskOrder;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Points that expire and are given back again and again: each new lot is named after the
 * first one, with the next number, also beyond nine.
 *
 * @see "rules.md#reinstated-lots"
 */
class TwelveReturnsTests {

	private static final String SHORT = """
			dormancy: [{dormant-after: P2D, expire-after: P3D, counts: [LOGIN], count-from: activity}]""";

	/** What comes back lasts a day. */
	private static final String A_DAY = "notice-guard: {defer: P1D, at-most: 1}";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void theDeskGivesBackALotAndWhatItGaveBackBefore(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P1D}"))) {
			nights.members("member_id\nM1\n").lots("lot_id,member_id,earned_on,points\nL,M1,2025-01-01,100\n");
			Desk desk = new Desk(nights.books().template(), nights.books().transactions(), nights.get(Programme.class),
					(ids) -> {
					});
			LocalDate day = LocalDate.parse("2025-01-02");

			String lot = "L";
			for (int number = 1; number <= 12; number++) {
				nights.run(day.toString());
				day = day.plusDays(1);
				lot = desk.reinstate(lot, day, new DeskOrder("a call", "kim", Nights.NOW, day)).newLotId();
				assertThat(lot).isEqualTo("L~" + number);
			}

			assertThat(nights.rows("select lot_id from point_lot where status = 'OPEN'")).containsExactly("L~12");
			assertThat(nights.rows("select lot_id from point_lot")).containsExactlyInAnyOrderElementsOf(family());
			assertThat(verify(nights)).endsWith("The books agree.\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void lateActivityGivesBackALotAndWhatCameBackBefore(TestDatabase database) {
		try (Nights nights = Nights.of(database,
				Policies.quiet("{period: NEVER}", SHORT, "notices: {expiry-before: [P1D]}", A_DAY))) {
			nights.members("member_id,joined_on\nM1,2025-01-01\n")
				.lots("lot_id,member_id,earned_on,points\nL,M1,2025-01-01,100\n");
			LocalDate active = LocalDate.parse("2025-01-01");

			for (int number = 1; number <= 12; number++) {
				nights.run(active.plusDays(3).toString());
				assertThat(nights.rows("select lot_id from point_lot where status = 'OPEN'")).isEmpty();
				active = active.plusDays(2);
				nights.activity("member_id,type,occurred_on\nM1,LOGIN,%s\n".formatted(active));
				nights.run(active.plusDays(2).toString());
				assertThat(nights.rows("select lot_id from point_lot where status = 'OPEN'"))
					.containsExactly("L~" + number);
			}

			assertThat(nights.rows("select lot_id from point_lot")).containsExactlyInAnyOrderElementsOf(family());
			assertThat(nights.rows("select lot_id, origin_lot_id from point_lot where origin = 'REINSTATED'"))
				.contains("L~1 L", "L~2 L~1", "L~12 L~11");
			assertThat(verify(nights)).endsWith("The books agree.\n");
		}
	}

	private static List<String> family() {
		return Stream.concat(Stream.of("L"), IntStream.rangeClosed(1, 12).mapToObj((number) -> "L~" + number)).toList();
	}

	private static String verify(Nights nights) {
		return new Audit(nights.books().dataSource(), new Home(nights.home())).verify().render();
	}

}
