package io.pointexpiry.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.pointexpiry.report.Report;
import io.pointexpiry.report.Reports;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A number is in the database and in the folders of notices, and nowhere else: every
 * command is typed over members whose numbers are known, and then every file of the home
 * and every line that was printed is searched for them.
 *
 * @see "rules.md#personal-data"
 */
class MaskedNumbersTests {

	/** The last eight digits of every number, in no other text of this test. */
	private static final List<String> NUMBERS = List.of("23456781", "23456782", "23456783", "23456791", "23456792",
			"23456793", "23456794", "23456795", "23456796", "23456797", "23456798", "23456799");

	private static final List<String> NAMES = List.of("Minji", "Seojun", "Hayoon", "Park", "Choi", "Jung");

	private static final String POLICY = Policies.quiet("{period: P1M}",
			"notices: {expiry-before: [P7D, P3D], confirm-expiry: true}");

	private static final String MEMBERS = """
			member_id,name,phone,tier,status,joined_on,birth_month,notices_off,memo
			M1,Minji,01023456781,,ACTIVE,,,,call 821023456781
			M2,Seojun,+82 10-2345-6782,,ACTIVE,,,,
			M3,Hayoon,010 2345 6783,,WITHDRAWN,,,,
			R1,Park,010-2345-6791,,GONE,,,,call +82.10.2345.6791
			R2,Park,,,ACTIVE,01023456792,,,
			R3,Park 010.2345.6793,,,GONE,,,,
			R4,Park,,010 2345 6794,GONE,,,,
			010-2345-6795,Park,,,GONE,,,,
			R7,010/2345/6797
			R8,Jung,０１０-２３４５-６７９８,,ACTIVE,,13,,
			R9,Jung,,,ACTIVE,,01023456799,,
			R10,Jung,,,ACTIVE,,,010–2345–6781,
			010-2345-6781 010-2345-6782,Jung,,,GONE,,,,
			R11,Jung,010-2345-6791/010-2345-6792,,GONE,,,,
			R6,"Choi,01023456796
			""";

	private static final String LOTS = """
			lot_id,member_id,kind,earned_on,points
			L1,M1,BASE,2024-12-10,10
			L2,M2,BASE,2024-12-10,20
			L3,M3,BASE,2024-12-10,30
			L4,M1,BASE,2025-01-01,40
			+821023456782,M2,010-2345-6782,2024-12-10,many
			L6,82 10 2345 6783,BASE,2024-12-10,01023456783
			L7,M1,BASE,2024-12-10,010 2345 6781 / 02 2345 6782
			""";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void areInNoticesAndNowhereElse(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);

		everyFileAndNight(terminal);
		everyReport(terminal);
		LoggerFactory.getLogger(MaskedNumbersTests.class).warn("No row was written of ('M1', '010-2345-6781')");

		Path home = terminal.home();
		assertThat(leaks(terminal)).isEmpty();
		assertThat(searched(home, (file) -> file.startsWith(home.resolve("notices"))))
			.anyMatch((file) -> digits(file).contains("23456781")); // the search does
																	// find what is there
		assertThat(searched(home, (file) -> file.startsWith(home.resolve("rejects"))))
			.anyMatch((text) -> text.contains("***-****-6791") && text.contains("***-****-6798"));
		assertThat(terminal.type("2025-02-03", "explain", "M1")).contains("by SMS to ***-****-6781");
		assertThat(named(terminal)).allMatch((file) -> file.startsWith("rejects/"));
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void lieInAHomeThatOnlyItsOwnerMayEnter(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, POLICY);

		everyFileAndNight(terminal);

		Path home = terminal.home();
		assertThat(mode(home)).isEqualTo("rwx------");
		assertThat(mode(home.resolve("logs/access.log"))).isEqualTo("rw-------");
		for (String place : List.of("notices", "rejects", "reports")) {
			for (Path path : below(home.resolve(place))) {
				if (!Files.isDirectory(path)) {
					assertThat(mode(path)).as("%s", path).isEqualTo("rw-r-----");
				}
				else if (place.equals("notices")) {
					assertThat(mode(path)).as("%s", path).isEqualTo("rwxr-x---");
				}
			}
		}
		assertThat(below(home.resolve("notices"))).extracting((path) -> String.valueOf(path.getFileName()))
			.contains("_DONE", "notices.csv", "manifest.json")
			.noneMatch((name) -> name.startsWith("."));
	}

	private static void everyFileAndNight(Terminal terminal) throws IOException {
		terminal.type("2025-01-01", "import", "--members", terminal.file(MEMBERS), "--lots", terminal.file(LOTS),
				"--feedback", terminal.file("""
						feedback_id,member_id,received_on,channel,category,text
						F1,M1,2025-01-01,010-2345-6781,call 01023456781,My number is 010 2345-6781
						F2,M2,yesterday,call,points,Call +82 10 2345 6782
						"""));
		terminal.type("2025-01-02", "run", "--date", "2025-01-01");
		terminal.type("2025-01-03", "--json", "run", "--date", "2025-01-02");
		String told = terminal.type("2025-01-03", "report", "notices");
		String noticeId = told.lines().filter((line) -> line.contains(",M1,")).findFirst().orElseThrow().split(",")[0];
		terminal.type("2025-01-07", "run", "--date", "2025-01-06");
		terminal.type("2025-01-07", "import", "--receipts", terminal.file("""
				notice_id,state,at,provider_code,provider_message
				%s,DELIVERED,2025-01-03T09:00:00+09:00,01023456781,to 01023456781
				01023456781,DELIVERED,2025-01-03T09:00:00+09:00,01023456781,to 01023456781
				""".formatted(noticeId)));
		terminal.type("2025-01-07", "run", "--dry-run", "--date", "2025-01-10");
		terminal.type("2025-01-11", "run", "--date", "2025-01-10");
		String reason = "called from 010-2345-6781";
		terminal.type("2025-01-11", "hold", "--member", "M1", "--reason", reason, "--by", "Kim 010-2345-6781");
		terminal.type("2025-01-11", "reinstate", "--lot", "L2", "--reason", reason);
		terminal.type("2025-01-12", "run", "--date", "2025-01-11");
		terminal.type("2025-02-03", "run", "--date", "2025-02-02");
		terminal.type("2025-02-03", "release", "--member", "M1", "--reason", reason, "--by", "01023456782");
		terminal.type("2025-02-03", "extend", "--lot", "L4", "--until", "2025-03-01", "--reason", reason, "--by",
				"01023456782");
		terminal.type("2025-02-03", "rerun", "--date", "2025-01-10");
	}

	private static void everyReport(Terminal terminal) {
		for (Report report : Reports.all()) {
			terminal.type("2025-02-03", "report", report.name());
			terminal.type("2025-02-03", "report", report.name(), "--excel", "--out",
					terminal.home().resolve("reports").resolve(report.name() + ".csv").toString());
		}
		for (String member : List.of("M1", "M2", "M3")) {
			terminal.type("2025-02-03", "explain", member);
			terminal.type("2025-02-03", "--json", "explain", member);
		}
		terminal.type("2025-02-03", "explain", "--phone", "+82 10-2345-6781");
		terminal.codeOf("2025-02-03", "explain", "--phone", "010-2345-6799");
		terminal.codeOf("2025-02-03", "explain", "--phone", "010-2345-6799 or so");
		terminal.type("2025-02-03", "forecast");
		terminal.type("2025-02-03", "status");
		terminal.type("2025-02-03", "--json", "status");
		terminal.type("2025-02-03", "verify");
		terminal.type("2025-02-03", "policy", "check");
		terminal.type("2025-02-03", "purge", "--before", "2025-01-01");
	}

	/** Where a number is that should not be: its place, and the number. */
	private static List<String> leaks(Terminal terminal) throws IOException {
		Path home = terminal.home();
		List<Path> files = below(home).stream().filter((file) -> isSearched(home, file)).toList();
		assertThat(files).extracting((file) -> home.relativize(file).toString())
			.contains("logs/expiry.log", "logs/access.log", "reports/dry-run-2025-01-10.csv", "reports/notices.csv")
			.anyMatch((file) -> file.startsWith("rejects/members-"))
			.anyMatch((file) -> file.startsWith("rejects/receipts-"));
		Stream<String> inFiles = files.stream()
			.flatMap((file) -> NUMBERS.stream()
				.filter((number) -> digits(text(file)).contains(number))
				.map((number) -> home.relativize(file) + ": " + number));
		Stream<String> printed = NUMBERS.stream()
			.filter((number) -> digits(terminal.said()).contains(number))
			.map((number) -> "printed: " + number);
		return Stream.concat(inFiles, printed).toList();
	}

	/** The files with a member's name in them; "printed" stands for what was said. */
	private static List<String> named(Terminal terminal) throws IOException {
		Path home = terminal.home();
		Stream<String> files = below(home).stream()
			.filter((file) -> Files.isRegularFile(file) && !file.startsWith(home.resolve("db")))
			.filter((file) -> NAMES.stream().anyMatch(text(file)::contains))
			.map((file) -> home.relativize(file).toString());
		return Stream.concat(files, NAMES.stream().filter(terminal.said()::contains).map((name) -> "printed")).toList();
	}

	private static List<String> searched(Path home, Predicate<Path> which) throws IOException {
		return below(home).stream().filter(Files::isRegularFile).filter(which).map(MaskedNumbersTests::text).toList();
	}

	private static boolean isSearched(Path home, Path file) {
		return Files.isRegularFile(file) && !file.startsWith(home.resolve("db"))
				&& !file.startsWith(home.resolve("notices"));
	}

	/** A text without anything that may stand between the digits of one number. */
	private static String digits(String text) {
		StringBuilder plain = new StringBuilder();
		text.codePoints()
			.filter((it) -> !" \t-–./()".contains(Character.toString(it)))
			.forEach((it) -> plain
				.append(Character.isDigit(it) ? String.valueOf(Character.digit(it, 10)) : Character.toString(it)));
		return plain.toString().toLowerCase(Locale.ROOT);
	}

	private static String text(Path file) {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String mode(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

	private static List<Path> below(Path root) throws IOException {
		try (Stream<Path> paths = Files.walk(root)) {
			return paths.toList();
		}
	}

}
