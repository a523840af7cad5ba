package io.pointexpiry.intake;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.pointexpiry.intake.ImportProgress.Phase;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Imports that died, and how they are finished.
 *
 * @see "rules.md#resuming"
 */
class KilledImportTest {

	private static final String MEMBERS = "member_id,birth_month\n"
			+ IntStream.range(0, 2_500).mapToObj((n) -> "M%d,%d\n".formatted(n, n % 14)).collect(Collectors.joining());

	private static final String LOTS = "lot_id,member_id,earned_on,points,remaining\n" + IntStream.range(0, 4_500)
		.mapToObj((n) -> "L%d,M%d,2024-01-31,100,%d\n".formatted(n, n, n % 101))
		.collect(Collectors.joining());

	@TempDir
	private Path directory;

	@TempDir
	private Path undisturbed;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void endsAsIfNothingHadHappened(TestDatabase database) {
		try (IntakeDesk calm = new IntakeDesk(database, this.undisturbed)) {
			int[] commits = { 0 };
			twoFiles(calm).watchedBy((input, phase, rows) -> commits[0]++).imports();
			String expected = calm.allBooks();
			for (int chunk = 1; chunk < commits[0]; chunk++) {
				Path home = this.directory.resolve(Integer.toString(chunk));
				home.toFile().mkdir();
				try (IntakeDesk desk = new IntakeDesk(database, home)) {
					twoFiles(desk).watchedBy(dyingAfter(chunk));
					assertThatExceptionOfType(Killed.class).as("chunk %d", chunk).isThrownBy(desk::imports);
					desk.watchedBy(ImportProgress.SILENT);

					ImportResult result = desk.imports();

					assertThat(result.files()).as("chunk %d", chunk).hasSize(2);
					assertThat(desk.allBooks()).as("chunk %d", chunk).isEqualTo(expected);
					assertThat(desk.rejectFiles()).hasSize(2)
						.zipSatisfy(calm.rejectFiles(), (one, other) -> assertThat(one).hasSameTextualContentAs(other)
							.hasFileName(other.getFileName().toString()));
					assertThat(desk.rows("select input, state, rows_read, rows_rejected from import_file"))
						.isEqualTo(calm.rows("select input, state, rows_read, rows_rejected from import_file"));
					assertThat(desk.unfinished()).isEmpty();
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysWhatWaitsToBeFinished(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			twoFiles(desk).watchedBy((input, phase, rows) -> {
				if (input == Input.LOTS && phase == Phase.MERGING) {
					throw new Killed();
				}
			});

			assertThatExceptionOfType(Killed.class).isThrownBy(desk::imports);

			assertThat(desk.unfinished()).singleElement()
				.asString()
				.matches("lots .*lots\\.csv MERGING " + IntakeDesk.NOW);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void finishesAnotherCommandsMergeFirst(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			twoFiles(desk).watchedBy((input, phase, rows) -> {
				if (phase == Phase.MERGING) {
					throw new Killed();
				}
			});
			assertThatExceptionOfType(Killed.class).isThrownBy(desk::imports);
			desk.watchedBy(ImportProgress.SILENT);

			ImportResult result = desk.with(Input.MEMBERS, "member_id\nX1\n")
				.with(Input.LOTS, "lot_id,member_id,earned_on,points\nK1,X1,2024-01-31,1\n")
				.imports();

			assertThat(result.files()).extracting(ImportResult.FileResult::rows).containsExactly(2_500L, 1L, 1L);
			assertThat(result.notes()).hasSize(2);
			assertThat(desk.rows("select count(*) from member")).containsExactly("2144");
			assertThat(desk.rows("select lot_id from point_lot")).containsExactly("K1");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void survivesManyDeaths(TestDatabase database) {
		long seed = 42;
		Random random = new Random(seed);
		try (IntakeDesk calm = new IntakeDesk(database, this.undisturbed);
				IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			twoFiles(calm).imports();
			int deaths = 0;
			boolean done = false;
			while (!done) {
				try {
					twoFiles(desk).watchedBy((deaths < 20) ? dyingAfter(1 + random.nextInt(12)) : ImportProgress.SILENT)
						.imports();
					done = true;
				}
				catch (Killed ex) {
					deaths++;
				}
			}

			assertThat(desk.allBooks()).as("seed %d", seed).isEqualTo(calm.allBooks());
			assertThat(desk.rejectFiles()).hasSize(2);
		}
	}

	private static IntakeDesk twoFiles(IntakeDesk desk) {
		return desk.atMost(MaxRejects.parse("60%")).with(Input.MEMBERS, MEMBERS).with(Input.LOTS, LOTS);
	}

	private static ImportProgress dyingAfter(int chunks) {
		int[] left = { chunks };
		return (input, phase, rows) -> {
			if (--left[0] == 0) {
				throw new Killed();
			}
		};
	}

	private static final class Killed extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
