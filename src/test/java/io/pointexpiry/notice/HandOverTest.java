package io.pointexpiry.notice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Runs {@code scripts/hand-over} itself.
 *
 * @see "rules.md#folders"
 */
class HandOverTest {

	private static final String NOON = "2024-12-01T12:00:00+09:00";

	@TempDir
	private Path temporary;

	private Path folder;

	private Path outgoing;

	@BeforeEach
	void makeDirectories() throws IOException {
		this.folder = Files.createDirectory(this.temporary.resolve("a folder; with 'quotes'"));
		this.outgoing = Files.createDirectory(this.temporary.resolve("out going"));
	}

	@Test
	void touchesNothingBeforeTheFolderIsDone() throws Exception {
		spool("AAA2");

		assertThat(handOver(NOON)).isEqualTo(new Outcome(2,
				"hand-over: " + this.folder + " is not finished (it has no _DONE); try again when it is"));
		assertThat(outgoing()).isEmpty();
	}

	@Test
	void handsEachFileOverOnce() throws Exception {
		done("AAA2", "AAB3", "BBA4");

		assertThat(handOver(NOON)).isEqualTo(
				new Outcome(0, "hand-over: 3 handed over, 0 before, 0 wait for their hours, 0 too late, 0 recalled"));
		assertThat(outgoing()).containsExactly("AAA2.sms", "AAB3.sms", "BBA4.sms");
		assertThat(this.outgoing.resolve("AAA2.sms")).hasSameBinaryContentAs(this.folder.resolve("AA/AAA2.sms"));

		Files.delete(this.outgoing.resolve("AAA2.sms")); // as smsd does when it takes it

		assertThat(handOver(NOON)).isEqualTo(
				new Outcome(0, "hand-over: 0 handed over, 3 before, 0 wait for their hours, 0 too late, 0 recalled"));
		assertThat(outgoing()).containsExactly("AAB3.sms", "BBA4.sms");
	}

	@Test
	void handsOverWhatTheGroupOfTheSpoolCanReadWhateverTheUmask() throws Exception {
		done("AAA2");
		ProcessBuilder builder = new ProcessBuilder("bash", "-c", "umask 077; exec scripts/hand-over \"$@\"", "-",
				this.folder.toString(), this.outgoing.toString(), "--per-second", "9");
		builder.environment().put("HAND_OVER_NOW", NOON);

		assertThat(builder.start().waitFor()).isZero();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.outgoing.resolve("AAA2.sms"))))
			.isEqualTo("rw-r-----");
	}

	@Test
	void leavesOutWhatWasRecalled() throws Exception {
		done("AAA2", "AAB3");
		Files.writeString(this.folder.resolve("_RECALLED"), "AAB3\n");

		assertThat(handOver(NOON).text())
			.isEqualTo("hand-over: 1 handed over, 0 before, 0 wait for their hours, 0 too late, 1 recalled");
		assertThat(outgoing()).containsExactly("AAA2.sms");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mkdir", "ln -s nowhere", "install -m 0000 /dev/null" })
	void handsNothingOverWhereNobodyKnowsWhatWasRecalled(String make) throws Exception {
		done("AAA2");
		Path list = this.folder.resolve("_RECALLED");
		assertThat(new ProcessBuilder(Stream.concat(Stream.of(make.split(" ")), Stream.of(list.toString())).toList())
			.start()
			.waitFor()).isZero();
		assumeThat(Files.isRegularFile(list) && Files.isReadable(list)).as("root may read everything").isFalse();

		assertThat(handOver(NOON)).isEqualTo(new Outcome(1, "hand-over: " + list + " cannot be read, so nobody knows"
				+ " what was recalled. Give this user the right to read it, and run the same command again"));
		assertThat(outgoing()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			Europe/Berlin, 2025-03-29T07:59:59+01:00, 1 wait
			Europe/Berlin, 2025-03-29T20:59:59+01:00, 1 handed over
			Europe/Berlin, 2025-03-29T21:00:00+01:00, 1 wait
			Europe/Berlin, 2025-03-30T07:59:59+02:00, 1 wait
			Europe/Berlin, 2025-03-30T08:00:00+02:00, 1 handed over
			Europe/Berlin, 2025-04-01T20:59:59+02:00, 1 handed over
			Europe/Berlin, 2025-04-01T21:00:00+02:00, 1 wait
			Nowhere/Town,  2025-03-29T20:00:00+01:00, 1 wait
			Nowhere/Town,  2025-03-29T19:59:59+01:00, 1 handed over
			Nowhere/Town,  2025-04-01T08:59:59+02:00, 1 wait
			Nowhere/Town,  2025-04-01T09:00:00+02:00, 1 handed over
			Nowhere/Town,  2025-04-01T21:00:00+02:00, 1 wait
			""")
	void keepsTheHoursOfTheProgrammesClockWhenItIsChanged(String zone, String now, String what) throws Exception {
		Path shard = Files.createDirectories(this.folder.resolve("AA"));
		Files.writeString(shard.resolve("AAA2.sms"), """
				To: 491701234567
				X-Send-Not-Before: 2025-03-28T08:00:00+01:00
				X-Send-Not-After: 2025-04-03T21:00:00+02:00

				text""");
		Files.writeString(this.folder.resolve("manifest.json"), "{\n  \"time_zone\" : \"%s\"\n}\n".formatted(zone));
		Files.createFile(this.folder.resolve("_DONE"));

		assertThat(handOver(now).text()).contains(" " + what);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			2024-12-01T07:59:59+09:00, 0 handed over, 1 wait
			2024-12-01T08:00:00+09:00, 1 handed over, 0 wait
			2024-11-30T23:00:00Z,      1 handed over, 0 wait
			2024-12-01T20:59:59+09:00, 1 handed over, 0 wait
			2024-12-01T21:00:00+09:00, 0 handed over, 1 wait
			2024-12-02T03:00:00+09:00, 0 handed over, 1 wait
			2024-12-02T08:00:00+09:00, 1 handed over, 0 wait
			2024-12-27T20:59:59+09:00, 1 handed over, 0 wait
			2024-12-28T08:00:00+09:00, 0 handed over, 1 too late
			""")
	void keepsTheHours(String now, String handed, String waits) throws Exception {
		done("AAA2");

		assertThat(handOver(now).text()).contains(handed).contains(waits);
	}

	@Test
	void goesOnWhereACrashLeftACopyWithAndWithoutItsMark() throws Exception {
		done("AAA2", "AAB3", "AAC4");
		Path ledger = Files.createDirectories(this.temporary.resolve(".handed-over-out going").resolve("AA"));
		Files.writeString(this.outgoing.resolve(".AAA2.sms"), "half a co"); // copied, no
																			// mark
		Files.copy(this.folder.resolve("AA/AAB3.sms"), this.outgoing.resolve(".AAB3.sms"));
		Files.createFile(ledger.resolve("AAB3")); // marked, not renamed
		Files.createFile(ledger.resolve("AAC4")); // renamed, and taken by smsd

		assertThat(handOver(NOON).text())
			.isEqualTo("hand-over: 2 handed over, 1 before, 0 wait for their hours, 0 too late, 0 recalled");
		assertThat(outgoing()).containsExactly("AAA2.sms", "AAB3.sms");
		assertThat(this.outgoing.resolve("AAA2.sms")).hasSameBinaryContentAs(this.folder.resolve("AA/AAA2.sms"));
	}

	@Test
	void handsNothingOverTwiceHoweverOftenItIsKilled() throws Exception {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		List<String> ids = new ArrayList<>();
		for (int number = 0; number < 24; number++) {
			ids.add("AB" + (char) ('A' + number) + "2");
		}
		done(ids.toArray(String[]::new));
		List<String> taken = new ArrayList<>();

		for (int kill = 0; kill < 8; kill++) {
			Process process = start(NOON, "1000");
			process.waitFor(20 + random.nextInt(150), TimeUnit.MILLISECONDS);
			process.destroyForcibly().waitFor();
			taken.addAll(takeAll());
		}
		while (handOver(NOON).code() == 3) {
			assertThat(seed).isNotZero(); // a child of a killed one still holds the lock
		}
		taken.addAll(takeAll());

		assertThat(taken).as("seed " + seed)
			.containsExactlyInAnyOrderElementsOf(ids.stream().map((id) -> id + ".sms").toList());
	}

	private List<String> takeAll() throws IOException {
		List<String> taken = outgoing();
		for (String name : taken) {
			Files.delete(this.outgoing.resolve(name));
		}
		return taken;
	}

	@Test
	void keepsTheRate() throws Exception {
		done("AAA2", "AAB3", "AAC4");
		long started = System.nanoTime();

		Process process = start(NOON, "1");
		process.waitFor();

		assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started)).isGreaterThan(2000);
	}

	@Test
	void explainsItself() throws Exception {
		Process process = new ProcessBuilder("scripts/hand-over", "--help").redirectErrorStream(true).start();

		assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
			.startsWith("Usage: hand-over FOLDER OUTGOING --per-second N [--ask-books]\n");
		assertThat(process.waitFor()).isZero();
	}

	private void done(String... ids) throws IOException {
		for (String id : ids) {
			spool(id);
		}
		Files.createFile(this.folder.resolve("_DONE"));
	}

	private void spool(String id) throws IOException {
		Path shard = Files.createDirectories(this.folder.resolve(id.substring(0, 2)));
		Files.writeString(shard.resolve(id + ".sms"), """
				To: 821012345678
				Alphabet: UTF-8
				X-Notice-Id: %s
				X-Send-Not-Before: 2024-12-01T08:00:00+09:00
				X-Send-Not-After: 2024-12-27T21:00:00+09:00

				X-Send-Not-After: 1999-01-01T00:00:00Z""".formatted(id));
	}

	private List<String> outgoing() throws IOException {
		try (Stream<Path> files = Files.list(this.outgoing)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> !name.startsWith("."))
				.sorted()
				.toList();
		}
	}

	private Process start(String now, String rate) throws IOException {
		ProcessBuilder builder = new ProcessBuilder("scripts/hand-over", this.folder.toString(),
				this.outgoing.toString(), "--per-second", rate);
		builder.environment().put("HAND_OVER_NOW", now);
		return builder.redirectErrorStream(true).start();
	}

	private Outcome handOver(String now) throws Exception {
		Process process = start(now, "1000");
		String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		return new Outcome(process.waitFor(), text);
	}

	private record Outcome(int code, String text) {
	}

}
