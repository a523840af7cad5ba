package io.pointexpiry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the program says, and how it ends, where something is wrong with what it was
 * given.
 */
class BadInputTests {

	private static final String POLICY = """
			programme: coffee
			name: Coffee Club
			time-zone: Asia/Seoul
			policies:
			  - version: "1"
			    effective-from: 2024-01-01
			    validity: [{period: P1Y}]
			""";

	/** It is 2 March 2025, 08:00 in Seoul; in UTC still the first. */
	private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-03-01T23:00:00Z"), ZoneOffset.UTC);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path home;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@BeforeEach
	void layPolicy() throws IOException {
		write("policy.yml", POLICY);
	}

	@Test
	void saysAllThatIsWrongWithAPolicyFileAtOnce() throws IOException {
		write("policy.yml", POLICY.replace("name:", "nmae:").replace("P1Y", "P1X"));

		assertThat(expiry("policy", "check")).isEqualTo(2);
		assertThat(this.err.toString()).contains("policy.yml:2: ", "nmae", "policy.yml:7: ", "P1X");
	}

	@Test
	void saysAsJsonWhatIsWrongWithAPolicyFile() throws IOException {
		write("policy.yml", POLICY.replace("P1Y", "P1X"));

		assertThat(expiry("policy", "check", "--json")).isEqualTo(2);
		JsonNode said = JsonMapper.shared().readTree(this.out.toString());
		assertThat(said.at("/problems")).hasSize(1);
		assertThat(said.at("/problems/0/line").asInt()).isEqualTo(7);
		assertThat(said.at("/problems/0/path").asString()).isEqualTo("policies[0].validity[0].period");
		assertThat(said.at("/problems/0/found").asString()).contains("P1X");
	}

	@Test
	void saysAsJsonWhatAPolicyFileMeans() {
		assertThat(expiry("policy", "check", "--json")).isZero();
		JsonNode said = JsonMapper.shared().readTree(this.out.toString());
		assertThat(said.at("/problems")).isEmpty();
		assertThat(said.at("/refusal").isNull()).isTrue();
		assertThat(said.at("/text").asString()).contains("Coffee Club");
	}

	@Test
	void refusesOverlappingPolicies() throws IOException {
		write("policy.yml", POLICY + POLICY.substring(POLICY.indexOf("  - version")).replace("\"1\"", "\"2\""));

		assertThat(expiry("run", "--date", "2025-02-01")).isEqualTo(2);
		assertThat(this.err.toString()).contains("effective-from");
		assertThat(this.home.resolve("db")).doesNotExist();
	}

	@Test
	void namesAMissingPolicyFile() throws IOException {
		Files.delete(this.home.resolve("policy.yml"));

		assertThat(expiry("run")).isEqualTo(2);
		assertThat(this.err.toString()).contains("policy.yml");
	}

	@Test
	void namesAMissingInputAndImportsNothing() throws IOException {
		write("m.csv", "member_id\nM1\n");

		assertThat(expiry("import", "--members", path("m.csv"), "--lots", path("none.csv"))).isEqualTo(2);
		assertThat(this.err.toString()).contains("none.csv");
		assertThat(balances()).doesNotContain("M1");
	}

	@Test
	void namesTheColumnsThatAHeaderLacks() throws IOException {
		write("l.csv", "lot_id,member,earned_on\nL1,M1,2024-05-01\n");

		assertThat(expiry("import", "--lots", path("l.csv"))).isEqualTo(2);
		assertThat(this.err.toString()).contains("l.csv", "member_id", "points");
	}

	@Test
	void takesGoodRowsAndListsBadOnes() throws IOException {
		write("m.csv", "member_id,name\n../../etc/passwd,Kim\nM~1,Lee\n");
		write("l.csv", "lot_id,member_id,earned_on,points\nL1,../../etc/passwd,2024-05-01,5\n"
				+ "L2,../../etc/passwd,2024-02-30,5\n" + "L3,x" + ",".repeat(400) + "\n");

		assertThat(expiry("import", "--members", path("m.csv"), "--lots", path("l.csv"))).isEqualTo(4);
		try (var rejects = Files.list(this.home.resolve("rejects"))) {
			List<String> lines = new ArrayList<>();
			for (Path file : rejects.sorted().toList()) {
				lines.addAll(Files.readAllLines(file));
			}
			assertThat(lines).anyMatch((line) -> line.contains("2024-02-30"))
				.anyMatch((line) -> line.startsWith("4,"))
				.anyMatch((line) -> line.contains("M~1"));
		}
		assertThat(balances()).contains("../../etc/passwd");
	}

	@Test
	void refusesAHomeThatIsAFile() throws IOException {
		write("file", "x");

		assertThat(expiry("run", "--home", path("file"), "--policy", path("policy.yml"))).isNotZero();
		assertThat(this.err.toString()).contains("is a file");
	}

	@Test
	void saysThatADatabaseIsNotThere() {
		assertThat(expiry("run", "--db", "jdbc:postgresql://127.0.0.1:1/points")).isEqualTo(1);
		assertThat(this.err.toString()).contains("cannot be reached");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgres://db/points?user=kim&password=geheim",
			"jdbc:postgresql:/db/points?user=kim&password=ge heim&x=1", "jdbc:postgresql//kim:geheim@db/points",
			"jdbc:h2:tcp:db/points;USER=kim;PASSWORT=geheim", "postgresql://db/points?Password=geheim;" })
	void saysWhatIsWrongWithAnAddressWithoutItsPassword(String address) throws IOException {
		assertThat(expiry("status", "--db", address)).isEqualTo(2);
		assertThat(expiry("run", "--db", address)).isEqualTo(2);

		assertThat(this.err.toString()).contains("--db").doesNotContain("heim");
		try (Stream<Path> logs = Files.list(this.home.resolve("logs"))) {
			assertThat(logs).allSatisfy((log) -> assertThat(log).content().doesNotContain("heim"));
		}
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			report expiries --from 2024-02-30 | Invalid value for option '--from': found "2024-02-30"; \
			expected a day of the calendar, such as 2024-12-31
			run --date 2016-13-01             | Invalid value for option '--date': found "2016-13-01"; \
			expected a day of the calendar, such as 2024-12-31
			run --date 010-1234-5678          | Invalid value for option '--date': found "***-****-5678"; \
			expected a day of the calendar, such as 2024-12-31
			forecast --months 02-123-4567     | Invalid value for option '--months': found "***-****-4567"; \
			expected a whole number, such as 12
			run --date tomorrow               | Invalid value for option '--date': found "tomorrow"; \
			expected a day of the calendar, such as 2024-12-31
			forecast --months many            | Invalid value for option '--months': found "many"; \
			expected a whole number, such as 12
			""", delimiter = '|')
	void saysWhatIsWrongWithAValueInPlainWords(String command, String sentence) {
		assertThat(expiry(command.split(" "))).isEqualTo(2);
		assertThat(this.err.toString()).startsWith(sentence + System.lineSeparator())
			.doesNotContain("Exception", "java", "LocalDate");
	}

	@Test
	void closesNoDayThatHasNotEndedInTheProgrammesZone() {
		assertThat(expiry("run", "--date", "2025-03-02")).isEqualTo(2);
		assertThat(this.err.toString()).contains("2025-03-02 has not ended yet");

		assertThat(expiry("run")).isZero();
		assertThat(this.out.toString()).contains("up to 2025-03-01");
	}

	@Test
	void doesNothingForAClosedDayAndSaysSo() {
		expiry("run", "--date", "2025-02-01");

		assertThat(expiry("run", "--date", "2025-02-01")).isZero();
		assertThat(this.out.toString()).contains("2025-02-01 is closed already");
		assertThat(expiry("run", "--date", "2025-01-31")).isEqualTo(2);
	}

	@Test
	void stopsWhereAnAppliedPolicyWasEditedUntilTheEditIsAccepted() throws IOException {
		expiry("run", "--date", "2025-02-01");
		write("policy.yml", POLICY.replace("P1Y", "P2Y"));

		assertThat(expiry("run", "--date", "2025-02-02")).isEqualTo(2);
		assertThat(this.err.toString()).contains("validity[0].period: P1Y -> P2Y", "policy amend");

		assertThat(expiry("policy", "amend", "1", "--reason", "a slip of the pen")).isZero();
		assertThat(expiry("run", "--date", "2025-02-02")).isZero();
	}

	@Test
	void endsWithThreeWhileSomebodyElseWorks() throws IOException {
		expiry("run", "--date", "2025-02-01");
		try (var channel = FileChannel.open(this.home.resolve("db/points.lock"), StandardOpenOption.WRITE);
				var lock = channel.lock()) {

			assertThat(expiry("status")).isEqualTo(3);
			assertThat(lock.isValid()).isTrue();
		}
		assertThat(this.err.toString()).contains("The books are in use: run --date 2025-02-01");
	}

	@Test
	void looksAheadWithoutTouchingATable() throws IOException {
		write("m.csv", "member_id\nM1\n");
		write("l.csv", "lot_id,member_id,earned_on,points\nL1,M1,2024-06-01,50\n");
		expiry("import", "--members", path("m.csv"), "--lots", path("l.csv"));

		assertThat(expiry("run", "--dry-run", "--date", "2025-06-01")).isZero();

		assertThat(this.home.resolve("reports/dry-run-2025-06-01.csv")).content()
			.contains("2025-06-01,2025-06-01,EXPIRY,M1,L1,BASE,,VALIDITY,50,2024-06-01,2025-06-01,1,,,");
		assertThat(balances()).contains("M1,,ACTIVE,1,50,,,");
	}

	private String balances() {
		this.out.getBuffer().setLength(0);
		expiry("report", "balances");
		return this.out.toString();
	}

	private int expiry(String... command) {
		List<String> line = new ArrayList<>(Arrays.asList(command));
		if (!line.contains("--home")) {
			line.addAll(List.of("--home", this.home.toString()));
		}
		CommandLine expiry = Expiry.commandLine(CLOCK, Map.of());
		expiry.setOut(new PrintWriter(this.out, true));
		expiry.setErr(new PrintWriter(this.err, true));
		return expiry.execute(line.toArray(String[]::new));
	}

	private String path(String name) {
		return this.home.resolve(name).toString();
	}

	private void write(String name, String text) throws IOException {
		Files.writeString(this.home.resolve(name), text);
	}

}
