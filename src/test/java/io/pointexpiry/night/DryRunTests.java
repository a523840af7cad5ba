package io.pointexpiry.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.pointexpiry.closing.CloseOptions;
import io.pointexpiry.closing.CloseReport;
import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.domain.Outcome;
import io.pointexpiry.intake.Input;
import io.pointexpiry.ledger.NightRun.Opening;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A dry run says what the night then records: the same control totals, the same rows; and
 * it leaves every table as it was.
 *
 * @see "rules.md#dry-runs"
 */
class DryRunTests {

	private static final String GUARDED = """
			withdrawal: expire
			    notices: {expiry-before: [P5D], minimum-points: 30}
			    notice-guard: {defer: P3D, at-most: 1}""";

	/** On both databases: the first seed without a guard, the second with one. */
	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void foretellsEveryNightOfRandomStories(TestDatabase database) {
		ControlTotals seen = foretold(database, 31_415, false).plus(foretold(database, 2025, true));

		assertThat(List.of(Outcome.EXPIRED, Outcome.EXTENDED, Outcome.DEFERRED, Outcome.WITHHELD))
			.allMatch((outcome) -> seen.of(outcome).lots() > 0);
	}

	private static ControlTotals foretold(TestDatabase database, long seed, boolean guarded) {
		RandomStory story = new RandomStory(seed);
		Random choice = new Random(seed);
		ControlTotals seen = ControlTotals.NONE;
		try (Nights nights = Nights.of(database, guarded ? guarded(story.policy) : story.policy)) {
			bring(nights, Input.MEMBERS, "member_id,tier,joined_on", story.members);
			nights.sql("update member set phone = '01012345678' where member_id < 'M20'").hold("M07");
			bring(nights, Input.LOTS, "lot_id,member_id,kind,earned_on,points,expires_on", story.lots);
			bring(nights, Input.ACTIVITY, "member_id,type,occurred_on", story.activity);
			for (LocalDate day = RandomStory.FIRST; !day.isAfter(RandomStory.LAST); day = day.plusDays(1)) {
				happens(story, nights, day, choice);
				seen = seen.plus(foretells(nights, day, choice, "seed %d, %s".formatted(seed, day)));
			}
		}
		return seen;
	}

	/** Both policies take the points of who left, and warn. */
	private static String guarded(String policy) {
		return policy.replaceAll("(?m)^    (effective-from: .*)$", "    $1\n    " + GUARDED);
	}

	/** What comes late, what is redeemed online, and who leaves, between two nights. */
	private static void happens(RandomStory story, Nights nights, LocalDate day, Random choice) {
		if (day.equals(RandomStory.BROUGHT.plusDays(1))) {
			bring(nights, Input.LOTS, "lot_id,member_id,kind,earned_on,points,expires_on", story.lateLots);
			bring(nights, Input.ACTIVITY, "member_id,type,occurred_on", story.lateActivity);
			bring(nights, Input.REDEMPTIONS, "redemption_id,member_id,redeemed_on,points", story.redemptions);
			bring(nights, Input.CANCELLATIONS, "cancellation_id,redemption_id,cancelled_on", story.cancellations);
		}
		String member = "M%02d".formatted(choice.nextInt(40));
		switch (choice.nextInt(6)) {
			case 0 -> nights.members("member_id,status\n%s,WITHDRAWN\n".formatted(member));
			case 1 -> nights.offers(Input.ACTIVITY,
					"member_id,type,occurred_on\n%s,LOGIN,%s\n".formatted(member, day.minusDays(choice.nextInt(12))));
			case 2 -> nights.rows("""
					select lot_id from point_lot where member_id = ? and status = 'OPEN' and remaining > 1
					order by lot_id fetch first 1 rows only""", member)
				.forEach((lot) -> nights.books()
					.redeem("O" + day, lot, member, day.plusDays(choice.nextInt(2)).toString(), 1));
			case 3 -> nights.hold(member);
			default -> {
			}
		}
	}

	private static ControlTotals foretells(Nights nights, LocalDate day, Random choice, String story) {
		boolean digested = choice.nextInt(8) == 0;
		List<String> before = digested ? tables(nights) : List.of();
		CloseOptions order = Nights.order(day.toString(), Opening.EXPIRE, "a test");
		DryRun.Foresight foresight = nights.get(DryRun.class).of(order.until(), order.opening(), false);
		List<String> foretold = rows(foresight);
		List<String> after = digested ? tables(nights) : List.of();

		CloseReport report = nights.run(order);

		assertThat(after).as(story).containsExactlyElementsOf(before);
		assertThat(foresight.totals()).as(story).isEqualTo(report.totals());
		assertThat(foretold).as(story).isEqualTo(recorded(nights, report.days().get(0).runId()));
		return report.totals();
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsExtensionsOfLotsDueLaterAndWithdrawals(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P10D}", "withdrawal: expire",
				"extensions: [{name: more, when: {kind: [EVENT]}, grant-before: P5D, extend-by: P7D}]"))) {
			nights.members("member_id\nM1\nM2\n").lots("""
					lot_id,member_id,kind,earned_on,points
					DUE,M1,BASE,2024-12-30,10
					MORE,M1,EVENT,2025-01-04,20
					LATER,M1,BASE,2025-01-04,40
					LEFT,M2,BASE,2025-01-04,80
					""");
			nights.run("2025-01-08");
			nights.members("member_id,status\nM2,WITHDRAWN\n");

			DryRun.Foresight foresight = nights.get(DryRun.class).of(LocalDate.parse("2025-01-09"), null, false);

			assertThat(foresight.totals().of(Outcome.EXTENDED).points()).isEqualTo(20);
			assertThat(foresight.totals().of(Outcome.EXPIRED).points()).isEqualTo(90);
			assertThat(foresight.totals()).isEqualTo(nights.run("2025-01-09").totals());
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesWarningsOfDaysStillToComeAsGivenWhereAskedTo(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P30D}", "notices: {expiry-before: [P3D]}",
				"notice-guard: {defer: P14D, at-most: 2}"))) {
			nights.members("member_id,phone\nM1,01012345678\nM2,\n").lots("""
					lot_id,member_id,earned_on,points
					L1,M1,2025-01-01,10
					L2,M2,2025-01-01,20
					""");
			nights.run("2025-01-10");
			CloseOptions ahead = Nights.order("2025-01-31", null, null);

			DryRun.Foresight stands = nights.get(DryRun.class).of(ahead.until(), ahead.opening(), false);
			DryRun.Foresight warned = nights.get(DryRun.class).of(ahead.until(), ahead.opening(), true);

			assertThat(stands.totals().of(Outcome.DEFERRED).points()).isEqualTo(30);
			assertThat(warned.totals().of(Outcome.EXPIRED).points()).isEqualTo(10);
			assertThat(warned.totals().of(Outcome.DEFERRED).points()).isEqualTo(20);
			assertThat(rows(warned)).containsExactly(
					"2025-01-31,2025-01-31,EXPIRY,M1,L1,BASE,,VALIDITY,10,2025-01-01,2025-01-31,1,2025-01-28");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void foretellsTheRerunOfAClosedDay(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P10D}"))) {
			nights.members("member_id\nM1\n").lots("lot_id,member_id,earned_on,points\nL1,M1,2025-01-01,10\n");
			nights.each("2025-01-10", "2025-01-13").reverse("2025-01-11", "a wrong policy");
			nights.lots("lot_id,member_id,earned_on,points\nL2,M1,2025-01-01,20\nL3,M1,2025-01-03,40\n");

			DryRun.Foresight foresight = nights.get(DryRun.class).of(LocalDate.parse("2025-01-11"), null, false);
			List<String> foretold = rows(foresight);
			CloseReport report = nights.rerun("2025-01-11");

			assertThat(foresight.totals()).isEqualTo(report.totals());
			assertThat(foretold).isEqualTo(recorded(nights, report.days().get(0).runId())).hasSize(2);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void waitsForNoServiceThatHoldsADueLot(TestDatabase database) throws SQLException {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P10D}"))) {
			nights.members("member_id\nM1\n").lots("lot_id,member_id,earned_on,points\nL1,M1,2025-01-01,10\n");
			nights.run("2025-01-10");
			try (Connection service = nights.books().dataSource().getConnection();
					Statement statement = service.createStatement()) {
				service.setAutoCommit(false);
				statement.executeUpdate("update point_lot set remaining = remaining - 4");

				DryRun.Foresight foresight = nights.get(DryRun.class).of(LocalDate.parse("2025-01-11"), null, false);
				service.rollback();

				assertThat(foresight.totals().of(Outcome.EXPIRED).points()).isEqualTo(10);
			}
		}
	}

	private static void bring(Nights nights, Input input, String header, List<String> rows) {
		nights.offers(input, RandomStory.csv(header, rows));
	}

	private static List<String> rows(DryRun.Foresight foresight) {
		try {
			return withoutRun(Files.readAllLines(Path.of(foresight.file())).stream().skip(1).toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> recorded(Nights nights, String runId) {
		return withoutRun(nights.report("expiries")
			.lines()
			.filter((line) -> line.contains(",EXPIRY,") && line.contains("," + runId + ","))
			.toList());
	}

	/** All columns but the last two: run and instant. */
	private static List<String> withoutRun(List<String> lines) {
		return lines.stream().map((line) -> line.replaceFirst(",[^,]*,[^,]*$", "")).toList();
	}

	/**
	 * Every row of every table, as text. PostgreSQL's driver quotes the elements of an
	 * array, or does not, by the way in which it was sent.
	 */
	private static List<String> tables(Nights nights) {
		List<String> rows = new ArrayList<>();
		for (String table : nights.rows("""
				select table_name from information_schema.tables
				where lower(table_schema) = 'public' and table_type = 'BASE TABLE' order by lower(table_name)""")) {
			nights.rows("select * from \"" + table + "\"")
				.stream()
				.sorted()
				.forEach((row) -> rows.add(table + " " + row.replace("\"", "")));
		}
		return rows;
	}

}
