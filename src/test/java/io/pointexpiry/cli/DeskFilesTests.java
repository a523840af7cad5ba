package io.pointexpiry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files for the desk, from a complaint to what mends it.
 *
 * @see "rules.md#complaints"
 */
class DeskFilesTests {

	private static final String POLICY = """
			programme: coffee
			name: Coffee Club
			time-zone: UTC
			policies:
			  - version: "1"
			    effective-from: 2014-01-01
			    validity: [{period: P1Y}]
			""";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path home;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	private String url = "";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void ordersWhatCanStillBeDoneAboutComplaints(TestDatabase database) throws IOException {
		this.url = urlOn(database);
		expireAndComplain();
		Path orders = this.home.resolve("orders.csv");

		succeed("2024-01-14", "report", "complaints", "--orders", orders.toString());

		assertThat(this.out.toString().replace("\r\n", "\n")).isEqualTo("""
				week,reason,kind,tier,policy_version,warned,deferred,expiries,feedback,per_1000,stands_out
				2024-01-08,VALIDITY,BASE,,1,false,false,5,4,800.00,false
				""");
		assertThat(this.err.toString())
			.contains(orders + ": 3 orders for reinstate --file and extend --file; --dry-run says what they would do.");
		assertThat(orders).content().isEqualToNormalizingNewlines("""
				command,lot_id,until,reason,member_id,points,week,stands_out
				reinstate,L1,,feedback F1 of 2024-01-11 on what expired on 2024-01-10,M1,100,2024-01-08,false
				reinstate,L2,,feedback F1 of 2024-01-11 on what expired on 2024-01-10,M1,50,2024-01-08,false
				extend,L4,2024-01-27,feedback F4 of 2024-01-13 on what expired on 2024-01-12,M3,30,2024-01-08,false
				""");
		assertThat(this.home.resolve("logs/access.log")).content().contains("\treport complaints\t*\n");
		assertThat(expiry("2024-01-14", "report", "complaints", "--orders", orders.toString())).isEqualTo(2);
		assertThat(this.err)
			.hasToString("--orders %s exists; name another file, or replace it with --force.%n".formatted(orders));
		succeed("2024-01-14", "report", "complaints", "--to", "2024-01-11", "--orders", orders.toString(), "--force");
		assertThat(orders).content().contains("L1").doesNotContain("L4");
	}

	/** L3 was given back, L4 reopened by a reversal, nobody says anything about L5. */
	private void expireAndComplain() throws IOException {
		Files.writeString(this.home.resolve("policy.yml"), POLICY);
		Path members = write("members.csv", "member_id\nM1\nM2\nM3\nM4\n");
		Path lots = write("lots.csv", """
				lot_id,member_id,earned_on,points
				L1,M1,2023-01-10,100
				L2,M1,2023-01-10,50
				L3,M2,2023-01-10,70
				L4,M3,2023-01-12,30
				L5,M4,2023-01-10,20
				L6,M4,2023-06-30,10
				""");
		Path feedback = write("feedback.csv", """
				feedback_id,member_id,received_on
				F1,M1,2024-01-11
				F2,M1,2024-01-12
				F3,M2,2024-01-11
				F4,M3,2024-01-13
				""");
		succeed("2024-01-05", "import", "--members", members.toString(), "--lots", lots.toString());
		succeed("2024-01-06", "run", "--date", "2024-01-05");
		succeed("2024-01-13", "run", "--date", "2024-01-12");
		succeed("2024-01-13", "reinstate", "--lot", "L3", "--reason", "a call");
		succeed("2024-01-13", "reverse", "--date", "2024-01-12", "--reason", "a slip");
		succeed("2024-01-14", "import", "--feedback", feedback.toString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			report complaints --orders gone/o.csv                | is not there; make it
			report complaints --orders there                     | is no regular file
			report complaints --orders a.csv --out a.csv         | name the same file
			report expiries --orders o.csv                       | --orders was asked of expiries
			report complaints --force                            | give it together with --orders
			report complaints --from 2024-02-01 --to 2024-01-31  | --to 2024-01-31 lies before --from 2024-02-01
			report complaint                                     | There is no report "complaint"; expected one of:
			""")
	void refusesWhatCannotBeWritten(String command, String sentence) throws IOException {
		Files.writeString(this.home.resolve("policy.yml"), POLICY);
		Files.createDirectory(this.home.resolve("there"));
		String typed = command.replaceAll(" (gone/o.csv|there|[ao].csv)", " " + this.home + "/$1");

		assertThat(expiry("2024-01-14", typed.split(" +"))).isEqualTo(2);

		assertThat(this.err.toString()).contains(sentence).hasLineCount(1);
		assertThat(this.home).isDirectoryNotContaining("glob:**.csv").isDirectoryNotContaining("glob:**/db");
	}

	private String urlOn(TestDatabase database) {
		return switch (database) {
			case H2 -> "jdbc:h2:file:" + this.home.resolve("books");
			case POSTGRESQL -> database.emptyUrl();
		};
	}

	private Path write(String name, String content) throws IOException {
		return Files.writeString(this.home.resolve(name), content);
	}

	private void succeed(String day, String... words) {
		assertThat(expiry(day, words)).as(() -> String.join(" ", words) + ": " + this.err).isZero();
	}

	/** Types a command on a morning. */
	private int expiry(String day, String... words) {
		this.out.getBuffer().setLength(0);
		this.err.getBuffer().setLength(0);
		Clock clock = Clock.fixed(Instant.parse(day + "T09:00:00Z"), ZoneOffset.UTC);
		Map<String, String> environment = this.url.isEmpty() ? Map.of("EXPIRY_HOME", this.home.toString())
				: Map.of("EXPIRY_HOME", this.home.toString(), "EXPIRY_DB_URL", this.url);
		return Expiry.commandLine(clock, environment)
			.setOut(new PrintWriter(this.out))
			.setErr(new PrintWriter(this.err))
			.execute(words);
	}

}
