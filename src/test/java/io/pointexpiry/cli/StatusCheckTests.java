package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Path;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a monitoring system asks every morning. */
class StatusCheckTests {

	private static final String POLICY = """
			programme: coffee
			name: Coffee Club
			time-zone: UTC
			policies:
			  - version: "1"
			    effective-from: 2024-01-01
			    validity: [{period: P1Y}]
			""";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void failsWhereANightIsMissing(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		terminal.type("2025-01-02", "import", "--members", terminal.file("member_id\nM1\n"));
		assertThat(terminal.codeOf("2025-01-02", "status", "--check")).as("no day was ever closed").isEqualTo(1);

		terminal.type("2025-01-02", "run");

		assertThat(terminal.codeOf("2025-01-02", "status", "--check")).as("the next morning").isZero();
		assertThat(terminal.codeOf("2025-01-03", "status", "--check")).as("a night later").isEqualTo(1);
		assertThat(terminal.codeOf("2025-01-03", "status", "--check", "--json")).as("as JSON").isEqualTo(1);
		assertThat(terminal.codeOf("2025-01-03", "status")).as("for people").isZero();
		assertThat(terminal.said()).contains("run --date 2025-01-02");
	}

}
