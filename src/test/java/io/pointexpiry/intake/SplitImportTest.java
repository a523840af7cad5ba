package io.pointexpiry.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** Files of so many rows that their groups are decided in ranges, side by side. */
class SplitImportTest {

	private static final int MEMBERS = 300;

	@TempDir
	private Path directory;

	@TempDir
	private Path undisturbed;

	@BeforeEach
	void takeSmallChunks() {
		System.setProperty(ChunkSize.PROPERTY, "20");
	}

	@AfterEach
	void takeUsualChunks() {
		System.clearProperty(ChunkSize.PROPERTY);
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void leavesTheSameAsAWhole(TestDatabase database) {
		try (IntakeDesk split = new IntakeDesk(database, this.directory);
				IntakeDesk whole = new IntakeDesk(database, this.undisturbed)) {
			files(split).imports();
			System.setProperty(ChunkSize.PROPERTY, "5000");
			files(whole).imports();

			assertThat(split.allBooks()).isEqualTo(whole.allBooks());
			assertThat(split.rows("select rows_applied, rows_same, rows_rejected from import_file order by import_id"))
				.containsExactly("299 1 2", "598 0 6");
			assertThat(split.rows("""
					select count(*) from batch_step_execution where step_name like 'merge%:range%'"""))
				.containsExactly("8");
			assertThat(whole.rows("""
					select count(*) from batch_step_execution where step_name like 'merge%:range%'"""))
				.containsExactly("0");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void goesOnInEachRangeWhereItWasKilled(TestDatabase database) throws Exception {
		try (IntakeDesk calm = new IntakeDesk(database, this.undisturbed)) {
			files(calm).imports();
			String expected = calm.allBooks();
			for (int commits : new int[] { 13, 31, 57 }) {
				try (IntakeDesk desk = new IntakeDesk(database, Files.createTempDirectory(this.directory, "home"))) {
					int deaths = 0;
					while (isKilled(files(desk), commits)) {
						deaths++;
					}

					assertThat(deaths).isPositive();
					assertThat(desk.allBooks()).as("killed after each %d commits", commits).isEqualTo(expected);
					assertThat(desk.rows("select rows_applied, rows_same, rows_rejected from import_file order by 1"))
						.isEqualTo(
								calm.rows("select rows_applied, rows_same, rows_rejected from import_file order by 1"));
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void leavesToTheMergeOnlyRowsThatSaySomethingNew(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			files(desk).imports();
			Map<Input, String> waiting = new EnumMap<>(Input.class);

			changed(desk).watchedBy((input, phase, rows) -> {
				if (phase == ImportProgress.Phase.MERGING) {
					waiting.put(input,
							desk.rows(
									"select count(*) from " + ((input == Input.LOTS) ? "staged_lot" : "staged_member"))
								.get(0));
				}
			}).imports();

			assertThat(waiting).containsOnly(entry(Input.MEMBERS, "2"), entry(Input.LOTS, "4"));
			assertThat(desk.rows("""
					select rows_read, rows_applied, rows_same, rows_rejected from import_file
					where command_id = (select max(command_id) from import_file) order by import_id"""))
				.containsExactly("300 2 298 0", "600 4 596 0");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void goesOnWithARepeatedFileWhereItWasKilled(TestDatabase database) throws Exception {
		try (IntakeDesk calm = new IntakeDesk(database, this.undisturbed)) {
			files(calm).imports();
			changed(calm).imports();
			String counts = "select rows_read, rows_applied, rows_same, rows_rejected from import_file order by import_id";
			for (int commits : new int[] { 13, 31, 57 }) {
				try (IntakeDesk desk = new IntakeDesk(database, Files.createTempDirectory(this.directory, "home"))) {
					files(desk).imports();
					int deaths = 0;
					while (isKilled(changed(desk), commits)) {
						deaths++;
					}

					assertThat(deaths).isPositive();
					assertThat(desk.allBooks()).as("killed after each %d commits", commits).isEqualTo(calm.allBooks());
					assertThat(desk.rows(counts)).isEqualTo(calm.rows(counts));
				}
			}
		}
	}

	/**
	 * The same members and lots, of which one member and two lots are not as they were.
	 */
	private static IntakeDesk changed(IntakeDesk desk) {
		String members = IntStream.range(0, MEMBERS)
			.mapToObj((i) -> "M%d,%s".formatted(i, (i == 4) ? "2019-01-01" : (i % 3 == 0) ? "2020-01-01" : ""))
			.collect(Collectors.joining("\n", "member_id,joined_on\n", "\n"));
		String lots = IntStream.range(0, 2 * MEMBERS)
			.mapToObj((i) -> "L%d,M%d,2024-01-%02d,10,%d".formatted(11 * i % (2 * MEMBERS), i % MEMBERS, 1 + i % 28,
					(i == 5 || i == 500) ? 7 : 10))
			.collect(Collectors.joining("\n", "lot_id,member_id,earned_on,points,remaining\n", "\n"));
		return desk.with(Input.MEMBERS, members).with(Input.LOTS, lots);
	}

	private static boolean isKilled(IntakeDesk desk, int commits) {
		AtomicInteger left = new AtomicInteger(commits);
		try {
			desk.watchedBy((input, phase, rows) -> {
				if (phase != ImportProgress.Phase.FINISHING && left.decrementAndGet() <= 0) {
					throw new Killed();
				}
			}).imports();
			return false;
		}
		catch (Killed ex) {
			return true;
		}
	}

	private static IntakeDesk files(IntakeDesk desk) {
		String members = IntStream.range(0, MEMBERS)
			.mapToObj((i) -> "M%d,%s".formatted(7 * i % MEMBERS, (i % 3 == 0) ? "2020-01-01" : ""))
			.collect(Collectors.joining("\n", "member_id,joined_on\n", "\nM7,\nM8,2021-01-01\n"));
		String lots = IntStream.range(0, 2 * MEMBERS)
			.mapToObj((i) -> "L%d,M%d,2024-01-%02d,10".formatted(11 * i % (2 * MEMBERS), i % MEMBERS, 1 + i % 28))
			.collect(Collectors.joining("\n", "lot_id,member_id,earned_on,points\n",
					"\nX1,NOBODY,2024-01-01,1\nX2,M1,2024-13-01,1\nX3,M1,2024-01-01,1\nX3,M290,2024-01-01,1\n"));
		return desk.atMost(MaxRejects.parse("60%")).with(Input.MEMBERS, members).with(Input.LOTS, lots);
	}

	private static final class Killed extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
