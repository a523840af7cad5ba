package io.pointexpiry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** The desk as it is typed, from a lapse to the lapse of what was given back. */
class DeskCommandsTest {

	private static final String POLICY = """
			programme: coffee
			name: Coffee Club
			time-zone: UTC
			policies:
			  - version: "1"
			    effective-from: 2014-01-01
			    validity: [{period: P1Y}]
			    notices: {expiry-before: [P1M, P3D], confirm-expiry: true}
			""";

	@TempDir
	private Path home;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	private String url = "";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesBackAndLetsItLapseAgainAfterAWarning(TestDatabase database) throws IOException {
		this.url = database.urlIn(this.home);
		Files.writeString(this.home.resolve("policy.yml"), POLICY);
		Path members = write("members.csv", "member_id,phone\nM1,+821012345678\n");
		Path lots = write("lots.csv", "lot_id,member_id,earned_on,points\nL1,M1,2023-01-10,100\nL2,M1,2023-02-10,50\n");
		succeed("2024-01-05", "import", "--members", members.toString(), "--lots", lots.toString());
		succeed("2024-01-06", "run", "--date", "2024-01-05");
		succeed("2024-01-11", "run", "--date", "2024-01-10");

		succeed("2024-01-11", "reinstate", "--lot", "L1", "--until", "2024-01-20", "--reason", "a call");
		assertThat(this.out)
			.hasToString("Lot L1 of member M1: 100 points were given back as lot L1~1, usable until 2024-01-20."
					+ System.lineSeparator());
		assertThat(expiry("2024-01-11", "reinstate", "--lot", "L1", "--reason", "again")).isEqualTo(2);
		assertThat(this.err.toString()).startsWith("What lapsed of lot L1 on 2024-01-10 was given back already");
		succeed("2024-01-12", "run", "--date", "2024-01-11");
		assertThat(expiry("2024-01-11", "hold", "--member", "M1", "--lot", "L1", "--reason", "both")).isEqualTo(2);
		succeed("2024-01-11", "hold", "--lot", "L2", "--reason", "a dispute", "--by", "kim");
		assertThat(expiry("2024-02-11", "run", "--date", "2024-02-10")).isEqualTo(4);
		succeed("2024-02-11", "release", "--lot", "L2", "--reason", "settled");
		succeed("2024-02-11", "extend", "--lot", "L2", "--until", "2024-03-01", "--reason", "late");

		succeed("2024-02-11", "explain", "M1");
		assertThat(this.out.toString()).contains("REINSTATEMENT of 100 points")
			.contains("You were told on ")
			.contains("scripts/expiry extend --lot=L2");
		succeed("2024-02-11", "report", "summary");
		assertThat(this.out.toString().lines().skip(1).map((line) -> line.substring(line.lastIndexOf(',') + 1)))
			.endsWith("50");
		succeed("2024-02-11", "report", "expiries");
		assertThat(this.out.toString()).contains("2024-01-11,2024-01-10,REINSTATEMENT,M1,L1~1,BASE,,VALIDITY,100")
			.containsPattern("EXPIRY,M1,L1~1,BASE,,VALIDITY,100,2023-01-10,2024-01-20,1,2024-01-1");
		succeed("2024-02-11", "--json", "explain", "M1");
		assertThat(this.out.toString()).startsWith("{").contains("\"whatLapsed\" : \"100 points lapsed on 2024-01-20");
		assertThat(expiry("2024-02-11", "explain", "m1")).isEqualTo(2);
		succeed("2024-02-11", "verify");
		succeed("2024-02-11", "report", "desk");
		assertThat(this.out.toString().lines()).hasSize(5);
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void keepsWhoSawWhom(TestDatabase database) throws IOException {
		this.url = database.urlIn(this.home);
		Files.writeString(this.home.resolve("policy.yml"), POLICY);
		Path members = write("members.csv", "member_id,phone\nM1,+82 10-1234-5678\n");
		expiry("2024-01-05", "import", "--members", members.toString());

		expiry("2024-01-05", "explain", "M1");
		expiry("2024-01-05", "explain", "nobody");
		expiry("2024-01-05", "explain", "--phone", "(+82) 10.1234.5678");
		expiry("2024-01-05", "hold", "--member", "M1", "--reason", "a call");
		expiry("2024-01-05", "report", "balances");

		Path log = this.home.resolve("logs/access.log");
		String who = System.getProperty("user.name");
		assertThat(log).hasContent("""
				2024-01-05T09:00:00Z\t%1$s\texplain\tM1
				2024-01-05T09:00:00Z\t%1$s\texplain --phone\tM1
				2024-01-05T09:00:00Z\t%1$s\thold --member\tM1
				2024-01-05T09:00:00Z\t%1$s\treport balances\t*
				""".formatted(who));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log))).isEqualTo("rw-------");
	}

	private Path write(String name, String content) throws IOException {
		return Files.writeString(this.home.resolve(name), content);
	}

	private void succeed(String day, String... words) {
		int code = expiry(day, words);

		assertThat(code).as(() -> String.join(" ", words) + ": " + this.err).isZero();
	}

	/** Types a command on a morning. */
	private int expiry(String day, String... words) {
		this.out.getBuffer().setLength(0);
		this.err.getBuffer().setLength(0);
		Clock clock = Clock.fixed(Instant.parse(day + "T09:00:00Z"), ZoneOffset.UTC);
		CommandLine line = Expiry.commandLine(clock,
				Map.of("EXPIRY_HOME", this.home.toString(), "EXPIRY_DB_URL", this.url));
		return line.setOut(new PrintWriter(this.out)).setErr(new PrintWriter(this.err)).execute(words);
	}

}
