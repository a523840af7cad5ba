package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A rehearsal of days long past says so, and what it publishes is not sent.
 *
 * @see "rules.md#given-warnings"
 */
class RehearsalTests {

	private static final String POLICY = """
			programme: coffee
			name: Coffee Club
			time-zone: Asia/Seoul
			policies:
			  - version: "1"
			    effective-from: 2024-01-01
			    validity: [{period: P30D}]
			    notices: {expiry-before: [P3D]}
			""";

	/** When the days that are closed are long past. */
	private static final String TODAY = "2026-11-20";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "bussiness", "BUSINESS", "2025-01-01" })
	void refusesAClockThatItDoesNotKnow(String clock) throws IOException {
		Terminal terminal = new Terminal(TestDatabase.H2, this.directory, POLICY).with("EXPIRY_CLOCK", clock);

		assertThat(terminal.codeOf(TODAY, "run", "--date", "2025-01-02")).isEqualTo(ExitCode.USAGE);

		assertThat(terminal.said()).contains("Found EXPIRY_CLOCK=" + clock + "; expected system or business")
			.hasLineCount(1);
		assertThat(terminal.home().resolve("db")).doesNotExist();
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void isNotHandedOverAndShownByStatus(TestDatabase database) throws Exception {
		Terminal terminal = warned(new Terminal(database, this.directory, POLICY).with("EXPIRY_CLOCK", "business"));
		Path folder = terminal.home().resolve("notices/2025-12-04/1");

		Process handOver = new ProcessBuilder("scripts/hand-over", folder.toString(), this.directory.toString(),
				"--per-second", "9")
			.redirectErrorStream(true)
			.start();
		String said = new String(handOver.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

		assertThat(said)
			.isEqualTo("hand-over: " + folder + " is of a rehearsal (EXPIRY_CLOCK=business) and is not sent;"
					+ " hand over the folders of real nights\n");
		assertThat(handOver.waitFor()).isEqualTo(2);
		assertThat(this.directory.resolve(".handed-over")).doesNotExist();
		assertThat(terminal.type(TODAY, "status"))
			.contains("rehearsal   the last one closed 2025-12-04; its notices (EXPIRY_CLOCK=business) are not sent");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void isWhatWithoutItsWordTellsNobody(TestDatabase database) throws IOException {
		Terminal terminal = warned(new Terminal(database, this.directory, POLICY));

		assertThat(terminal.home().resolve("notices/2025-12-04")).doesNotExist();
		assertThat(terminal.said())
			.contains("1 notice was not made: it was too late to send it. The next run tells what still holds.");
		assertThat(terminal.type(TODAY, "status")).doesNotContain("rehearsal");
	}

	private static Terminal warned(Terminal terminal) throws IOException {
		terminal.type(TODAY, "run", "--date", "2025-12-03");
		terminal.type(TODAY, "import", "--members", terminal.file("member_id,phone\nM1,+4915112345678\n"), "--lots",
				terminal.file("lot_id,member_id,earned_on,points\nL1,M1,2025-11-08,100\n"));
		terminal.type(TODAY, "run", "--date", "2025-12-04");
		return terminal;
	}

}
