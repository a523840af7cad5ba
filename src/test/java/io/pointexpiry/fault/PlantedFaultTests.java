package io.pointexpiry.fault;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The harness is worth something: it finds a fault that was planted for it. */
class PlantedFaultTests {

	private static final int MOST_ROUNDS = 10;

	private static final int KILLS_PER_ROUND = 8;

	@TempDir
	private Path directory;

	@Test
	void findsRecordsThatAreCommittedBeforeWhatTheirChunkCounted() {
		Story story = new Story(this.directory, 120);
		Week week = Week.calm(imported("calm", story), story.inShort().subList(1, 3));
		Random random = new Random(1);

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> {
			for (int round = 1; round <= MOST_ROUNDS; round++) {
				week.disturb(imported("round" + round, story), random, KILLS_PER_ROUND, Strike.KILL);
			}
		}).withMessageContaining("run verify");
	}

	private RealProgram imported(String name, Story story) {
		RealProgram fresh = Stage.fresh(TestDatabase.POSTGRESQL, this.directory, name);
		assertThat(fresh.run(story.inShort().get(0)).done()).isTrue();
		return new RealProgram(fresh.home(), fresh.url(), List.of(PlantedFault.OPTION));
	}

}
