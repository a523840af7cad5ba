package io.pointexpiry.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.support.JdbcUtils;

/**
 * The right to work on the books, held by one process at a time. It belongs to the
 * operating system (embedded database) or to the database server (PostgreSQL, on a
 * connection of its own), so that it ends with its owner: a dead one blocks nobody.
 */
public final class WorkLock implements AutoCloseable {

	/** The key of the advisory lock; locks are per database, so one number serves. */
	private static final long ADVISORY_KEY = 0x706F_696E_7473L;

	private final Release release;

	private WorkLock(Release release) {
		this.release = release;
	}

	/**
	 * Who works.
	 *
	 * @param command the command, with its date where it has one
	 * @param host the machine
	 * @param pid the process there
	 * @param since since when
	 */
	public record Worker(String command, String host, long pid, Instant since) {

		@Override
		public String toString() {
			return "%s, process %d on %s, since %s".formatted(this.command, this.pid, this.host, this.since);
		}

	}

	/**
	 * Takes the right to work, or says at once who has it.
	 * @param database the books
	 * @param fallback the lock file of an embedded database that is in no file
	 * @throws BusyException if somebody else works
	 * @throws SQLException if the database can not be reached
	 * @throws IOException if the lock file can not be written
	 */
	public static WorkLock take(Database database, Path fallback, Worker worker) throws SQLException, IOException {
		String file = database.embeddedFile();
		return database.isEmbedded() ? ofFile((file != null) ? Path.of(file + ".lock") : fallback, worker)
				: ofServer(database, worker);
	}

	private static WorkLock ofFile(Path path, Worker worker) throws IOException {
		Files.createDirectories(path.toAbsolutePath().normalize().resolveSibling("."));
		FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE);
		@Nullable FileLock lock = tryLock(channel);
		if (lock == null) {
			String who = Files.readString(path, StandardCharsets.UTF_8).strip();
			channel.close();
			throw new BusyException(who);
		}
		channel.truncate(0);
		channel.write(ByteBuffer.wrap(worker.toString().getBytes(StandardCharsets.UTF_8)), 0);
		return new WorkLock(channel::close);
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null; // held by another part of this process
		}
	}

	private static WorkLock ofServer(Database database, Worker worker) throws SQLException {
		Connection connection = database.connect();
		try {
			if (!tryAdvisoryLock(connection)) {
				throw new BusyException(whoWorks(connection));
			}
			sign(connection, worker);
			return new WorkLock(() -> JdbcUtils.closeConnection(connection));
		}
		catch (SQLException | BusyException ex) {
			JdbcUtils.closeConnection(connection);
			throw ex;
		}
	}

	private static boolean tryAdvisoryLock(Connection connection) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
			statement.setLong(1, ADVISORY_KEY);
			try (ResultSet row = statement.executeQuery()) {
				return row.next() && row.getBoolean(1);
			}
		}
	}

	/**
	 * Leaves our name, where the schema is there already; whoever comes second reads it.
	 */
	private static void sign(Connection connection, Worker worker) throws SQLException {
		if (!isThere(connection)) {
			return;
		}
		try (PreparedStatement statement = connection.prepareStatement("""
				insert into at_work (id, command, host, pid, since) values (1, ?, ?, ?, ?)
				on conflict (id) do update set command = excluded.command, host = excluded.host, pid = excluded.pid,
				  since = excluded.since""")) {
			statement.setString(1, worker.command());
			statement.setString(2, worker.host());
			statement.setLong(3, worker.pid());
			statement.setObject(4, RunLog.at(worker.since()));
			statement.executeUpdate();
		}
	}

	private static String whoWorks(Connection connection) throws SQLException {
		if (!isThere(connection)) {
			return "another process";
		}
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select command, host, pid, since from at_work")) {
			return row.next()
					? new Worker(row.getString(1), row.getString(2), row.getLong(3),
							row.getObject(4, java.time.OffsetDateTime.class).toInstant())
						.toString()
					: "another process";
		}
	}

	private static boolean isThere(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select to_regclass('at_work') is not null")) {
			return row.next() && row.getBoolean(1);
		}
	}

	@Override
	public void close() throws IOException {
		this.release.run();
	}

	/** Lets go. */
	private interface Release {

		void run() throws IOException;

	}

	/** Somebody else works on the books; the message says who, and since when. */
	public static final class BusyException extends RuntimeException {

		public BusyException(String who) {
			super(who);
		}

	}

}
