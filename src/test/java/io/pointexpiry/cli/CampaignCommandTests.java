package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Campaigns as they are typed.
 *
 * @see "rules.md#campaigns"
 */
class CampaignCommandTests {

	private static final String POLICY = Policies.quiet("{period: P3M}");

	private static final String DAY = "2024-12-01";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void writesTheListAndItsMessagesAndSaysLaterWhatCameOfThem(TestDatabase database) throws IOException {
		Terminal terminal = books(database);
		Path out = this.directory.resolve("list.csv");
		Path result = this.directory.resolve("result.csv");

		String said = terminal.type(DAY, "campaign", "--within", "P30D", "--name", "winter", "--out", out.toString(),
				"--feed", "nhn-csv,alimtalk-csv", "--opt-out", "080-123-4567");

		assertThat(out).content()
			.isEqualTo("member_id,to,tier,reason,points,expires_on,last_activity_on,last_activity_type,list\r\n"
					+ "M1,01023456781,,VALIDITY,10,2024-12-10,,,CAMPAIGN\r\n");
		assertThat(said).contains("List winter as of 2024-11-30: members who lose points from 2024-12-01 to 2024-12-30",
				"%s: 1 row".formatted(out), "list-messages: 1 message for 2024-12-01, 0 that cannot be sent",
				"What comes of it: campaign result winter");
		assertThat(this.directory.resolve("list-messages/nhn-csv-001.csv")).content()
			.contains("(광고) Coffee Club: 10 of your points", "Free opt-out: 080-123-4567\"",
					"2024-12-01T08:00:00+09:00,2024-12-01T21:00:00+09:00");
		assertThat(this.directory.resolve("list-messages/alimtalk-csv-001.csv")).exists();
		terminal.type("2024-12-05", "import", "--activity",
				terminal.file("member_id,type,occurred_on\nM1,LOGIN,2024-12-03\n"));
		assertThat(terminal.type("2024-12-05", "campaign", "result", "winter", "--out", result.toString()))
			.containsPattern("CAMPAIGN +1 +1 100.00 %")
			.contains("what the campaign brought about cannot be told");
		assertThat(result).content().contains("CAMPAIGN,1,1,1.0000,0,0.0000");
		assertThat(terminal.type("2024-12-05", "--json", "campaign", "result", "winter")).contains("\"cameBack\" : 1",
				"\"share\" : 1.0000");
		assertThat(Files.readString(terminal.home().resolve("logs/access.log"))).contains("\tcampaign winter\t*");
		assertThat(terminal.said() + Files.readString(terminal.home().resolve("logs/access.log")))
			.doesNotContain("23456781", "2345-6781");
	}

	@Test
	void writesAListOnRecordOnceMoreAndReplacesFilesOnlyByForce() throws IOException {
		Terminal terminal = books(TestDatabase.H2);
		Path out = Files.writeString(this.directory.resolve("list.csv"), "mine\n");
		Path other = this.directory.resolve("other.csv");
		String[] command = { "campaign", "--within", "P30D", "--control", "0%", "--out", out.toString() };

		assertThat(terminal.errorsOf(DAY, command)).isEqualTo("--out %s exists; --force replaces it.%n".formatted(out));
		assertThat(Files.readString(out)).isEqualTo("mine\n");
		assertThat(terminal.type(DAY, "--json", "campaign", "--within", "P30D", "--force", "--out", out.toString()))
			.contains("\"name\" : \"2024-11-30-P30D\"", "\"members\" : 1");
		assertThat(Files.readString(out)).contains("\r\nM1,");
		assertThat(terminal.errorsOf(DAY, "campaign", "--within", "P30D", "--out", other.toString())).isEqualTo(
				"""
						There is a list 2024-11-30-P30D on record; give this one another name with --name, or write that one with: \
						campaign export 2024-11-30-P30D --out FILE.
						""");
		assertThat(other).doesNotExist();
		assertThat(terminal.type(DAY, "campaign", "export", "2024-11-30-P30D", "--excel", "--out", other.toString()))
			.isEqualTo("%s: 1 row%n".formatted(other));
		assertThat(other).content().startsWith("\uFEFFmember_id,to,");
		assertThat(terminal.errorsOf(DAY, "campaign", "result", "spring"))
			.startsWith("There is no list \"spring\" on record; ");
		assertThat(terminal.codeOf(DAY, "campaign", "result", "spring")).isEqualTo(ExitCode.USAGE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					--within=30              | --within is "30"; expected a period from P1D to P100Y, such as P30D or P2M.
					--within=P0D             | --within is "P0D"; expected a period from P1D to P100Y, such as P30D or P2M.
					--within=-P3D            | --within is "-P3D"; expected a period from P1D to P100Y, such as P30D or P2M.
					--within=P101Y           | --within is "P101Y"; expected a period from P1D to P100Y, such as P30D or P2M.
					--control=100%           | --control is "100%"; expected 0% to 99%, such as 10%.
					--control=some           | --control is "some"; expected 0% to 99%, such as 10%.
					--minimum-points=-1      | --minimum-points is "-1"; expected a whole number of points, 0 or more.
					--minimum-points=many    | --minimum-points is "many"; expected a whole number of points, 0 or more.
					--reason=age             | --reason is "age"; expected expiry or dormancy.
					--name=../x              | --name is "../x"; expected at most 64 letters, digits, dots, dashes and underscores.
					--feed=pigeon            | --feed is "pigeon"; expected nhn-csv or alimtalk-csv.
					""")
	void refusesWordsThatItDoesNotUnderstand(String option, String sentence) throws IOException {
		Terminal terminal = new Terminal(TestDatabase.H2, this.directory, POLICY);
		Path out = this.directory.resolve("list.csv");
		String within = option.startsWith("--within") ? option : "--within=P30D";
		String other = option.startsWith("--within") ? "--control=0%" : option;

		assertThat(terminal.errorsOf(DAY, "campaign", within, other, "--out", out.toString()))
			.isEqualTo(sentence + System.lineSeparator());
		assertThat(terminal.codeOf(DAY, "campaign", within, other, "--out", out.toString())).isEqualTo(ExitCode.USAGE);
		assertThat(out).doesNotExist();
	}

	@Test
	void needsAPeriodAFileAndAClosedDay() throws IOException {
		Terminal terminal = new Terminal(TestDatabase.H2, this.directory, POLICY);
		String out = this.directory.resolve("list.csv").toString();

		assertThat(terminal.errorsOf(DAY, "campaign", "--out", out))
			.startsWith("Say how long after the last closed day the points go");
		assertThat(terminal.errorsOf(DAY, "campaign", "--within", "P30D"))
			.startsWith("There is no file for the list; name it with --out");
		assertThat(terminal.errorsOf(DAY, "campaign", "--within", "P30D", "--out", out, "--feed", "nhn-csv"))
			.isEqualTo("An advertisement has to end with a free way to opt out, of at most 40 characters. "
					+ "Name it with --opt-out, such as --opt-out 080-123-4567." + System.lineSeparator());
		assertThat(terminal.errorsOf(DAY, "campaign", "--within", "P30D", "--out", out))
			.startsWith("No day is closed yet; nobody is about to lose points.");
	}

	@Test
	void refusesATemplateAgainstTheLawBeforeAnythingGoesOnRecord() throws IOException {
		Terminal terminal = books(TestDatabase.H2);
		Path out = this.directory.resolve("list.csv");
		Path folder = Files.createDirectories(terminal.home().resolve("templates/en"));
		Files.writeString(folder.resolve("campaign.txt"), "Use your points!\n");
		String[] command = { "campaign", "--within", "P30D", "--out", out.toString(), "--feed", "nhn-csv", "--opt-out",
				"080-123-4567" };

		assertThat(terminal.errorsOf(DAY, command)).contains("templates/en/campaign.txt: ", "expected (광고) first");
		assertThat(out).doesNotExist();
		Files.delete(folder.resolve("campaign.txt"));
		terminal.type(DAY, command);
		assertThat(out).exists();
	}

	private Terminal books(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		terminal.type(DAY, "import", "--members",
				terminal.file("member_id,phone,marketing_consent\nM1,010-2345-6781,true\nM2,010-2345-6782,false\n"),
				"--lots", terminal.file("""
						lot_id,member_id,earned_on,points
						L1,M1,2024-09-10,10
						L2,M2,2024-09-10,10
						"""));
		terminal.type(DAY, "run", "--date", "2024-11-30");
		return terminal;
	}

}
