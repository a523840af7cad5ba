package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

import io.pointexpiry.metrics.Metric;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The file that node_exporter reads, after commands. */
class MetricsTests {

	private static final String POLICY = """
			programme: coffee
			name: Coffee Club
			time-zone: UTC
			policies:
			  - version: "1"
			    effective-from: 2024-01-01
			    validity: [{period: P1Y}]
			    notices: {expiry-before: [P1M]}
			    notice-guard: none
			""";

	/** 2025-01-02T09:00Z. */
	private static final String NINE = "1.7358084E9";

	private static final String MEMBERS = """
			member_id,phone
			M1,+821012345678
			M2,
			""";

	/**
	 * On 2025-01-01 A and B expire, and C and D are warned of a month ahead; the last
	 * member has no number.
	 */
	private static final String LOTS = """
			lot_id,member_id,kind,earned_on,points
			A,M1,BASE,2024-01-01,100
			B,M2,EVENT,2024-01-01,50
			C,M1,BASE,2024-02-01,30
			D,M2,BASE,2024-02-01,7
			""";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysWhatTheNightDid(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		terminal.type("2025-01-02", "import", "--members", terminal.file(MEMBERS), "--lots", terminal.file(LOTS));
		terminal.type("2025-01-02", "run", "--date", "2025-01-01");

		assertThat(samples(terminal).filter((line) -> !line.startsWith("expiry_night_step_")))
			.containsExactlyInAnyOrder("expiry_command_end_timestamp_seconds{command=\"import\"} " + NINE,
					"expiry_command_end_timestamp_seconds{command=\"run\"} " + NINE,
					"expiry_command_exit_code{command=\"import\"} 0.0", "expiry_command_exit_code{command=\"run\"} 0.0",
					"expiry_last_closed_day_end_timestamp_seconds 1.735776E9",
					"expiry_last_day_expired_lots{kind=\"BASE\",reason=\"VALIDITY\"} 1.0",
					"expiry_last_day_expired_lots{kind=\"EVENT\",reason=\"VALIDITY\"} 1.0",
					"expiry_last_day_expired_points{kind=\"BASE\",reason=\"VALIDITY\"} 100.0",
					"expiry_last_day_expired_points{kind=\"EVENT\",reason=\"VALIDITY\"} 50.0",
					"expiry_last_day_lots{outcome=\"expired\"} 2.0", "expiry_last_day_lots{outcome=\"deferred\"} 0.0",
					"expiry_last_day_lots{outcome=\"extended\"} 0.0", "expiry_last_day_lots{outcome=\"withheld\"} 0.0",
					"expiry_last_day_lots{outcome=\"refused\"} 0.0", "expiry_last_day_lots{outcome=\"retained\"} 0.0",
					"expiry_last_day_points{outcome=\"expired\"} 150.0",
					"expiry_last_day_points{outcome=\"deferred\"} 0.0",
					"expiry_last_day_points{outcome=\"extended\"} 0.0",
					"expiry_last_day_points{outcome=\"withheld\"} 0.0",
					"expiry_last_day_points{outcome=\"refused\"} 0.0",
					"expiry_last_day_points{outcome=\"retained\"} 0.0", "expiry_notices{state=\"PUBLISHED\"} 2.0",
					"expiry_unanswered_notices 1.0", "expiry_oldest_unanswered_notice_timestamp_seconds " + NINE,
					"expiry_unreachable_members 1.0", "expiry_reject_files 0.0", "expiry_workers 0.0",
					"expiry_refused_messages 0.0", "expiry_handed_ranges{state=\"offered\"} 0.0",
					"expiry_handed_ranges{state=\"taken\"} 0.0", "expiry_handed_ranges{state=\"returned\"} 0.0",
					"expiry_handed_ranges{state=\"ended\"} 0.0", "expiry_handed_ranges{state=\"withdrawn\"} 0.0",
					"expiry_unfinished_work{work=\"closing\"} 0.0", "expiry_unfinished_work{work=\"import\"} 0.0",
					"expiry_unfinished_work{work=\"purge\"} 0.0");
		assertThat(text(terminal)).contains("# TYPE expiry_last_day_lots gauge",
				"# HELP expiry_last_day_lots " + Metric.DAY_LOTS.help());
		assertThat(samples(terminal).map((line) -> line.replaceFirst("[ {].*", ""))).as("no metric is missing")
			.containsAll(Stream.of(Metric.values()).map(Metric::printed).toList());
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(terminal)))).isEqualTo("rw-r-----");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aNightThatFailsKeepsWhatWasSaidOfTheBooksAndReadingWritesNothing(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		terminal.type("2025-01-02", "run", "--date", "2025-01-01");
		terminal.type("2025-01-02", "verify");
		terminal.type("2025-01-03", "status");
		Files.writeString(terminal.home().resolve("policy.yml"), "no policy");

		assertThat(terminal.codeOf("2025-01-03", "run")).isEqualTo(ExitCode.USAGE);
		assertThat(samples(terminal)).contains("expiry_command_exit_code{command=\"run\"} 2.0",
				"expiry_command_exit_code{command=\"verify\"} 0.0",
				"expiry_command_end_timestamp_seconds{command=\"run\"} 1.7358948E9",
				"expiry_last_closed_day_end_timestamp_seconds 1.735776E9");
		assertThat(text(terminal)).doesNotContain("status");
	}

	@ParameterizedTest
	@EnumSource(names = "H2")
	void aFileThatCannotBeWrittenIsAWarning(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);
		Files.writeString(terminal.home().resolve("metrics"), "in the way");

		assertThat(terminal.codeOf("2025-01-02", "run", "--date", "2025-01-01")).isZero();
		assertThat(terminal.said()).containsOnlyOnce("warning: the metrics could not be written");
	}

	private static Stream<String> samples(Terminal terminal) throws IOException {
		return text(terminal).lines().filter((line) -> !line.startsWith("#"));
	}

	private static String text(Terminal terminal) throws IOException {
		return Files.readString(file(terminal));
	}

	private static Path file(Terminal terminal) {
		return terminal.home().resolve("metrics/expiry.prom");
	}

}
