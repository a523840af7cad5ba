package io.pointexpiry.fault;

import java.nio.file.Path;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Woken at three o'clock: one command says what died, and how to go on. */
class StatusAfterKillTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysWhichRunDiedAndTheCommandThatGoesOn(TestDatabase database) {
		Story story = new Story(this.directory, 200);
		RealProgram program = Stage.fresh(database, this.directory, "killed");
		assertThat(program.run(story.commands().get(0)).done()).isTrue();
		RealProgram.Running night = program.start(story.commands().get(1));
		Stage.awaitStep(program, "dateLots");
		night.kill();

		assertThat(program.run("status").output()).containsPattern("unfinished +run of 2025-01-09, RUNNING since")
			.contains("go on with: run --date 2025-01-09");

		assertThat(program.run("run", "--date", "2025-01-09").done()).isTrue();
		assertThat(program.run("status").output()).containsPattern("last closed +2025-01-09")
			.containsPattern("unfinished +none");
	}

}
