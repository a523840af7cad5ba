package io.pointexpiry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
 * @see "rules.md#orders-of-a-file"
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

	private static final String WISHES = """
			lot_id,until,reason,member_id,who asked
			L6,2024-07-31,,M4,
			L6,2024-07-31,,M4,twice
			L1,2024-07-31,a call,,
			NO,2024-07-31,,,
			L4,2023-12-31,,,010-1234-5678
			L5,2024-07-31,...,,
			L3~1,2024-02-30,,,
			L3~1,2024-01-27,,,
			L2,2024-02-01,,,
			L2,2024-02-02,,,
			L7,2024-12-31,,M1,
			L8,"2024,,,
			""";

	private static final List<String> REJECTS = List.of("line,column,found,expected,row",
			"4,lot_id,L1,\"an open lot; it has expired, and its points come back with reinstate\","
					+ "\"L1,2024-07-31,a call,,\"",
			"5,lot_id,NO,a lot that is known,\"NO,2024-07-31,,,\"",
			"6,until,2023-12-31,\"a day after 2024-01-12, until when the lot can be used already\","
					+ "\"L4,2023-12-31,,,***-****-5678\"",
			"7,reason,...,words that say why,\"L5,2024-07-31,...,,\"",
			"8,until,2024-02-30,a calendar date such as 2024-01-31,\"L3~1,2024-02-30,,,\"",
			"10,lot_id,L2,rows of one lot_id that say the same,\"L2,2024-02-01,,,\"",
			"11,lot_id,L2,rows of one lot_id that say the same,\"L2,2024-02-02,,,\"",
			"12,member_id,M1,the member whose lot this is,\"L7,2024-12-31,,M1,\"",
			"13,,an unpaired or misplaced quote,\"quotes in pairs around a whole cell, doubled within it\","
					+ "\"L8,\"\"2024,,,\"");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path home;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	private String url = "";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void ordersWhatCanStillBeDoneAboutComplaints(TestDatabase database) throws IOException {
		this.url = database.urlIn(this.home);
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
		assertThat(this.err).hasToString("--orders %s exists; --force replaces it.%n".formatted(orders));
		succeed("2024-01-14", "report", "complaints", "--to", "2024-01-11", "--orders", orders.toString(), "--force");
		assertThat(orders).content().contains("L1").doesNotContain("L4");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void carriesOutOnceWhatIsOrdered(TestDatabase database) throws IOException {
		this.url = database.urlIn(this.home);
		expireAndComplain();
		String file = this.home.resolve("orders.csv").toString();
		succeed("2024-01-14", "report", "complaints", "--orders", file);

		succeed("2024-01-14", "reinstate", "--file", file, "--dry-run");
		assertThat(this.out.toString()).isEqualToNormalizingNewlines(
				"""
						Lot L1 of member M1: 100 points would be given back as lot L1~1, usable until 2024-01-27.
						Lot L2 of member M1: 50 points would be given back as lot L2~1, usable until 2024-01-27.
						Nothing was changed. orders.csv: 3 rows = 2 to be done + 0 unchanged + 1 of the other command + 0 rejected
						""");
		assertThat(desk()).hasSize(2);
		succeed("2024-01-14", "extend", "--file", file, "--dry-run");
		assertThat(this.out.toString())
			.startsWith("Lot L4 of member M3: 30 points would be usable until 2024-01-27, before 2024-01-12."
					+ System.lineSeparator());

		succeed("2024-01-14", "reinstate", "--file", file, "--by", "kim");
		assertThat(this.out)
			.hasToString("orders.csv: 3 rows = 2 done + 0 unchanged + 1 of the other command + 0 rejected"
					+ System.lineSeparator());
		succeed("2024-01-14", "extend", "--file", file);
		succeed("2024-01-14", "reinstate", "--file", file);
		assertThat(this.out.toString()).contains("3 rows = 0 done + 2 unchanged + 1 of the other command + 0 rejected");
		succeed("2024-01-14", "extend", "--file", file);
		assertThat(this.out.toString()).contains("3 rows = 0 done + 1 unchanged + 2 of the other command + 0 rejected");

		assertThat(desk()).hasSize(5)
			.contains("2024-01-13,2024-01-14T09:00:00Z,reinstate,M1,L1,2024-01-27,100,"
					+ "feedback F1 of 2024-01-11 on what expired on 2024-01-10,kim");
		succeed("2024-01-14", "report", "complaints", "--orders", file, "--force");
		assertThat(Path.of(file)).content().hasLineCount(1);
		assertThat(this.home.resolve("logs/access.log")).content().contains("\textend --file\t*\n");
		succeed("2024-01-14", "verify");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void listsWhatCannotBeDoneAndDoesTheRest(TestDatabase database) throws IOException {
		this.url = database.urlIn(this.home);
		expireAndComplain();
		String file = write("wishes.csv", WISHES).toString();
		Path list = this.home.resolve("rejects/extend-20240114T090000.csv");

		assertThat(expiry("2024-01-14", "extend", "--file", file, "--reason", "a letter", "--dry-run")).isEqualTo(4);
		assertThat(this.out.toString()).contains("Passed over in wishes.csv: the columns who asked.",
				"line 5, lot_id: found NO, expected a lot that is known",
				"Nothing was changed. wishes.csv: 12 rows = 1 to be done + 2 unchanged + 0 of the other command + 9 rejected");
		assertThat(list).doesNotExist();

		assertThat(expiry("2024-01-14", "extend", "--file", file, "--reason", "a letter")).isEqualTo(4);
		assertThat(this.out.toString()).contains(
				"wishes.csv: 12 rows = 1 done + 2 unchanged + 0 of the other command + 9 rejected",
				"  rejected rows: " + list);
		assertThat(list).content().isEqualTo(String.join("\r\n", REJECTS) + "\r\n");
		assertThat(expiry("2024-01-15", "extend", "--file", file, "--reason", "a letter")).isEqualTo(4);
		assertThat(this.out.toString()).contains(
				"wishes.csv: 12 rows = 0 done + 3 unchanged + 0 of the other command + 9 rejected",
				"  rejected rows: " + list);

		try (Stream<Path> lists = Files.list(this.home.resolve("rejects"))) {
			assertThat(lists).hasSize(1);
		}
		assertThat(desk()).hasSize(3)
			.last()
			.asString()
			.endsWith(",extend,M4,L6,2024-07-31,10,a letter," + System.getProperty("user.name"));
	}

	/** The rows of the report desk. */
	private List<String> desk() {
		succeed("2024-01-14", "report", "desk");
		return this.out.toString().lines().skip(1).toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					extend --lot L1 --reason x                     | the new last usable day
					reinstate --lot L1                             | which is kept on record
					reinstate --lot L1 --reason ...                | expected words that say why
					extend --reason x                              | Say what is meant: --lot LOT --until DATE, or --file FILE.
					reinstate --lot L1 --file a.csv                | Say what is meant: --lot LOT [--until DATE], or --file FILE.
					reinstate --lot L1 --reason x --dry-run        | --dry-run is about a file
					extend --file a.csv --until 2024-02-01         | --until is for one lot
					extend --file none.csv --reason x              | none.csv, is not there
					extend --file lot.csv --reason x               | "; expected lot_id.
					extend --file a.csv --reason x                 | "; expected until.
					reinstate --file a.csv                         | gives no reason; fill it in, or add --reason TEXT
					""")
	void refusesOrdersThatCannotBeRead(String command, String sentence) throws IOException {
		Files.writeString(this.home.resolve("policy.yml"), POLICY);
		write("lot.csv", "lot,until\nL1,2024-02-01\n");
		write("a.csv", "lot_id,reason\nL1,a call\nL2,\n");
		String typed = command.replaceAll("--file (\\S+)", "--file " + this.home + "/$1");

		assertThat(expiry("2024-01-14", typed.split(" +"))).isEqualTo(2);

		assertThat(this.err.toString()).contains(sentence).hasLineCount(1);
		assertThat(this.home).isDirectoryNotContaining("glob:**/db").isDirectoryNotContaining("glob:**/rejects");
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
				L7,M4,2023-07-31,10
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
			report complaints --force                            | --force replaces the file that --out names
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
