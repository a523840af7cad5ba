package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Every command that has a result prints it as JSON where machines ask. */
class JsonOutputTests {

	private static final String DAY = "2024-12-01";

	/** Commands without a result of their own, and why. */
	private static final Map<String, String> EXCEPTIONS = Map.of("policy", "a group: only its commands do something",
			"templates", "a group: only its commands do something", "help", "prints a page for people",
			"generate-completion", "prints a script for a shell", "train", "hidden; says nothing", "worker",
			"works until it is told to end; status --json says on what");

	/** In an order in which all can be done on one day; OUT stands for a new file. */
	private static final List<String> COMMANDS = List.of("import --members MEMBERS --lots LOTS",
			"run --date 2024-11-30 --opening expire --dry-run", "run --date 2024-11-30 --opening expire",
			"run --date 2024-11-30", "rerun --date 2024-11-30", "status", "status --settings", "verify",
			"report expiries", "report expiries --out OUT", "report summary --by month", "report balances",
			"report night --out OUT", "report notices --feed nhn-csv --out OUT", "forecast",
			"forecast --value-per-point 0.7", "forecast --out OUT", "campaign --within P60D --name winter --out OUT",
			"campaign export winter --out OUT", "campaign result winter", "explain M1", "explain --phone 010-2345-6781",
			"hold --member M1 --reason called", "release --member M1 --reason called",
			"extend --lot L1 --until 2025-06-30 --reason called", "extend --file ORDERS --dry-run",
			"reinstate --lot L3 --reason called", "reverse --date 2024-11-30 --reason slip",
			"purge --before 2024-01-01 --dry-run", "purge --before 2024-01-01", "policy check", "policy impact POLICY",
			"policy announce 1", "policy amend 1 --reason again", "policy amend 1 --date-again --reason again",
			"policy schema", "policy schema --out OUT", "templates check");

	@TempDir
	private Path directory;

	@Test
	void everyCommandIsTypedHereOrHasAReason() {
		Set<String> typed = new TreeSet<>(EXCEPTIONS.keySet());
		Set<String> known = names(Expiry.commandLine(Clock.systemUTC(), Map.of()), "");
		known.forEach((name) -> {
			if (COMMANDS.stream().anyMatch((it) -> (it + " ").startsWith(name + " "))) {
				typed.add(name);
			}
		});

		assertThat(typed).isEqualTo(known);
	}

	private static Set<String> names(CommandLine line, String before) {
		Set<String> names = new TreeSet<>();
		new TreeMap<>(line.getSubcommands()).forEach((name, command) -> {
			names.add(before + name);
			names.addAll(names(command, before + name + " "));
		});
		return names;
	}

	@Test
	void everyResultIsOneJsonDocument() throws IOException {
		Terminal terminal = books();
		int files = 0;

		for (String command : COMMANDS) {
			String typed = command.replace("OUT", this.directory + "/out" + files++ + ".csv")
				.replace("POLICY", terminal.home().resolve("policy.yml").toString());
			String said = terminal.outputOf(DAY, words(terminal, typed));

			JsonNode json = JsonMapper.shared().readTree(said);
			assertThat(json.isContainer() && !json.isEmpty()).as("%s: %s", command, said).isTrue();
		}
	}

	@Test
	void rowsOfAReportAreObjectsWithTheNamesOfItsColumns() throws IOException {
		Terminal terminal = books();
		for (String command : COMMANDS.subList(0, 3)) {
			terminal.outputOf(DAY, words(terminal, command));
		}

		assertThat(terminal.outputOf(DAY, "--json", "report", "balances")).isEqualTo("""
				[
				{"member_id":"M1","tier":"","state":"ACTIVE","open_lots":1,"points":10,"next_expires_on":"2024-12-10",\
				"next_points":10,"inactive_since":null}]
				""");
		assertThat(terminal.outputOf(DAY, "--json", "report", "extensions")).isEqualTo("[]\n");
	}

	private Terminal books() throws IOException {
		return new Terminal(TestDatabase.H2, this.directory, """
				programme: coffee
				name: Coffee Club
				time-zone: Asia/Seoul
				policies:
				  - version: "1"
				    effective-from: 2024-01-01
				    validity: [{period: P3M}]
				    notices: {expiry-before: [P1M]}
				    notice-guard: none
				""");
	}

	private static String[] words(Terminal terminal, String command) throws IOException {
		String typed = command
			.replace("MEMBERS", terminal.file("member_id,phone,marketing_consent\nM1,010-2345-6781,true\n"))
			.replace("LOTS", terminal.file("""
					lot_id,member_id,earned_on,points
					L1,M1,2024-09-10,10
					L2,M1,2024-08-30,20
					L3,M1,2024-08-01,30
					"""))
			.replace("ORDERS", terminal.file("lot_id,until,reason\nL1,2025-07-31,called\n"));
		return Stream.concat(Stream.of("--json"), Stream.of(typed.split(" "))).toArray(String[]::new);
	}

}
