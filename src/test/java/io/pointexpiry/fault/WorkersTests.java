package io.pointexpiry.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.pointexpiry.support.TestBroker;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nights whose ranges are handed out over a real broker, to workers that are processes of
 * their own, leave the same as those of one process, whatever becomes of the workers.
 *
 * @see "rules.md#workers"
 */
class WorkersTests {

	private static final int MEMBERS = 120;

	/** Ranges of a few members, and several of them in each step. */
	static final String SMALL = "-Dpointexpiry.chunk=40";

	private static final String[] NIGHT = { "run", "--date", "2025-01-12" };

	static final String TAKEN = "select count(*) from handed_range where state = 'TAKEN'";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path directory;

	@SuppressWarnings("NullAway.Init")
	private static TestBroker broker;

	@SuppressWarnings("NullAway.Init")
	private static RealProgram base;

	@SuppressWarnings("NullAway.Init")
	private static RealProgram calm;

	@SuppressWarnings("NullAway.Init")
	private static Map<String, String> left;

	@BeforeAll
	static void beginTheBooks() throws Exception {
		broker = new TestBroker(directory);
		base = Stage.fresh(TestDatabase.POSTGRESQL, directory, "base");
		for (String[] command : Week.story(directory, MEMBERS).commands().subList(0, 3)) {
			RealProgram.Ended ended = base.run(command);
			assertThat(ended.done()).as("%s", ended).isTrue();
		}
		calm = Stage.copy(base, directory, "calm");
		assertThat(calm.run(NIGHT).done()).isTrue();
		left = Fingerprint.of(calm);
	}

	@AfterAll
	static void stopTheBroker() throws Exception {
		broker.close();
	}

	@Test
	void twoWorkersLeaveTheSameAsOneProcess() {
		RealProgram spread = small("spread");
		RealProgram.Running one = worker(spread);
		RealProgram.Running other = worker(spread);

		RealProgram.Ended night = spread.run(with(NIGHT));

		assertThat(night.done()).as("%s", night).isTrue();
		leftTheSame(spread);
		endsWell(one);
		endsWell(other);
		assertThat(Books.number(spread, """
				select count(*) from handed_range where state = 'ENDED' and worker_id is not null""")).isGreaterThan(8);
		assertThat(Books.number(spread, "select count(distinct worker_id) from handed_range")).isEqualTo(2);
	}

	@Test
	void anotherWorkerGoesOnWithWhatAKilledOneHad() {
		RealProgram spread = small("killed");
		RealProgram.Running killed = worker(pausing(spread, "PT4M"));
		RealProgram.Running night = spread.start(with(NIGHT));
		Books.await(spread, TAKEN);
		RealProgram.Running other = worker(spread);

		killed.kill();

		assertThat(night.await()).as("%s", night).matches(RealProgram.Ended::done);
		leftTheSame(spread);
		endsWell(other);
		assertThat(Books.number(spread, "select max(tries) from handed_range")).isEqualTo(1);
	}

	@Test
	void aFrozenWorkerThatWakesUpWritesNothing() throws IOException {
		RealProgram spread = small("frozen");
		RealProgram.Running frozen = worker(pausing(spread, "PT3S"));
		RealProgram.Running night = spread.start(with(NIGHT));
		Books.await(spread, TAKEN);
		signal("STOP", frozen);
		RealProgram.Running other = worker(spread);

		assertThat(night.await()).as("%s", night).matches(RealProgram.Ended::done);

		leftTheSame(spread);
		signal("CONT", frozen);
		Path log = spread.home().resolve("logs/expiry.log");
		Books.await(spread,
				"select count(*) from worker where heard_at > now() - interval '1 second' having count(*) > 1");
		endsWell(frozen);
		endsWell(other);
		assertThat(Files.readString(log)).contains("was given to another worker");
		leftTheSame(spread);
	}

	@Test
	void aWorkerThatIsCutFromTheDatabaseGivesItsRangeBack() {
		RealProgram spread = small("cut");
		RealProgram.Running worker = worker(pausing(
				new RealProgram(spread.home(), spread.url() + "&ApplicationName=cut", spread.javaOptions()), "PT1S"));
		RealProgram.Running night = spread.start(with(NIGHT));
		Books.await(spread, TAKEN);

		assertThat(Books.number(spread, """
				select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'cut'"""))
			.isPositive();

		assertThat(night.await()).as("%s", night).matches(RealProgram.Ended::done);
		leftTheSame(spread);
		endsWell(worker);
		assertThat(Books.number(spread, "select max(tries) from handed_range")).isEqualTo(1);
		assertThat(Books.number(spread, "select count(*) from handed_range where worker_id is null")).isZero();
	}

	@Test
	void aNightWhoseProcessWasKilledIsFinishedByTheSameCommand() {
		RealProgram spread = small("manager");
		RealProgram.Running worker = worker(pausing(spread, "PT1S"));
		RealProgram.Running killed = spread.start(with(NIGHT));
		Books.await(spread, TAKEN);
		killed.kill();

		RealProgram.Ended night = spread.run(with(NIGHT));

		assertThat(night.done()).as("%s", night).isTrue();
		leftTheSame(spread);
		endsWell(worker);
		assertThat(Books.number(spread, "select count(*) from handed_range where state not in ('ENDED', 'WITHDRAWN')"))
			.isZero();
	}

	private static void leftTheSame(RealProgram spread) {
		assertThat(Fingerprint.differences(left, calm, spread)).isEmpty();
	}

	private static RealProgram small(String name) {
		RealProgram copy = Stage.copy(base, directory, name);
		return new RealProgram(copy.home(), copy.url(), List.of(SMALL));
	}

	private static RealProgram pausing(RealProgram program, String pause) {
		return new RealProgram(program.home(), program.url(),
				List.of(SMALL, PausedNight.OPTION, "-D%s=%s".formatted(PausedNight.PAUSE_PROPERTY, pause)));
	}

	private static RealProgram.Running worker(RealProgram program) {
		return program.start("worker", broker.url());
	}

	/** Told to end, a worker ends well. */
	static void endsWell(RealProgram.Running worker) {
		worker.process().destroy();
		RealProgram.Ended ended = worker.await();
		assertThat(ended.code()).as("%s", ended).isZero();
	}

	private static void signal(String name, RealProgram.Running running) throws IOException {
		try {
			assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(running.process().pid())).start().waitFor())
				.isZero();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static String[] with(String... command) {
		String[] all = Arrays.copyOf(command, command.length + 4);
		all[command.length] = "--workers";
		all[command.length + 1] = broker.url();
		all[command.length + 2] = "--workers-wait";
		all[command.length + 3] = Duration.ofSeconds(8).toString();
		return all;
	}

}
