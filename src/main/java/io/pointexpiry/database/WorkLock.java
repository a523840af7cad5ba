package io.pointexpiry.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.pointexpiry.file.PrivateFolder;
import org.jspecify.annotations.Nullable;

/**
 * The right to work on the books, held by one process at a time. It belongs to the
 * operating system (embedded database) or to the database server (PostgreSQL, on a
 * connection of its own), so that it ends with its owner: a dead one blocks nobody.
 *
 * @see "rules.md#one-at-a-time"
 */
public final class WorkLock implements AutoCloseable, Fence {

	/** Places in a lock file, far behind what is written in it. */
	private static final long DOOR = 1L << 32;

	private static final long OWNER = DOOR + 1;

	private final @Nullable FileChannel file;

	private final @Nullable ServerLock server;

	private WorkLock(@Nullable FileChannel file, @Nullable ServerLock server) {
		this.file = file;
		this.server = server;
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
	 * @throws SQLException if the database cannot be reached
	 * @throws IOException if the lock file cannot be written
	 */
	public static WorkLock take(Database database, Path fallback, Worker worker) throws SQLException, IOException {
		String file = database.embeddedFile();
		return database.isEmbedded() ? ofFile((file != null) ? Path.of(file + ".lock") : fallback, worker)
				: new WorkLock(null, ServerLock.take(database, worker));
	}

	private static WorkLock ofFile(Path path, Worker worker) throws IOException {
		PrivateFolder.create(Objects.requireNonNull(path.toAbsolutePath().normalize().getParent()));
		FileChannel channel = FileChannel.open(path,
				Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try {
			// One at a time takes the lock and signs, or fails to and reads who has it.
			FileLock door = channel.lock(DOOR, 1, false);
			if (channel.tryLock(OWNER, 1, false) == null) {
				throw new BusyException(who(path));
			}
			channel.truncate(0);
			channel.write(ByteBuffer.wrap(worker.toString().getBytes(StandardCharsets.UTF_8)), 0);
			door.release();
			return new WorkLock(channel, null);
		}
		catch (OverlappingFileLockException ex) { // held by another part of this process
			channel.close();
			throw new BusyException(who(path));
		}
		catch (IOException | BusyException ex) {
			channel.close();
			throw ex;
		}
	}

	private static String who(Path path) throws IOException {
		return Files.readString(path, StandardCharsets.UTF_8).strip();
	}

	/**
	 * Who works on the books, besides this process. An embedded database is open in one
	 * process only: there it is nobody.
	 * @param books a connection to them
	 * @throws SQLException if the database cannot be asked
	 */
	public static Optional<Worker> workerOn(Connection books) throws SQLException {
		return (Vendor.of(books) == Vendor.POSTGRESQL) ? ServerLock.holder(books) : Optional.empty();
	}

	/**
	 * Signs with our name where the schema was not there yet when the lock was taken.
	 * @throws SQLException if the database cannot be reached
	 */
	public void sign() throws SQLException {
		if (this.server != null) {
			this.server.signLater();
		}
	}

	/**
	 * Makes sure, for one transaction, that nobody else has the right meanwhile. The
	 * operating system takes a file's lock from nobody; a server ends a connection, and
	 * with it the lock, while its process lives on.
	 */
	@Override
	public void confirm(Connection transaction) throws SQLException {
		if (this.server != null) {
			this.server.confirm(transaction);
		}
	}

	/**
	 * The same for a process that works in the owner's name: makes sure, for one
	 * transaction on a server, that the owner has the right. The next owner waits for the
	 * transaction.
	 * @param owner who is meant to have the right
	 * @throws LostException if somebody else has it
	 * @throws SQLException if the database cannot be reached
	 */
	public static void confirm(Connection transaction, Worker owner) throws SQLException {
		ServerLock.confirm(transaction, owner);
	}

	@Override
	public void close() throws IOException {
		if (this.file != null) {
			this.file.close();
		}
		if (this.server != null) {
			this.server.close();
		}
	}

	/** Somebody else works on the books; the message says who, and since when. */
	public static final class BusyException extends RuntimeException {

		public BusyException(String who) {
			super(who);
		}

	}

	/**
	 * Our right was lost and somebody else has it now; the message says who, and since
	 * when.
	 */
	public static final class LostException extends RuntimeException {

		public LostException(String who) {
			super(who);
		}

	}

}
