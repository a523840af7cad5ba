package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.pointexpiry.desk.Desk;
import io.pointexpiry.desk.DeskOrder;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.intake.Input;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stage day that has passed does not come again. Whatever makes a warning of such a
 * date due afterwards lets the next notices look at the member.
 *
 * @see "rules.md#stages"
 */
class LookedAtNightTests {

	private static final String LOTS = "lot_id,member_id,earned_on,points,remaining,expires_on\n";

	/**
	 * Points last a month and are warned of seven days before. By inactivity they lapse
	 * on 2 February at the earliest, of which the members of one tier hear earlier.
	 */
	private static final String POLICY = Policies.quiet("{period: P1M}", """
			dormancy: [{when: {tier: [FREE]}, exempt: true}, \
			{when: {tier: [EARLY]}, dormant-after: P20D, expire-after: P32D, warn-before: [P7D]}, \
			{dormant-after: P20D, expire-after: P32D, warn-before: [P2D]}]""", "notices: {expiry-before: [P7D]}");

	/** What the members are before the stage day, what happens after it, who is told. */
	private static Stream<Arguments> changes() {
		return Stream.concat(changesOfMembers(), changesOfLots());
	}

	private static Stream<Arguments> changesOfMembers() {
		return Stream.of(
				row("a member who left is back",
						(it) -> it.members("member_id,status\nM1,WITHDRAWN\n").lots(soon("L1")),
						(it) -> it.members("member_id,status\nM1,ACTIVE\n"), "EXPIRY_WARNING 2025-02-01 P7D 10"),
				row("a member takes notices again",
						(it) -> it.members("member_id,notices_off\nM1,true\n").lots(soon("L1")),
						(it) -> it.members("member_id,notices_off\nM1,false\n"), "EXPIRY_WARNING 2025-02-01 P7D 10"),
				row("a member gets a number", (it) -> it.members("member_id,phone\nM1,\n").lots(soon("L1")),
						(it) -> it.members("member_id,phone\nM1,01012345671\n"), "EXPIRY_WARNING 2025-02-01 P7D 10"));
	}

	/** The same, of lots. */
	private static Stream<Arguments> changesOfLots() {
		return Stream.of(row("a lot is delivered late", (it) -> {
		}, (it) -> it.lots(soon("L1")), "EXPIRY_WARNING 2025-02-01 P7D 10"),
				row("a lot is delivered that ends together with one warned of", (it) -> it.lots(soon("L1")),
						(it) -> it.lots(soon("L2")).sql("update notice set state = 'RECALLED'"),
						"EXPIRY_WARNING 2025-02-01 P7D 20"),
				row("a lot is delivered that inactivity takes first", (it) -> it.members("member_id,tier\nM1,EARLY\n"),
						(it) -> it.lots(LOTS + "L1,M1,2025-01-20,10,10,2026-01-01\n"),
						"DORMANCY_WARNING 2025-02-02 P7D 10"),
				row("a lot is delivered to a dormant member, too late for the dormancy day",
						(it) -> it.members("member_id,tier,joined_on\nM1,EARLY,2024-12-20\n"),
						(it) -> it.lots(LOTS + "L1,M1,2025-01-26,10,10,2026-01-01\n"),
						"DORMANCY_WARNING 2025-02-02 P7D 10"),
				row("a tier is warned earlier", (it) -> it.lots(LOTS + "L1,M1,2025-01-01,10,10,2026-01-01\n"),
						(it) -> it.members("member_id,tier\nM1,EARLY\n"), "DORMANCY_WARNING 2025-02-02 P7D 10"),
				row("a tier is exempt no longer",
						(it) -> it.members("member_id,tier\nM1,FREE\n")
							.lots(LOTS + "L1,M1,2025-01-01,10,10,2026-01-01\n"),
						(it) -> it.members("member_id,tier\nM1,EARLY\n"), "DORMANCY_WARNING 2025-02-02 P7D 10"),
				row("a hold ends", (it) -> it.lots(soon("L1")).hold("M1"), (it) -> desk(it).releaseMember("M1", ORDER),
						"EXPIRY_WARNING 2025-02-01 P7D 10"),
				row("a cancellation gives points back", (it) -> it.lots(soon("L1"))
					.imports(Input.REDEMPTIONS, "redemption_id,member_id,redeemed_on,points\nR1,M1,2025-01-03,10\n"),
						(it) -> it.imports(Input.CANCELLATIONS,
								"cancellation_id,redemption_id,cancelled_on\nC1,R1,2025-01-26\n"),
						"EXPIRY_WARNING 2025-02-01 P7D 10"),
				row("an adjustment goes upward", (it) -> it.lots(LOTS + "L1,M1,2025-01-01,10,0,\n"),
						(it) -> it.lots(LOTS + "L1,M1,2025-01-01,10,9,\n"), "EXPIRY_WARNING 2025-02-01 P7D 9"),
				row("a date moves earlier", (it) -> it.lots(LOTS + "L1,M1,2025-01-01,10,10,2025-06-30\n"),
						(it) -> it.lots(LOTS + "L1,M1,2025-01-01,10,10,2025-01-30\n"),
						"EXPIRY_WARNING 2025-01-30 P7D 10"));
	}

	private static final DeskOrder ORDER = new DeskOrder("a call", "kim", Nights.NOW, LocalDate.parse("2025-01-27"));

	private static Desk desk(Nights nights) {
		return new Desk(nights.books().template(), nights.books().transactions(), nights.get(Programme.class),
				(ids) -> {
				});
	}

	private static Arguments row(String name, Consumer<Nights> before, Consumer<Nights> change, String told) {
		return Arguments.of(name, before, change, told);
	}

	private static String soon(String lotId) {
		return LOTS + lotId + ",M1,2025-01-01,10,10,\n";
	}

	private static Stream<Arguments> changesOnBoth() {
		return Stream.of(TestDatabase.values())
			.flatMap((database) -> changes()
				.map((row) -> Arguments.of(row.get()[0], database, row.get()[1], row.get()[2], row.get()[3])));
	}

	@ParameterizedTest(name = "{0}, {1}")
	@MethodSource("changesOnBoth")
	void warnsAfterTheStageDayWhere(String change, TestDatabase database, Consumer<Nights> before,
			Consumer<Nights> happens, String told) {
		try (Nights nights = Nights.of(database, POLICY)) {
			nights.members("member_id,phone,joined_on\nM1,01012345671,2025-01-01\n");
			before.accept(nights);
			nights.each("2025-01-25", "2025-01-26");

			happens.accept(nights);

			assertThat(nights.happened(nights.run("2025-01-27")).stream().filter((line) -> line.contains("told")))
				.containsExactly("2025-01-27 M1 told " + told);
			assertThat(nights.happened(nights.run("2025-01-28"))).noneMatch((line) -> line.contains("told"));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void isNotStoppedByAQueuedMemberWhomNobodyKnows(TestDatabase database) {
		try (Nights nights = Nights.of(database, POLICY)) {
			nights.members("member_id\nM1\n").run("2025-01-01");
			nights.sql("insert into review (member_id, due_on) values ('NOBODY', date '2025-01-02')")
				.sql("insert into notice_cue (member_id, item, lot_id, ref, points) values ('NOBODY', 'LOOK', '', '', 0)");

			assertThat(nights.run("2025-01-02").days()).hasSize(1);

			assertThat(nights.count("select count(*) from review")).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void warnsOfWhatAReversalReopenedOnceItStaysOpen(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P10D}", "notices: {expiry-before: [P3D]}"))) {
			nights.members("member_id,phone\nM1,01012345671\n")
				.lots("lot_id,member_id,earned_on,points\nL1,M1,2025-01-01,10\n");
			nights.each("2025-01-10", "2025-01-12").reverse("2025-01-11", "an extension was forgotten");
			nights.sql("update point_lot set floor_on = date '2025-01-16', expires_on = date '2025-01-16', "
					+ "unchanged_on = date '2025-01-16'");

			nights.rerun("2025-01-11");

			assertThat(nights.happened(nights.run("2025-01-13")))
				.containsExactly("2025-01-13 M1 told EXPIRY_WARNING 2025-01-16 P3D 10");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void warnsAgainWhereANoticeIsRecalledThatWarnedToo(TestDatabase database) {
		String policy = Policies.quiet("{period: P10D}", "notices: {expiry-before: [P3D], confirm-expiry: true}");
		try (Nights nights = Nights.of(database, policy)) {
			nights.members("member_id,phone\nM1,01012345671\n").lots("""
					lot_id,member_id,earned_on,points
					L1,M1,2025-01-01,10
					L2,M1,2025-01-05,20
					""");
			nights.run("2025-01-10");
			nights.run("2025-01-11");

			nights.reverse("2025-01-11", "wrong file");

			assertThat(nights.told()).contains("2025-01-12 M1 EXPIRED 2025-01-11 - 10 RECALLED")
				.contains("2025-01-12 M1 EXPIRY_WARNING 2025-01-15 P3D 20 RECALLED");
			assertThat(nights.happened(nights.run("2025-01-12")))
				.contains("2025-01-12 M1 told EXPIRY_WARNING 2025-01-15 P3D 20");
		}
	}

}
