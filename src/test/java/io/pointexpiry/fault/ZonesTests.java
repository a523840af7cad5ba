package io.pointexpiry.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Machines of several zones that work on the same books. */
class ZonesTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void sayOfARunTheSameInstants(TestDatabase database) {
		RealProgram program = Stage.fresh(database, this.directory, "zones");
		assertThat(program.run(Week.story(this.directory, 10).commands().get(0)).done()).isTrue();
		Instant before = Instant.now();

		RealProgram.Ended night = in("Asia/Seoul", program).run("run", "--date", "2025-01-09", "--opening", "defer");

		assertThat(night.done()).as("%s", night).isTrue();
		String runs = program.run("report", "runs").output();
		assertThat(in("America/New_York", program).run("report", "runs").output()).isEqualTo(runs);
		String[] run = runs.lines()
			.filter((line) -> line.startsWith("2025-01-09.1,"))
			.findFirst()
			.orElseThrow()
			.split(",");
		assertThat(Instant.parse(run[4])).isBetween(before.minusSeconds(1), Instant.now());
		assertThat(Instant.parse(run[5])).isBetween(Instant.parse(run[4]), Instant.now());
		assertThat(Duration.between(before, Instant.parse(run[5]))).isLessThan(Duration.ofMinutes(10));
	}

	private static RealProgram in(String zone, RealProgram program) {
		return new RealProgram(program.home(), program.url(), List.of("-Duser.timezone=" + zone));
	}

}
