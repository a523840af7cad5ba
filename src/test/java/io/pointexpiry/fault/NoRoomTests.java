package io.pointexpiry.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that cannot be written, because the disk is full ({@code ulimit -f} of the shell
 * stands in for it) or the place is not a folder: the program names the place and the way
 * out, leaves nothing half done, and ends as if nothing had happened once there is room.
 */
class NoRoomTests {

	private static final int MEMBERS = Integer.getInteger("noroom.members", 200);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void publishesNoticesWholeOnceThereIsRoom(TestDatabase database) throws IOException {
		List<String[]> commands = Week.story(this.directory, MEMBERS).commands();
		RealProgram program = Stage.fresh(database, this.directory, "program");
		assertThat(program.run(commands.get(0)).done()).isTrue();
		RealProgram calm = Stage.copy(program, this.directory, "undisturbed");
		assertThat(calm.run(commands.get(1)).done()).isTrue();
		Path notices = program.home().resolve("notices");
		Files.writeString(notices, "a file in the place of a folder");

		RealProgram.Ended notAFolder = program.run(commands.get(1));
		Files.delete(notices);
		RealProgram.Ended noRoom = (database == TestDatabase.H2) ? notAFolder
				: limited(program).start(upTo(12), commands.get(1)).await();

		for (RealProgram.Ended ended : List.of(notAFolder, noRoom)) {
			Week.saysHowToGoOn(ended);
			assertThat(ended.output()).contains(notices + "/2025-01-09/1");
		}
		assertThat(names(notices)).noneMatch((name) -> name.contains("_DONE") || name.startsWith("2025-01-09/1"));
		assertThat(program.run(commands.get(1)).done()).isTrue();
		assertThat(Fingerprint.differences(Fingerprint.of(calm), calm, program)).isEmpty();
	}

	@Test
	void losesNothingOfAnH2FileThatCanNotGrow() throws IOException {
		List<String[]> commands = Week.story(this.directory, MEMBERS).commands();
		RealProgram program = Stage.fresh(TestDatabase.H2, this.directory, "program");
		assertThat(program.run(commands.get(0)).done()).isTrue();
		RealProgram calm = Stage.copy(program, this.directory, "undisturbed");
		assertThat(calm.run(commands.get(1)).done()).isTrue();
		long kilobytes = Files.size(program.home().resolve("db/books.mv.db")) / 1024;

		for (long more : new long[] { 16, 512 }) {
			RealProgram.Ended ended = limited(program).start(upTo(kilobytes + more), commands.get(1)).await();

			if (!ended.done()) {
				Week.saysHowToGoOn(ended);
				assertThat(ended.output()).as("%d kB", more).contains("books.mv.db");
			}
			System.out.printf("H2 with room for %d kB more: %s%n", more, ended);
		}

		assertThat(program.run(commands.get(1)).done()).isTrue();
		assertThat(Fingerprint.differences(Fingerprint.of(calm), calm, program)).isEmpty();
		assertThat(program.run("verify").output()).contains("The books agree.");
	}

	@Test
	void writesRejectsAndReportsWholeOrNotAtAll() throws IOException {
		Path rows = Files.writeString(this.directory.resolve("bad.csv"),
				"member_id,joined_on\n" + IntStream.range(0, 400)
					.mapToObj(
							(n) -> "M%05d,%s\n".formatted(n, (n % 2 == 0) ? "2020-01-01" : "the day before yesterday"))
					.collect(Collectors.joining()));
		String[] command = { "import", "--members", rows.toString(), "--max-rejects", "300" };
		RealProgram program = Stage.fresh(TestDatabase.POSTGRESQL, this.directory, "program");
		Week calm = Week.calm(TestDatabase.POSTGRESQL, this.directory, List.<String[]>of(command));
		Path rejects = program.home().resolve("rejects");

		RealProgram.Ended noRoom = limited(program).start(upTo(12), command).await();

		Week.saysHowToGoOn(noRoom);
		assertThat(noRoom.output()).contains(rejects + "/members-");
		assertThat(names(rejects)).isEmpty();
		assertThat(program.run(command).code()).isEqualTo(4);
		assertThat(Fingerprint.differences(calm.left(), calm.program(), program)).isEmpty();

		Path out = this.directory.resolve("out");
		Path report = out.resolve("balances.csv");
		String[] reported = { "report", "balances", "--out", report.toString() };
		RealProgram.Ended noReport = limited(program).start(upTo(4), reported).await();

		Week.saysHowToGoOn(noReport);
		assertThat(noReport.output()).contains(report.toString());
		assertThat(names(out)).isEmpty();
		assertThat(program.run(reported).code()).isZero();
		assertThat(report).content().hasLineCount(201);
	}

	/** Without the file in which a Java machine counts what it does. */
	private static RealProgram limited(RealProgram program) {
		return new RealProgram(program.home(), program.url(), List.of("-XX:-UsePerfData"));
	}

	/** No file grows above so many kilobytes. */
	private static List<String> upTo(long kilobytes) {
		return List.of("bash", "-c", "ulimit -f %d; exec \"$@\"".formatted(kilobytes), "--");
	}

	private static List<String> names(Path directory) throws IOException {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> paths = Files.walk(directory)) {
			return paths.filter(Files::isRegularFile).map((path) -> directory.relativize(path).toString()).toList();
		}
	}

}
