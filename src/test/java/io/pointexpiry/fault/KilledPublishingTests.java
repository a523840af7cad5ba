package io.pointexpiry.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A program killed while it publishes notices goes on after its last chunk, and leaves
 * the folder that an undisturbed one leaves, byte for byte.
 */
class KilledPublishingTests {

	private static final String[] NIGHT = { "run", "--date", "2025-01-09", "--opening", "defer" };

	private static final int CHUNK = 20;

	/** Asked once when the folder is opened, and then for each chunk. */
	private static final String PAGE = "order by business_date, n, notice_id limit";

	private static final String RECALLED = "select notice_id from notice where business_date = ? and n = ? and recalled";

	private static final String MARKED = "update notice set state = 'PUBLISHED'";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@MethodSource("io.pointexpiry.support.TestDatabase#asked")
	void goesOnAfterItsLastChunk(TestDatabase database) {
		RealProgram imported = imported(database);
		RealProgram calm = undisturbed(imported);
		int files = spoolFiles(folder(calm)).size();
		assertThat(files).isGreaterThan(3 * CHUNK);

		assertThat(goneOn(imported, calm, PAGE, 2)).isZero();
		assertThat(goneOn(imported, calm, PAGE, 4)).isBetween(CHUNK, 2 * CHUNK);
		assertThat(goneOn(imported, calm, RECALLED, 1)).isBetween(files - CHUNK, files);
		assertThat(goneOn(imported, calm, MARKED, 1)).isEqualTo(files);
	}

	@ParameterizedTest
	@MethodSource("io.pointexpiry.support.TestDatabase#asked")
	void beginsADraftAgainWhoseFilesAreMissing(TestDatabase database) throws IOException {
		RealProgram imported = imported(database);
		RealProgram calm = undisturbed(imported);
		RealProgram killed = killed(imported, PAGE, 4);
		Set<String> before = spoolFiles(draft(killed));
		assertThat(before).isNotEmpty();

		Files.delete(draft(killed).resolve("notices.csv"));
		assertThat(killed.run(NIGHT).done()).isTrue();

		assertThat(Fingerprint.differences(Fingerprint.of(calm), calm, killed)).isEmpty();
		assertThat(spoolFiles(folder(killed))).doesNotContainAnyElementsOf(before);
	}

	/** How many spool files a killed program left that its successor took over. */
	private int goneOn(RealProgram imported, RealProgram calm, String sql, int time) {
		RealProgram killed = killed(imported, sql, time);
		Set<String> left = new HashSet<>(spoolFiles(draft(killed)));
		left.addAll(spoolFiles(folder(killed)));

		RealProgram.Ended ended = killed.run(NIGHT);

		assertThat(ended.done()).as("%s", ended).isTrue();
		assertThat(Fingerprint.differences(Fingerprint.of(calm), calm, killed)).as("%s, %d", sql, time).isEmpty();
		left.retainAll(spoolFiles(folder(killed)));
		return left.size();
	}

	private RealProgram imported(TestDatabase database) {
		RealProgram program = Stage.fresh(database, this.directory, "program");
		assertThat(program.run(Week.story(this.directory, 100).commands().get(0)).done()).isTrue();
		return program;
	}

	private RealProgram undisturbed(RealProgram imported) {
		RealProgram calm = Stage.copy(imported, this.directory, "undisturbed");
		assertThat(calm.run(NIGHT).done()).isTrue();
		return calm;
	}

	private RealProgram killed(RealProgram imported, String sql, int time) {
		RealProgram copy = Stage.copy(imported, this.directory, "killed-" + sql.hashCode() + "-" + time);
		List<String> options = new ArrayList<>(HaltedProgram.options(sql, time));
		options.add("-D" + ChunkSize.PROPERTY + "=" + CHUNK);
		RealProgram.Ended ended = new RealProgram(copy.home(), copy.url(), options).run(NIGHT);
		assertThat(ended.code()).as("%s", ended).isEqualTo(HaltedProgram.KILLED);
		assertThat(Stage.stepOf(copy)).isEqualTo("publishNotices");
		return copy;
	}

	private static Path folder(RealProgram program) {
		return program.home().resolve("notices/2025-01-09/1");
	}

	private static Path draft(RealProgram program) {
		return program.home().resolve("notices/2025-01-09/.1");
	}

	/**
	 * The spool files of a folder, each as the one that it is: its place and its inode.
	 */
	private static Set<String> spoolFiles(Path root) {
		if (!Files.isDirectory(root)) {
			return Set.of();
		}
		Set<String> found = new TreeSet<>();
		try (Stream<Path> files = Files.walk(root)) {
			for (Path file : files.filter((it) -> it.toString().endsWith(".sms")).toList()) {
				found.add(root.relativize(file) + " " + Files.getAttribute(file, "unix:ino") + " "
						+ Files.getLastModifiedTime(file));
			}
			return found;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
