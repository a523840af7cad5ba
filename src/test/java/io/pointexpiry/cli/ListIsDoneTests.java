package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Path;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Exit codes of nights that refuse a lot, for schedulers to which all but 0 fails. */
class ListIsDoneTests {

	private static final String POLICY = """
			programme: coffee
			name: Coffee Club
			time-zone: UTC
			policies:
			  - version: "1"
			    effective-from: 2020-01-01
			    validity: [{period: P0D, round-up: BIRTH-MONTH}]
			""";

	private static final String TODAY = "2026-11-20";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aNightThatRefusesALotEndsWith4AndWithTheOptionWith0(TestDatabase database) throws IOException {
		Terminal terminal = programme(database);
		refusable(terminal, "L1");

		assertThat(terminal.codeOf(TODAY, "run", "--date", "2025-12-04")).isEqualTo(ExitCode.DONE_WITH_LIST);

		refusable(terminal, "L2");

		assertThat(terminal.codeOf(TODAY, "run", "--date", "2025-12-05", "--list-is-done")).isEqualTo(ExitCode.DONE);
		assertThat(terminal.said()).contains("lot L1 of member M1, 100 points: REFUSED",
				"lot L2 of member M1, 100 points: REFUSED");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void everyOtherCodeStays(TestDatabase database) throws IOException {
		Terminal terminal = programme(database);

		assertThat(terminal.codeOf(TODAY, "run", "--list-is-done", "--date", "2025-12-04")).isEqualTo(ExitCode.DONE);
		assertThat(terminal.codeOf(TODAY, "run", "--list-is-done", "--date", "2026-11-20")).isEqualTo(ExitCode.USAGE);
	}

	private Terminal programme(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		terminal.type(TODAY, "run", "--date", "2025-12-03");
		return terminal;
	}

	private static void refusable(Terminal terminal, String lot) throws IOException {
		terminal.type(TODAY, "import", "--members", terminal.file("member_id,phone\nM1,+4915112345678\n"), "--lots",
				terminal.file("lot_id,member_id,earned_on,points\n%s,M1,2025-11-08,100\n".formatted(lot)));
	}

}
