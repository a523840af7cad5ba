package io.pointexpiry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.pointexpiry.file.Home;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Settings as an operator gives them, in each of their places. */
class StatusSettingsTests {

	private static final String POLICY = """
			programme: coffee
			name: Coffee Club
			time-zone: UTC
			policies: [{version: "1", effective-from: 2020-01-01, validity: [{period: P10D}]}]
			""";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	private final Map<String, String> variables = new HashMap<>();

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@BeforeEach
	void layPolicy() throws IOException {
		new Home(home()).prepare();
		Files.writeString(home().resolve("policy.yml"), POLICY);
		this.variables.put("EXPIRY_HOME", home().toString());
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void theBooksLieWhereTheFileOfTheHomeSaysUnlessSomethingStrongerDoes(TestDatabase database) throws IOException {
		String books = database.urlIn(this.directory.resolve("elsewhere"));
		String others = "jdbc:h2:file:" + this.directory.resolve("others/books");
		config("spring.datasource.url: \"%s\"\n".formatted(books));
		String members = Files.writeString(this.directory.resolve("m.csv"), "member_id\nM1\n").toString();

		assertThat(expiry("import", "--members", members)).isZero();

		assertThat(members("balances")).contains("M1,");
		this.variables.put("EXPIRY_DB_URL", others);
		assertThat(members("balances")).doesNotContain("M1,");
		assertThat(members("balances", "--db", books)).contains("M1,");
		this.variables.remove("EXPIRY_DB_URL");
		this.variables.put("SPRING_DATASOURCE_URL", others);
		assertThat(members("balances")).doesNotContain("M1,");
		this.variables.put("EXPIRY_DB_URL", books);
		assertThat(members("balances")).contains("M1,");
		assertThat(home().resolve("db/points.mv.db")).doesNotExist();
	}

	@Test
	void showsEverySettingThatHoldsAndWhereItComesFromWithoutADatabase() throws IOException {
		config("""
				spring:
				  datasource:
				    url: jdbc:postgresql://kim:geheim@nowhere.invalid/books?sslpassword=heimlich
				    hikari.maximum-pool-size: 40
				expiry.policy: policies/kt.yml
				""");
		this.variables.put("SPRING_DATASOURCE_USERNAME", "points");
		this.variables.put("EXPIRY_DB_PASSWORD", "geheim");
		this.variables.put("LOGGING_LEVEL_ROOT", "debug");

		assertThat(expiry("status", "--settings", "--json")).isZero();

		assertThat(lines()).contains("expiry.home | %s | variable EXPIRY_HOME".formatted(home()),
				"expiry.policy | policies/kt.yml | file HOME/config/application.yml:5",
				"spring.datasource.url | jdbc:postgresql://kim:***@nowhere.invalid/books?sslpassword=*** | "
						+ "file HOME/config/application.yml:3",
				"spring.datasource.username | points | variable SPRING_DATASOURCE_USERNAME",
				"spring.datasource.password | *** | variable EXPIRY_DB_PASSWORD", "expiry.lock-wait | PT30S | default ",
				"expiry.clock | system | default ",
				"spring.datasource.hikari.maximum-pool-size | 40 | file HOME/config/application.yml:4",
				"spring.datasource.hikari.connection-timeout | 30000 | default ",
				"spring.batch.jdbc.isolation-level-for-create | read-committed | jar application.yml:8",
				"logging.level.root | debug | variable LOGGING_LEVEL_ROOT",
				"logging.level.org.springframework | warn | jar application.yml:14");
		assertThat(this.out.toString()).doesNotContain("heim");
		assertThat(this.err.toString()).isEmpty();
		try (var files = Files.list(home())) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrder("config",
					"policy.yml");
		}
	}

	@Test
	void showsThemToPeopleTooALineEach() throws IOException {
		config("expiry.lang: ko\n");

		assertThat(expiry("status", "--settings", "--policy", "x.yml")).isZero();

		assertThat(this.out.toString()).containsPattern("(?m)^expiry\\.policy +x\\.yml +option --policy$")
			.containsPattern("(?m)^expiry\\.lang +ko +file .*/config/application\\.yml:1$")
			.containsPattern("(?m)^spring\\.datasource\\.url +jdbc:h2:file:.*/db/points +default$");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
							expiry.clock: noon                 | Found expiry.clock: noon in \
					HOME/config/application.yml:1; expected system or
							expiry.lang: fr                    | Found expiry.lang: fr in \
			HOME/config/application.yml:1; expected en or ko
							expiry.lock-wait: soon             | expiry.lock-wait in \
					HOME/config/application.yml:1 is "soon"; expected a time
							logging.level.root: loud           | Found logging.level.root: loud in \
					HOME/config/application.yml:1; expected trace
							logging.structured.format.file: xml | Found logging.structured.format.file: \
					xml in HOME/config/application.yml:1; \
							expected one of ecs, gelf, logstash.
							logging.logback.rollingpolicy.max-history: all | Found \
			logging.logback.rollingpolicy.max-history: all in \
							HOME/config/application.yml:1; expected a number of days.
							spring.batch.jdbc.isolation-level-for-create: none | Found \
					spring.batch.jdbc.isolation-level-for-create: none in \
							HOME/config/application.yml:1; expected one of default,
							expiry: [                          | HOME/config/application.yml:2:1:
							""")
	void endsWithTwoAndNamesTheLineWhereAValueIsOfNoUse(String line, String sentence) throws IOException {
		config(line + "\n");

		for (String command : List.of("status", "run", "policy check", "status --settings")) {
			this.err.getBuffer().setLength(0);
			assertThat(expiry(command.split(" "))).as(command).isEqualTo(2);
			assertThat(this.err.toString().replace(home().toString(), "HOME")).as(command)
				.startsWith(sentence.replaceAll("\\s+", " "))
				.doesNotContain("Exception");
		}
		assertThat(home().resolve("db")).doesNotExist();
	}

	@Test
	void saysOnceWhatIsOddAndWorks() {
		this.variables.put("EXPIRY_COLOURS", "many");

		assertThat(expiry("run", "--date", "2025-01-02")).isZero();

		assertThat(this.err.toString())
			.isEqualTo("warning: EXPIRY_COLOURS is not known, and nothing reads it." + System.lineSeparator());
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void closesADayWithAPoolAndAnIsolationOfTheOperators(TestDatabase database) throws IOException {
		if (database == TestDatabase.POSTGRESQL) {
			this.variables.put("SPRING_DATASOURCE_URL", database.urlIn(this.directory));
			config("spring.datasource.hikari.data-source-properties: {ApplicationName: nightly, options: -c jit=on}\n");
		}
		this.variables.put("SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", "30");
		this.variables.put("SPRING_BATCH_JDBC_ISOLATIONLEVELFORCREATE", "serializable");

		assertThat(expiry("run", "--date", "2025-01-02")).as(this.err::toString).isZero();

		assertThat(expiry("status")).isZero();
	}

	private String members(String... report) {
		this.out.getBuffer().setLength(0);
		assertThat(expiry(Stream.concat(Stream.of("report"), Stream.of(report)).toArray(String[]::new)))
			.as(this.err::toString)
			.isZero();
		return this.out.toString();
	}

	private List<String> lines() {
		JsonNode settings = JsonMapper.builder().build().readTree(this.out.toString());
		return settings.valueStream()
			.map((line) -> "%s | %s | %s %s".formatted(line.get("setting").asString(), line.get("value").asString(),
					line.get("source").asString(),
					line.get("place").asString().replace(home().toString() + "/config", "HOME/config")))
			.toList();
	}

	private int expiry(String... command) {
		return Expiry.commandLine(Clock.systemUTC(), this.variables)
			.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(command);
	}

	private void config(String text) throws IOException {
		Files.writeString(Files.createDirectories(home().resolve("config")).resolve("application.yml"), text);
	}

	private Path home() {
		return this.directory.resolve("home");
	}

}
