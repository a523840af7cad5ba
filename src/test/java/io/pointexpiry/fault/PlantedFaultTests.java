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
		Killer killer = new Killer(story.inShort().subList(1, 3), 4, 1);
		RealProgram calm = imported("calm", story);
		killer.undisturbed(calm);
		Map<String, String> expected = Fingerprint.of(calm);

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> {
			for (int round = 1; round <= MOST_ROUNDS; round++) {
				RealProgram program = imported("round" + round, story);
				killer.disturbed(program);
				assertThat(Fingerprint.differences(expected, calm, program)).isEmpty();
			}
		}).withMessageContaining("run verify");
	}

	private RealProgram imported(String name, Story story) {
		RealProgram fresh = Stage.fresh(TestDatabase.POSTGRESQL, this.directory, name);
		assertThat(fresh.run(story.inShort().get(0)).done()).isTrue();
		return new RealProgram(fresh.home(), fresh.url(), List.of(PlantedFault.OPTION));
	}

}
