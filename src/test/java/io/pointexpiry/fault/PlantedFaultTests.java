package io.pointexpiry.fault;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The harness is worth something: it finds a fault that was planted for it. */
class PlantedFaultTests {

	private static final int MOST_ROUNDS = 10;

	@TempDir
	private Path directory;

	@Test
	void findsRecordsThatAreCommittedBeforeWhatTheirChunkCounted() {
		Story story = new Story(this.directory, 120);
		Killer killer = new Killer(story.inShort().subList(0, 3), 4, 1);
		RealProgram calm = faulty("calm");
		killer.undisturbed(calm);
		Map<String, String> expected = Fingerprint.of(calm);

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> {
			for (int round = 1; round <= MOST_ROUNDS; round++) {
				RealProgram program = faulty("round" + round);
				killer.disturbed(program);
				assertThat(Fingerprint.differences(expected, calm, program)).isEmpty();
			}
		}).withMessageContaining("run verify");
	}

	private RealProgram faulty(String name) {
		RealProgram program = Stage.fresh(TestDatabase.POSTGRESQL, this.directory, name);
		return new RealProgram(program.home(), program.url(), List.of(PlantedFault.OPTION));
	}

}
