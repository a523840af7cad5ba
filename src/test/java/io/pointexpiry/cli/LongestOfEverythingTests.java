package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.pointexpiry.database.Database;
import io.pointexpiry.report.Report;
import io.pointexpiry.report.Reports;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever may be long is as long as it may be: ids of 64 characters, names, kinds,
 * tiers, extension programmes, policy versions, reasons, all the points that 64 bits
 * hold. Such a lot goes through everything that can happen to one.
 */
class LongestOfEverythingTests {

	private static final String PROGRAMME = "p".repeat(64);

	private static final String VERSION = wide("판");

	private static final String EXTENSION = wide("연");

	private static final String KIND = wide("종");

	private static final String TIER = wide("등");

	private static final String TYPE = wide("활");

	/** Lot and member that are extended, deferred, expired, reversed, given back. */
	private static final String LOT = wide("적");

	private static final String MEMBER = wide("회");

	/** Lot and member that dormancy takes points of, and late activity gives back. */
	private static final String SLEEPING_LOT = wide("잠");

	private static final String SLEEPER = wide("휴");

	private static final String REASON = "까닭".repeat(500);

	private static final String WHO = "담당".repeat(100);

	/** Of either lot: the other one has lapsed when one is delivered. */
	private static final long POINTS = Long.MAX_VALUE;

	private static final String POLICY = """
			programme: %s
			name: %s
			time-zone: UTC
			surprise: {times: 1.2, plus: 1000000}
			policies:
			  - version: "%s"
			    effective-from: 2020-01-01
			    validity: [{when: {kind: ["%s"]}, period: P20D}, {period: P5Y}]
			    dormancy: [{when: {tier: ["%s"]}, dormant-after: P10D, expire-after: P20D, warn-before: [P3D],
			                counts: ["%s"], count-from: activity}]
			    notices: {expiry-before: [P3D], confirm-expiry: true}
			    notice-guard: {defer: P14D, at-most: 1}
			    extensions: [{name: "%s", grant-before: P10D, extend-by: P10D}]
			""".formatted(PROGRAMME, "이름".repeat(50), VERSION, KIND, TIER, TYPE, EXTENSION);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void theLongestOfEverythingGoesThroughAWholeStory(TestDatabase database) throws IOException, SQLException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);

		importAll(terminal);
		sleepAndReturn(terminal);
		extendAndDefer(terminal);
		expireAndReverse(terminal);
		giveBack(terminal);
		hearOfIt(terminal);

		assertThat(lots(terminal)).contains(LOT, LOT + "~1", LOT + "~2", SLEEPING_LOT, SLEEPING_LOT + "~1");
		assertThat(terminal.type("2024-03-23", "verify")).endsWith("The books agree.\n");
		for (Report report : Reports.all()) {
			assertThat(terminal.type("2024-03-23", "report", report.name())).as(report.name()).isNotEmpty();
		}
		for (String member : new String[] { MEMBER, SLEEPER }) {
			assertThat(terminal.type("2024-03-23", "explain", member)).contains(member);
		}
		terminal.type("2024-03-23", "status");
		terminal.type("2024-03-23", "purge", "--before", "2024-03-23");
		assertThat(terminal.type("2024-03-23", "verify")).endsWith("The books agree.\n");
	}

	private static void importAll(Terminal terminal) throws IOException {
		String members = terminal.file("member_id,name,phone,tier,joined_on\n%s,%s,+821012345678,%s,2023-12-20\n"
			.formatted(MEMBER, "성".repeat(500), wide("금"))
				+ "%s,%s,+821012345679,%s,2023-12-20\n".formatted(SLEEPER, "명".repeat(500), TIER));
		terminal.type("2024-01-02", "import", "--members", members, "--lots",
				lot(terminal, SLEEPING_LOT, SLEEPER, wide("긴")));
	}

	private static String lot(Terminal terminal, String lotId, String memberId, String kind) throws IOException {
		return terminal.file("lot_id,member_id,kind,earned_on,points\n%s,%s,%s,2024-01-01,%d\n".formatted(lotId,
				memberId, kind, POINTS));
	}

	private static void sleepAndReturn(Terminal terminal) throws IOException {
		terminal.type("2024-01-06", "run", "--date", "2024-01-05");
		terminal.type("2024-01-10", "run", "--date", "2024-01-09");
		assertThat(terminal.type("2024-01-10", "report", "expiries")).contains("DORMANCY," + POINTS);
		terminal.type("2024-01-10", "import", "--lots", lot(terminal, LOT, MEMBER, KIND), "--activity",
				terminal.file("member_id,type,occurred_on\n%s,%s,2024-01-02\n".formatted(SLEEPER, TYPE)));
		terminal.type("2024-01-11", "run", "--date", "2024-01-10");
	}

	private static void extendAndDefer(Terminal terminal) throws IOException {
		terminal.type("2024-01-11", "import", "--redemptions", terminal
			.file("redemption_id,member_id,redeemed_on,points\n%s,%s,2024-01-11,5\n".formatted(wide("쓴"), MEMBER)));
		terminal.type("2024-01-12", "run", "--date", "2024-01-11");
		assertThat(terminal.type("2024-01-12", "report", "extensions")).contains(EXTENSION);
		terminal.type("2024-02-01", "run", "--date", "2024-01-31");
		assertThat(terminal.type("2024-02-01", "report", "withheld")).contains("DEFERRED,2024-02-14");
	}

	private static void expireAndReverse(Terminal terminal) throws IOException {
		terminal.type("2024-02-15", "run", "--date", "2024-02-14");
		assertThat(terminal.type("2024-02-15", "report", "expiries")).contains("VALIDITY," + (POINTS - 5));
		terminal.type("2024-02-15", "reverse", "--date", "2024-02-14", "--reason", REASON, "--by", WHO);
		terminal.type("2024-02-16", "rerun", "--date", "2024-02-14");
		terminal.type("2024-02-16", "import", "--redemptions", terminal
			.file("redemption_id,member_id,redeemed_on,points\n%s,%s,2024-02-10,7\n".formatted(wide("늦"), MEMBER)));
		terminal.type("2024-02-16", "run", "--date", "2024-02-15");
	}

	private static void giveBack(Terminal terminal) throws IOException {
		String[] desk = { "--reason", REASON, "--by", WHO };
		terminal.type("2024-02-16", with(desk, "reinstate", "--lot", LOT, "--until", "2024-02-20"));
		terminal.type("2024-02-17", "import", "--cancellations", terminal
			.file("cancellation_id,redemption_id,cancelled_on\n%s,%s,2024-02-17\n".formatted(wide("취"), wide("늦"))));
		terminal.type("2024-02-17", with(desk, "hold", "--member", MEMBER));
		terminal.type("2024-02-18", "run", "--date", "2024-02-17");
		terminal.type("2024-02-18", with(desk, "release", "--member", MEMBER));
		terminal.type("2024-02-18", with(desk, "extend", "--lot", LOT + "~1", "--until", "2024-03-03"));
		terminal.type("2024-02-19", "run", "--date", "2024-02-18");
		terminal.type("2024-03-08", "run", "--date", "2024-03-07");
		terminal.type("2024-03-23", "run", "--date", "2024-03-22");
		terminal.type("2024-03-23", with(desk, "reinstate", "--lot", LOT + "~1"));
	}

	private static void hearOfIt(Terminal terminal) throws IOException, SQLException {
		String notice = ask(terminal, "select min(notice_id) from notice where state = 'PUBLISHED'");
		terminal.type("2024-03-23", "import", "--receipts",
				terminal
					.file("notice_id,state,at,provider_code,provider_message\n%s,DELIVERED,2024-03-23T01:00:00Z,%s,%s\n"
						.formatted(notice, "c".repeat(100), "말".repeat(1000))),
				"--feedback",
				terminal.file("feedback_id,member_id,received_on,channel,category,text\n%s,%s,2024-03-07,%s,%s,%s\n"
					.formatted(wide("의"), MEMBER, wide("통"), "갈".repeat(200), "글".repeat(8000))));
		terminal.type("2024-03-23", "policy", "amend", VERSION, "--reason", REASON, "--by", WHO);
	}

	private static String lots(Terminal terminal) throws SQLException {
		return ask(terminal,
				"select listagg(lot_id, ' ') within group (order by lot_id) from point_lot".replace(
						"listagg(lot_id, ' ') within group (order by lot_id)",
						terminal.url().contains("h2") ? "listagg(lot_id, ' ') within group (order by lot_id)"
								: "string_agg(lot_id, ' ' order by lot_id)"));
	}

	private static String ask(Terminal terminal, String sql) throws SQLException {
		try (Connection books = new Database(terminal.url(), null, null).connect();
				Statement statement = books.createStatement();
				ResultSet row = statement.executeQuery(sql)) {
			assertThat(row.next()).isTrue();
			return row.getString(1);
		}
	}

	private static String[] with(String[] options, String... command) {
		String[] words = java.util.Arrays.copyOf(command, command.length + options.length);
		System.arraycopy(options, 0, words, command.length, options.length);
		return words;
	}

	/** 64 characters that are not ASCII. */
	private static String wide(String syllable) {
		return syllable.repeat(64);
	}

}
