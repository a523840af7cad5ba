package io.pointexpiry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a command may touch of a machine: its home, and the place named with --out. */
class OutputTests {

	private static final String HEADER = "member_id,tier,state,open_lots,points,next_expires_on,next_points,inactive_since";

	private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-03-01T23:00:00Z"), ZoneOffset.UTC);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@BeforeEach
	void layPolicy() throws IOException {
		Files.writeString(this.directory.resolve("policy.yml"), """
				programme: coffee
				name: Coffee Club
				time-zone: Asia/Seoul
				policies:
				  - version: "1"
				    effective-from: 2024-01-01
				    validity: [{period: P1Y}]
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-", "/dev/stdout" })
	void writesThroughToStandardOutput(String name) throws IOException {
		Path leadsTo = Files.readSymbolicLink(STANDARD_OUTPUT);
		try {
			assertThat(expiry("report", "balances", "--out", name)).isZero();

			assertThat(this.out.toString()).startsWith(HEADER);
			assertThat(STANDARD_OUTPUT).isSymbolicLink();
			assertThat(Path.of("-")).doesNotExist();
		}
		finally {
			putBack(leadsTo);
		}
	}

	/** A program that replaces devices, started by root, would harm the whole machine. */
	private static void putBack(Path leadsTo) throws IOException {
		Files.deleteIfExists(Path.of("-"));
		if (!Files.isSymbolicLink(STANDARD_OUTPUT)) {
			Files.deleteIfExists(STANDARD_OUTPUT);
			Files.createSymbolicLink(STANDARD_OUTPUT, leadsTo);
		}
	}

	@Test
	void writesThroughAPipeWhichStays() throws Exception {
		Path pipe = this.directory.resolve("pipe");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		Process reader = new ProcessBuilder("cat", pipe.toString()).start();
		try {
			assertThat(expiry("report", "balances", "--out", pipe.toString())).isZero();

			assertThat(Files.readAttributes(pipe, "isOther").get("isOther")).isEqualTo(true);
			assertThat(reader.inputReader().readLine()).isEqualTo(HEADER);
		}
		finally {
			reader.destroy(); // it waits for ever for a writer to a pipe that is gone
		}
	}

	@Test
	void writesTheFileThatALinkLeadsTo() throws IOException {
		Path file = Files.writeString(Files.createDirectory(this.directory.resolve("there")).resolve("b.csv"), "old");
		Path link = Files.createSymbolicLink(this.directory.resolve("link.csv"), file);

		assertThat(expiry("report", "balances", "--out", link.toString())).isEqualTo(2);
		assertThat(file).hasContent("old");
		assertThat(expiry("report", "balances", "--force", "--out", link.toString())).isZero();

		assertThat(link).isSymbolicLink();
		assertThat(file).content().startsWith(HEADER);
		assertThat(Files.isSymbolicLink(file)).isFalse();
	}

	@Test
	void refusesWhatIsNoFile() throws IOException {
		Path folder = Files.createDirectory(this.directory.resolve("folder"));
		Path nowhere = Files.createSymbolicLink(this.directory.resolve("link.csv"), Path.of("nowhere"));

		assertThat(expiry("report", "balances", "--out", folder.toString())).isEqualTo(2);
		assertThat(expiry("forecast", "--out", nowhere.toString())).isEqualTo(2);
		assertThat(expiry("report", "balances", "--out", "/dev/full")).isEqualTo(2);

		assertThat(this.err.toString().lines()).containsExactly("--out " + folder + " is a directory; expected a file.",
				"--out " + nowhere + " is a link that leads nowhere; expected a file.",
				"--out /dev/full is a device; expected a file, a named pipe, or - for standard output.");
		assertThat(folder).isEmptyDirectory();
		assertThat(Files.exists(nowhere, LinkOption.NOFOLLOW_LINKS)).isTrue();
	}

	@Test
	void closesTheHomeThatItMakes() throws IOException {
		Path home = this.directory.resolve("new/home");

		assertThat(expiryIn(home, "status")).isZero();

		assertThat(mode(home)).isEqualTo("rwx------");
		assertThat(this.err.toString()).isEmpty();
	}

	@Test
	void leavesADirectoryThatIsThereAsItIsAndSaysHowToCloseIt() throws IOException {
		Path home = Files.createDirectory(this.directory.resolve("home"));
		Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));

		assertThat(expiryIn(home, "status")).isZero();

		assertThat(mode(home)).isEqualTo("rwxr-xr-x");
		assertThat(this.err.toString().strip()).isEqualTo(
				"The home %s is open to other users (rwxr-xr-x). Close it with: chmod 0700 '%s'".formatted(home, home));
		try (Stream<Path> below = Files.list(home)) {
			assertThat(below).isNotEmpty().allSatisfy((place) -> assertThat(mode(place)).isEqualTo("rwx------"));
		}
	}

	private static String mode(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

	private int expiry(String... command) {
		return expiryIn(this.directory.resolve("closed"), command);
	}

	private int expiryIn(Path home, String... command) {
		return Expiry
			.commandLine(CLOCK,
					Map.of("EXPIRY_HOME", home.toString(), "EXPIRY_POLICY",
							this.directory.resolve("policy.yml").toString()))
			.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(command);
	}

}
