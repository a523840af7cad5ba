package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.pointexpiry.database.Database;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows that an online service put into table redemption, and that nothing forbids.
 *
 * @see "rules.md#redemptions"
 */
class UnfitRedemptionsTests {

	private static final String POLICY = """
			programme: coffee
			name: Coffee Club
			time-zone: UTC
			policies:
			  - version: "1"
			    effective-from: 2020-01-01
			    validity: [{period: P20D, anchor: activity}]
			    dormancy: [{dormant-after: P60D, expire-after: P90D}]
			""";

	private static final String LONG_ID = "적".repeat(64);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void nightsGoOnAndEachIsNamed(TestDatabase database) throws IOException, SQLException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		terminal.type("2025-01-11", "import", "--members", terminal.file("member_id\nM1\nM2\n"), "--lots",
				terminal.file("""
						lot_id,member_id,earned_on,points
						L1,M1,2025-01-05,100
						L2,M1,2025-01-05,100
						L3,M2,2025-01-05,100
						"""));
		terminal.type("2025-01-11", "run", "--date", "2025-01-10");
		redeem(terminal, "R-unknown", "L1", "NOBODY", "2025-01-11", 1);
		redeem(terminal, "R-other", "L3", "M1", "2025-01-11", 2);
		redeem(terminal, "R-before", "L1", "M1", "2025-01-01", 3);
		redeem(terminal, "R-future", "L2", "M1", "2031-01-01", 4);
		redeem(terminal, LONG_ID, "L1", "M1", "2025-01-11", 5);
		redeem(terminal, LONG_ID, "L2", "M1", "2025-01-11", 6);
		redeemWithoutPoints(terminal, "R-beyond", "L3", "M2", "2025-01-11", Long.MAX_VALUE);

		assertThat(terminal.codeOf("2025-01-12", "run", "--date", "2025-01-11")).isEqualTo(ExitCode.DONE_WITH_LIST);
		assertThat(terminal.said()).contains("redemption R-unknown of lot L1: found member NOBODY, who is unknown",
				"redemption R-other of lot L3: found member M1, expected member M2",
				"redemption R-before of lot L1: found redeemed on 2025-01-01");
		assertThat(terminal.codeOf("2025-01-13", "run", "--date", "2025-01-12")).isEqualTo(ExitCode.DONE);

		assertThat(terminal.codeOf("2025-01-13", "verify")).isEqualTo(ExitCode.BOOKS_DISAGREE);
		assertThat(terminal.said())
			.contains("redemption R-future of lot L2: found redeemed on 2031-01-01, which has not come",
					"lot L3 of member M2: found 98 remaining, expected ")
			.doesNotContain("redemption " + LONG_ID);
		assertThat(terminal.type("2025-01-13", "status")).contains("redemptions 4 do not fit their lots; see: verify");
		assertThat(terminal.codeOf("2025-01-13", "explain", "NOBODY")).isEqualTo(ExitCode.USAGE);
		assertThat(terminal.said()).contains("an online service redeemed for this id. redemption R-unknown of lot L1");
		assertThat(terminal.type("2025-01-13", "explain", "M1")).contains("R-unknown", "R-before");
		assertThat(terminal.type("2025-01-13", "report", "summary")).contains("2025-01-11");
		terminal.type("2025-01-13", "import", "--cancellations", terminal.file("""
				cancellation_id,redemption_id,cancelled_on
				C1,R-unknown,2025-01-13
				C2,R-other,2025-01-13
				C3,R-beyond,2025-01-13
				"""));
		terminal.type("2025-02-15", "run", "--date", "2025-02-14");
	}

	private static void redeem(Terminal terminal, String id, String lot, String member, String day, long points)
			throws SQLException {
		execute(terminal, "update point_lot set remaining = remaining - %d where lot_id = '%s'".formatted(points, lot));
		redeemWithoutPoints(terminal, id, lot, member, day, points);
	}

	private static void redeemWithoutPoints(Terminal terminal, String id, String lot, String member, String day,
			long points) throws SQLException {
		execute(terminal, """
				insert into redemption (redemption_id, lot_id, member_id, redeemed_on, points)
				values ('%s', '%s', '%s', date '%s', %d)""".formatted(id, lot, member, day, points));
	}

	private static void execute(Terminal terminal, String sql) throws SQLException {
		try (Connection books = new Database(terminal.url(), null, null).connect();
				Statement statement = books.createStatement()) {
			statement.execute(sql);
		}
	}

}
