package io.pointexpiry.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lines of {@code scripts/examples/crontab}, each executed as Debian's cron does: by
 * /bin/sh, in the user's directory, with the variables of the table and hardly any other.
 * What they print is mailed.
 */
class CrontabTests {

	private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)=(.*)");

	private static final Pattern JOB = Pattern.compile("(?:\\S+\\s+){5}(.*)");

	@TempDir
	private Path directory;

	private final Map<String, String> variables = new LinkedHashMap<>();

	private final List<String> jobs = new ArrayList<>();

	@BeforeEach
	void readTable() throws IOException {
		for (String line : Files.readAllLines(Path.of("scripts/examples/crontab"))) {
			Matcher variable = VARIABLE.matcher(line);
			Matcher job = JOB.matcher(line);
			if (variable.matches()) {
				this.variables.put(variable.group(1), variable.group(2));
			}
			else if (!line.isBlank() && !line.startsWith("#") && job.matches()) {
				this.jobs.add(job.group(1)
					.replace("\\%", "%")
					.replace("/opt/point-expiry", this.directory.toString())
					.replace("/var/spool/sms", this.directory.resolve("sms").toString()));
			}
		}
		this.variables.put("EXPIRY_HOME", Files.createDirectory(this.directory.resolve("home")).toString());
		this.variables.put("ZONE", zoneWhereItIs(0));
		Path scripts = Files.createDirectory(this.directory.resolve("scripts"));
		for (String name : List.of("nightly", "hand-over", "smsd-receipts")) {
			Files.copy(Path.of("scripts", name), scripts.resolve(name));
		}
	}

	@Test
	void needsNothingThatDebiansCronHasNot() {
		assertThat(this.variables).containsOnlyKeys("EXPIRY_HOME", "ZONE");
		assertThat(this.jobs).hasSize(3);
	}

	@Test
	void printsNothingWhereAllIsWell() throws Exception {
		program(0, "Closed 1 day.", "2026-11-23 closed (2026-11-23.1): 5 candidates");

		for (String job : this.jobs) {
			assertThat(mailOf(job)).isEmpty();
		}

		assertThat(asked()).containsExactly("run");
	}

	@Test
	void mailsTheReasonThatANightFailed() throws Exception {
		program(2, "", "The policy file is not there.\\nWrite one.");

		assertThat(mailOf(this.jobs.get(0))).startsWith("""
				nightly: exit code 2.
				The policy file is not there.
				Write one.
				All that was said is in\s""");
	}

	@Test
	void beginsInTheHourAfterMidnightOfTheProgrammesZoneWhateverThatOfTheMachine() throws Exception {
		program(0, "", "");

		for (int hour = 0; hour < 24; hour++) {
			this.variables.put("ZONE", zoneWhereItIs(hour));
			mailOf(this.jobs.get(0));
			assertThat(asked()).as("at %d", hour).hasSize((hour < 5) ? 1 : 2);
		}
	}

	@Test
	void keepsReceiptsUntilTheyAreImported() throws Exception {
		Path receipts = Files.createFile(Path.of(this.variables.get("EXPIRY_HOME")).resolve("receipts-1.csv"));

		program(3, "", "The books are in use: run.");
		assertThat(mailOf(this.jobs.get(2))).isEmpty();
		assertThat(receipts).exists();
		program(1, "", "The database cannot be reached.");
		assertThat(mailOf(this.jobs.get(2))).isEqualTo("The database cannot be reached.\n");
		assertThat(receipts).exists();
		program(4, "receipts-1.csv: 2 rows = 1 applied + 1 rejected", "");
		assertThat(mailOf(this.jobs.get(2))).isEqualTo("receipts-1.csv: 2 rows = 1 applied + 1 rejected\n");
		assertThat(receipts).doesNotExist();
	}

	@Test
	void takesTheReceiptsOfSmsd() throws Exception {
		Path spool = Files.createDirectories(this.directory.resolve("sms/receipts"));
		Files.writeString(spool.resolve("receipts.csv"), "notice_id,state,at\r\nA,SENT,2026-11-27T09:00:00Z\r\n");
		this.variables.put("SMSD_RECEIPTS", spool.resolve("receipts.csv").toString());
		program(0, "receipts: 1 row", "");

		assertThat(mailOf(this.jobs.get(2))).isEmpty();

		assertThat(asked()).singleElement().asString().matches("import --receipts receipts-\\d{8}T\\d{4}\\.csv");
		assertThat(spool.resolve("receipts.csv")).doesNotExist();
	}

	/** A zone in which it is some hour of the day now. */
	private static String zoneWhereItIs(int hour) {
		int behind = Math.floorMod(Instant.now().atOffset(ZoneOffset.UTC).getHour() - hour, 24);
		return "XXX" + behind;
	}

	private void program(int code, String out, String err) throws IOException {
		Path script = this.directory.resolve("scripts/expiry");
		Files.writeString(script, """
				#!/usr/bin/env bash
				printf '%%s\\n' "$*" >>%s
				printf '%s'
				printf '%s' >&2
				exit %d
				""".formatted(this.directory.resolve("asked"), out.isEmpty() ? "" : out + "\\n",
				err.isEmpty() ? "" : err + "\\n", code));
		Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	/** What the program was asked for so far. */
	private List<String> asked() throws IOException {
		Path asked = this.directory.resolve("asked");
		return Files.exists(asked) ? Files.readAllLines(asked) : List.of();
	}

	private String mailOf(String job) {
		ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", job).directory(this.directory.toFile())
			.redirectErrorStream(true);
		builder.environment().clear();
		builder.environment()
			.putAll(Map.of("HOME", this.directory.toString(), "LOGNAME", "points", "SHELL", "/bin/sh", "PATH",
					"/usr/bin:/bin"));
		builder.environment().putAll(this.variables);
		try {
			return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
