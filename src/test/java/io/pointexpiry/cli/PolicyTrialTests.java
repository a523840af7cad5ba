package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Another policy file than the one in force is tried without being taken for it.
 *
 * @see "rules.md#outlooks"
 */
class PolicyTrialTests {

	private static final String OLD = Policies.policy("1", "2025-01-01", "validity: [{period: P2M}]");

	private static final String NEW = Policies.policy("2", "2025-02-01", "validity: [{period: P1M}]",
			"applies-to: open-lots", "protection: P5D");

	@TempDir
	private Path directory;

	@Test
	void aTrialIsSaidToBeOneAndHasFilesOfItsOwn() throws IOException {
		Terminal terminal = books();
		Path offered = write("new.yml", Policies.programme("", OLD, NEW));
		Path out = this.directory.resolve("impact.csv");

		terminal.type("2025-01-11", "run", "--dry-run", "--date", "2025-02-06");
		assertThat(terminal.errorsOf("2025-01-11", "run", "--dry-run", "--date", "2025-02-06", "--policy",
				offered.toString()))
			.isEqualTo(
					"trial: what follows is reckoned with %s, which is not the policy file in force (policy 2 is new)."
						.formatted(offered) + System.lineSeparator());
		assertThat(lines("dry-run-2025-02-06.csv")).isEqualTo(1);
		assertThat(lines("dry-run-2025-02-06-trial-new.csv")).isEqualTo(2);
		assertThat(terminal.type("2025-01-11", "forecast", "--months", "2", "--policy", offered.toString()))
			.contains("trial: ", "2025-02,BASE,,DATE,1,1,10,10", "and count: 2 (from 2025-02-01).");
		assertThat(terminal.type("2025-01-11", "forecast", "--months", "2")).doesNotContain("trial: ", "2025-02,");
		assertThat(terminal.type("2025-01-11", "policy", "impact", offered.toString(), "--months", "3", "--out",
				out.toString()))
			.contains("policy 2 is new", "Earlier: 10 points of 1 lot of 1 member, the first on 2025-02-06.",
					"To be told by 2025-01-31: 1 member; 1 of them cannot be reached.",
					"M1: 10 points, the first on 2025-02-06");
		assertThat(Files.readAllLines(out)).containsExactly(
				"month,reason,kind,tier,members,lots,points_now,points_new,points_earlier,points_later",
				"2025-02,POLICY_CHANGE,BASE,,1,1,0,10,10,0", "2025-03,VALIDITY,BASE,,0,0,10,0,0,0");
		assertThat(Files.readString(terminal.home().resolve("logs/access.log"))).contains("\tpolicy impact\t*");
		assertThat(terminal.type("2025-01-11", "--json", "policy", "impact", offered.toString()))
			.contains("\"firstLossOn\" : \"2025-02-06\"");
	}

	@Test
	void refusesWhatCannotBeComparedAndFilesThatExist() throws IOException {
		Terminal terminal = books();
		Path offered = write("new.yml", Policies.programme("", OLD, NEW));
		Path other = write("other.yml", Policies.programme("", OLD).replace("programme: coffee", "programme: tea"));
		Path broken = write("broken.yml", Policies.programme("", OLD.replace("P2M", "soon")));
		Path out = write("impact.csv", "mine\n");

		assertThat(terminal.errorsOf("2025-01-11", "policy", "impact", offered.toString(), "--out", out.toString()))
			.isEqualTo("--out %s exists; --force replaces it.".formatted(out) + System.lineSeparator());
		assertThat(Files.readString(out)).isEqualTo("mine\n");
		assertThat(terminal.errorsOf("2025-01-11", "policy", "impact", other.toString()))
			.contains("is the policy file of programme tea; expected one of coffee.");
		assertThat(terminal.codeOf("2025-01-11", "policy", "impact", broken.toString())).isEqualTo(ExitCode.USAGE);
		assertThat(terminal.codeOf("2025-01-11", "policy", "impact", offered.toString(), "--months", "0"))
			.isEqualTo(ExitCode.USAGE);
		terminal.type("2025-01-11", "policy", "impact", offered.toString(), "--out", out.toString(), "--force");
		assertThat(Files.readString(out)).startsWith("month,");
	}

	private Terminal books() throws IOException {
		Terminal terminal = new Terminal(TestDatabase.H2, this.directory, Policies.programme("", OLD));
		terminal.type("2025-01-11", "import", "--members", terminal.file("member_id\nM1\n"), "--lots",
				terminal.file("lot_id,member_id,earned_on,points\nL1,M1,2025-01-05,10\n"));
		terminal.type("2025-01-11", "run", "--date", "2025-01-10");
		return terminal;
	}

	private Path write(String name, String text) throws IOException {
		return Files.writeString(this.directory.resolve(name), text);
	}

	private int lines(String report) throws IOException {
		return Files.readAllLines(this.directory.resolve("home/reports").resolve(report)).size();
	}

}
