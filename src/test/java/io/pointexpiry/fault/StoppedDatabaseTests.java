package io.pointexpiry.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import io.pointexpiry.support.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database server that is stopped while the program works, and started again later: the
 * program says that it cannot be reached, and goes on to the same books and files.
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

		try (OwnServer server = new OwnServer(this.directory.resolve("server"))) {
			week.disturbInRounds("stopped, seed " + SEED, STOPS, new Random(SEED), (round) -> {
				Path home = Stage.fresh(TestDatabase.H2, this.directory, round).home();
				return new RealProgram(home, server.newDatabase(round));
			}, (program, running) -> {
				server.stop();
				running.endsWithin(Duration.ofMinutes(2));
				server.start();
			});
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

		String newDatabase(String name) {
			String url = this.server.getJdbcUrl("postgres", name);
			try (Server administrator = new Server(url)) {
				administrator.execute("create database " + name);
			}
			return url;
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
