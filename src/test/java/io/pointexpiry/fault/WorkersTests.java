package io.pointexpiry.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.pointexpiry.support.TestBroker;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nights whose ranges are handed out over a real broker, to workers that are processes of
 * their own, leave the same as those of one process.
 *
 * @see "rules.md#workers"
 */
class WorkersTests {

	private static final int MEMBERS = 120;

	/** Ranges of a few members, and several of them in each step. */
	private static final List<String> SMALL = List.of("-Dpointexpiry.chunk=40");

	private static final String[] NIGHT = { "run", "--date", "2025-01-12" };

	@TempDir
	private Path directory;

	@SuppressWarnings("NullAway.Init")
	private TestBroker broker;

	@BeforeEach
	void startBroker() throws Exception {
		this.broker = new TestBroker(this.directory);
	}

	@AfterEach
	void stopBroker() throws Exception {
		this.broker.close();
	}

	@Test
	void twoWorkersLeaveTheSameAsOneProcess() {
		RealProgram base = begun();
		RealProgram calm = Stage.copy(base, this.directory, "calm");
		assertThat(calm.run(NIGHT).done()).isTrue();
		RealProgram spread = small(Stage.copy(base, this.directory, "spread"));
		RealProgram.Running one = worker(spread);
		RealProgram.Running other = worker(spread);

		RealProgram.Ended night = spread.run(with(NIGHT));

		assertThat(night.done()).as("%s", night).isTrue();
		assertThat(Fingerprint.differences(Fingerprint.of(calm), calm, spread)).isEmpty();
		one.process().destroy();
		other.process().destroy();
		assertThat(List.of(one.await(), other.await())).allSatisfy((it) -> assertThat(it.code()).as("%s", it).isZero());
		assertThat(Books.number(spread,
				"select count(*) from handed_range where state = 'ENDED' and worker_id is not null"))
			.isGreaterThan(8);
		assertThat(Books.number(spread, "select count(distinct worker_id) from handed_range")).isEqualTo(2);
	}

	private RealProgram begun() {
		RealProgram base = Stage.fresh(TestDatabase.POSTGRESQL, this.directory, "base");
		List<String[]> commands = Week.story(this.directory, MEMBERS).commands();
		for (String[] command : commands.subList(0, 3)) {
			RealProgram.Ended ended = base.run(command);
			assertThat(ended.done()).as("%s", ended).isTrue();
		}
		return base;
	}

	private static RealProgram small(RealProgram program) {
		return new RealProgram(program.home(), program.url(), SMALL);
	}

	private RealProgram.Running worker(RealProgram program) {
		return program.start("worker", this.broker.url());
	}

	private String[] with(String... command) {
		String[] all = Arrays.copyOf(command, command.length + 4);
		all[command.length] = "--workers";
		all[command.length + 1] = this.broker.url();
		all[command.length + 2] = "--workers-wait";
		all[command.length + 3] = Duration.ofSeconds(20).toString();
		return all;
	}

}
