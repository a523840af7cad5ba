package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.pointexpiry.database.Database;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Policy files that are not the accepted one.
 *
 * @see "rules.md#edited-policies"
 */
class PolicyAcceptanceTests {

	private static final String POLICY = Policies.programme("required-inputs: [lots]",
			Policies.policy("1", "2025-01-01", "validity: [{period: P20D}]"));

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void everyCommandKnowsAFileThatIsNotTheAcceptedOne(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		String members = terminal.file("member_id\nM1\n");
		String lots = terminal.file("lot_id,member_id,earned_on,points\nL1,M1,2025-01-01,10\n");
		terminal.type("2025-01-06", "policy", "check");
		terminal.type("2025-01-06", "import", "--members", members, "--lots", lots, "--as-of", "2025-01-05");
		terminal.type("2025-01-06", "run", "--date", "2025-01-05");
		assertThat(terminal.type("2025-01-07", "status"))
			.contains("next night  will stop: 2025-01-06 cannot be closed before its data is there. Missing: lots.");
		assertThat(terminal.type("2025-01-06", "status")).doesNotContain("will stop")
			.contains("next night  2025-01-06 cannot be closed before its data is there. Missing: lots.");
		Files.writeString(terminal.home().resolve("policy.yml"), POLICY.replace("P20D", "P30D"));
		String change = "policy 1: validity[0].period: P20D -> P30D";

		assertThat(terminal.codeOf("2025-01-07", "policy", "check")).isEqualTo(ExitCode.USAGE);
		assertThat(terminal.codeOf("2025-01-07", "run")).isEqualTo(ExitCode.USAGE);
		assertThat(terminal.codeOf("2025-01-07", "import", "--members", members)).isEqualTo(ExitCode.USAGE);
		assertThat(terminal.codeOf("2025-01-07", "hold", "--member", "M1", "--reason", "r")).isEqualTo(ExitCode.USAGE);
		assertThat(terminal.errorsOf("2025-01-07", "explain", "M1")).startsWith("warning: The policy file is not")
			.contains(change);
		assertThat(terminal.type("2025-01-07", "verify")).contains("The dates of lots were not checked");
		assertThat(terminal.type("2025-01-07", "status")).contains("next night  will stop: The policy file is not",
				change);
		assertThat(terminal.type("2025-01-07", "policy", "amend", "1", "--reason", "a slip"))
			.contains("  validity[0].period: P20D -> P30D", "The next night dates every open lot again.");
		terminal.type("2025-01-07", "policy", "check");
		assertThat(terminal.type("2025-01-07", "explain", "M1")).doesNotContain("warning");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void verifyFindsLotsThatAPolicyReachedByHalves(TestDatabase database) throws IOException, SQLException {
		String policy = POLICY.replace("required-inputs: [lots]", "");
		Terminal terminal = new Terminal(database, this.directory, policy);
		terminal.type("2025-01-06", "import", "--members", terminal.file("member_id\nM1\nM2\n"), "--lots",
				terminal.file("""
						lot_id,member_id,earned_on,points
						L1,M1,2025-01-01,10
						L2,M2,2025-01-01,10
						"""));
		terminal.type("2025-01-06", "run", "--date", "2025-01-05");
		assertThat(terminal.type("2025-01-06", "verify")).endsWith("The books agree.\n");
		try (Connection books = new Database(terminal.url(), null, null).connect();
				Statement statement = books.createStatement()) {
			statement.execute("update point_lot set expires_on = date '2025-01-11' where lot_id = 'L1'");
		}

		assertThat(terminal.codeOf("2025-01-06", "verify")).isEqualTo(ExitCode.BOOKS_DISAGREE);
		assertThat(terminal.said())
			.contains("lot L1 of member M1: found 2025-01-11 by policy 1, expected 2025-01-21 by "
					+ "policy 1. Date all open lots again by the next night: policy amend 1 --date-again --reason T");
		assertThat(terminal.type("2025-01-06", "status"))
			.contains("verify      found 1 place on 2025-01-06 that contradicts: Every open lot has");
		terminal.type("2025-01-07", "policy", "amend", "1", "--date-again", "--reason", "left by halves");
		terminal.type("2025-01-07", "run", "--date", "2025-01-06");
		assertThat(terminal.type("2025-01-07", "verify")).endsWith("The books agree.\n");
		assertThat(terminal.type("2025-01-07", "status")).doesNotContain("contradict");
	}

}
