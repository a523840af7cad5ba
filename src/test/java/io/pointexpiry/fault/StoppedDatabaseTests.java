package io.pointexpiry.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.pointexpiry.support.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database server that is stopped while the program works, and started again later: the
 * program says that it can not be reached, and goes on to the same books and files.
 *
 * <p>
 * A short round by default; {@code -Dstops=20} makes a long one, {@code -Dseed=N} repeats
 * one.
 */
@EnabledIfSystemProperty(named = "stops", matches = "[1-9]\\d*", disabledReason = "a long round: -Dstops=20 makes it")
class StoppedDatabaseTests {

	private static final int STOPS = Integer.getInteger("stops", 1);

	private static final boolean LONG = STOPS > 1;

	private static final long SEED = Long.getLong("seed", 20250115L);

	@TempDir
	private Path directory;

	@Test
	void leavesTheSameBooksAndFilesAsAnUndisturbedProgram() {
		List<String[]> commands = Week.story(this.directory, LONG ? 1600 : 100).commands();
		Week week = Week.calm(TestDatabase.POSTGRESQL, this.directory, LONG ? commands : commands.subList(0, 2));
		Random random = new Random(SEED);
		int left = STOPS;

		for (int round = 1; left > 0; round++) {
			Path home = Stage.fresh(TestDatabase.H2, this.directory, "round" + round).home();
			try (OwnServer server = new OwnServer(this.directory.resolve("server" + round))) {
				RealProgram program = new RealProgram(home, server.url());
				Map<String, Integer> events = week.disturb(program, random, left, (it, running) -> {
					server.stop();
					running.endsWithin(Duration.ofMinutes(2));
					server.start();
				});
				left -= events.values().stream().mapToInt(Integer::intValue).sum();

				System.out.printf("stopped, seed %d, round %d: %s%n", SEED, round, events);
				assertThat(program.run("verify").output()).as("seed %d, round %d", SEED, round)
					.contains("The books agree.");
			}
		}
	}

	/** A server of its own, with data that outlive it. */
	private static final class OwnServer implements AutoCloseable {

		private final Path data;

		private EmbeddedPostgres server;

		OwnServer(Path data) {
			this.data = data;
			this.server = start(0);
		}

		String url() {
			return this.server.getJdbcUrl("postgres", "postgres");
		}

		void stop() {
			try {
				this.server.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		void start() {
			this.server = start(this.server.getPort());
		}

		private EmbeddedPostgres start(int port) {
			try {
				EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
					.setDataDirectory(this.data)
					.setCleanDataDirectory(false);
				return ((port != 0) ? builder.setPort(port) : builder).start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public void close() {
			stop();
		}

	}

}
