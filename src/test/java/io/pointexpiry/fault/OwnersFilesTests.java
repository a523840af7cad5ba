package io.pointexpiry.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the program leaves in its home is for its owner and, at most, to be read by its
 * group: also where whoever calls it set no umask at all.
 *
 * @see "rules.md#personal-data"
 */
class OwnersFilesTests {

	/** What a file or a folder may be at most; folders may be entered, too. */
	private static final Set<PosixFilePermission> MOST = PosixFilePermissions.fromString("rwxr-x---");

	private static final List<String> WITHOUT_UMASK = List.of("/bin/sh", "-c", "umask 0; exec \"$@\"", "sh");

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void areClosedToEverybodyElseWhateverTheUmask(TestDatabase database) throws IOException {
		RealProgram program = Stage.fresh(database, this.directory, "life");
		for (String[] command : new Story(Files.createDirectory(this.directory.resolve("inputs")), 30).inShort()) {
			does(program, command);
		}

		does(program, "purge", "--before", "2025-01-10");
		does(program, "report", "expiries", "--out", inHome(program, "reports/new/expiries.csv"));
		does(program, "report", "balances", "--out", inHome(program, "balances.xlsx"));
		does(program, "report", "night", "--date", "2025-01-11", "--out", inHome(program, "pages/night.html"));
		does(program, "report", "notices", "--feed", "nhn-csv", "--out", inHome(program, "feeds"));
		does(program, "run", "--dry-run", "--date", "2025-02-01");
		does(program, "policy", "announce", "2");
		does(program, "explain", "M00001");
		program.start(WITHOUT_UMASK, "run", "--date", "no day").await();

		try (Stream<Path> files = Files.walk(program.home())) {
			List<String> open = files.filter((file) -> !file.endsWith("policy.yml"))
				.filter((file) -> !MOST.containsAll(permissions(file)) || isProgram(file))
				.map((file) -> PosixFilePermissions.toString(permissions(file)) + " " + file)
				.toList();
			assertThat(open).isEmpty();
		}
		try (Stream<Path> files = Files.walk(program.home())) {
			assertThat(files.map((file) -> program.home().relativize(file).toString()))
				.contains("logs/expiry.log", "logs/access.log", "reports/new/expiries.csv",
						"reports/dry-run-2025-02-01.csv")
				.anyMatch((file) -> file.startsWith("rejects/") && file.endsWith(".csv"))
				.anyMatch((file) -> file.startsWith("notices/") && file.endsWith(".sms"));
		}
	}

	private static void does(RealProgram program, String... command) {
		RealProgram.Ended ended = program.start(WITHOUT_UMASK, command).await();
		assertThat(ended.done()).as("%s: %s", List.of(command), ended).isTrue();
	}

	/** As it is called from where the tests run. */
	private static String inHome(RealProgram program, String file) {
		return Path.of("").toAbsolutePath().relativize(program.home().resolve(file)).toString();
	}

	private static boolean isProgram(Path file) {
		return Files.isRegularFile(file) && permissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
	}

	private static Set<PosixFilePermission> permissions(Path file) {
		try {
			return Files.getPosixFilePermissions(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
