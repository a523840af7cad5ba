package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The help desk has a home of its own, and the books of the nights. */
class TwoHomesTests {

	private static final String POLICY = """
			programme: coffee
			name: Coffee Club
			time-zone: UTC
			policies:
			  - version: "1"
			    effective-from: 2024-01-01
			    validity: [{period: P30D}]
			    notices: {expiry-before: [P7D]}
			""";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aHoldOfTheDeskIsListedByTheNextCommandWhereTheFolderLies(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		terminal.type("2025-01-20", "import", "--members", terminal.file("member_id,phone\nM1,01012345671\n"), "--lots",
				terminal.file("lot_id,member_id,earned_on,points\nL1,M1,2025-01-01,10\n"));
		terminal.type("2025-01-25", "run", "--date", "2025-01-24");
		Path folder = terminal.home().resolve("notices/2025-01-24/1");
		assertThat(folder.resolve("_DONE")).exists();
		Path desk = this.directory.resolve("desk");
		terminal.with("EXPIRY_POLICY", terminal.home().resolve("policy.yml").toString());

		String said = terminal.type("2025-01-25", "--home", desk.toString(), "hold", "--member", "M1", "--reason",
				"a call");

		assertThat(said).contains("Recalled: ", "Recalled notices are missing from notices/2025-01-24/1/_RECALLED",
				"Before anything is sent from there, run there: expiry status");
		assertThat(folder.resolve("_RECALLED")).doesNotExist();
		assertThat(desk.resolve("notices")).doesNotExist();
		assertThat(terminal.type("2025-01-25", "status")).doesNotContain("missing from");
		assertThat(Files.readAllLines(folder.resolve("_RECALLED"))).singleElement()
			.satisfies((id) -> assertThat(said).contains("Recalled: " + id));
		assertThat(terminal.type("2025-01-25", "--home", desk.toString(), "status")).doesNotContain("missing from");
	}

}
