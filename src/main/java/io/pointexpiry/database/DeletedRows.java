package io.pointexpiry.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.pointexpiry.file.FinishedFile;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;
import org.jspecify.annotations.Nullable;

/**
 * What is left in a database's files of rows that were deleted or changed.
 *
 * <p>
 * H2 leaves their bytes where they are until it needs the room: the file is copied, what
 * is in use only, and the copy takes its place once it is on the disk. Its own SHUTDOWN
 * COMPACT does the first of it, but leaves compressed pages, which every later command
 * would have to unpack. A server has VACUUM for it, which is its administrator's.
 *
 * @see "rules.md#personal-data"
 */
public final class DeletedRows {

	/** How a file begins that is not encrypted. */
	private static final String PLAIN = "H:";

	private DeletedRows() {
	}

	/**
	 * Removes them from the file of an embedded database, which is closed for it; nobody
	 * else uses it, and no transaction is open. Killed at any instant, the file is the
	 * old or the new one. Does nothing on a server, in memory, and where the file is
	 * encrypted.
	 * @param books where they are kept; connections that are asked for later are new
	 * @throws SQLException if the database cannot be closed
	 * @throws IOException if there is no room for a second file
	 */
	public static void remove(DataSource books) throws SQLException, IOException {
		Path file = close(books);
		if (file == null || !isPlain(file)) {
			return;
		}
		String name = file.getFileName().toString();
		Path draft = file.resolveSibling("." + name.replace(Database.ENDING, ".purge" + Database.ENDING));
		Path copy = file.resolveSibling(draft.getFileName() + ".tempFile");
		Files.deleteIfExists(draft);
		Files.deleteIfExists(copy);
		try {
			Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
			link(file, draft);
			MVStoreTool.compact(draft.toString(), false);
			Files.setPosixFilePermissions(draft, permissions);
			try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
				channel.force(true);
			}
			Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			FinishedFile.sync(Objects.requireNonNull(file.getParent()));
		}
		catch (MVStoreException ex) { // such as a full disk's
			throw new IOException("The database file %s could not be written anew: %s".formatted(file, ex.getMessage()),
					ex);
		}
		finally {
			Files.deleteIfExists(draft);
			Files.deleteIfExists(copy);
		}
	}

	/**
	 * Closes an embedded database; answers its file, or null where there is none.
	 */
	private static @Nullable Path close(DataSource books) throws SQLException {
		try (Connection connection = books.getConnection(); Statement statement = connection.createStatement()) {
			if (Vendor.of(connection) != Vendor.H2) {
				return null;
			}
			String file;
			try (ResultSet path = statement.executeQuery("select database_path()")) {
				file = path.next() ? path.getString(1) : null;
			}
			if (file == null) {
				return null;
			}
			if (books.isWrapperFor(HikariDataSource.class)) {
				books.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
			}
			statement.execute("shutdown");
			return Path.of(file + Database.ENDING).toAbsolutePath();
		}
	}

	private static boolean isPlain(Path file) throws IOException {
		try (var in = Files.newInputStream(file)) {
			return new String(in.readNBytes(PLAIN.length()), StandardCharsets.US_ASCII).equals(PLAIN);
		}
	}

	/** A second name for a file, or, where the file system has none, a copy. */
	private static void link(Path file, Path other) throws IOException {
		try {
			Files.createLink(other, file);
		}
		catch (UnsupportedOperationException | FileSystemException ex) {
			Files.copy(file, other, StandardCopyOption.REPLACE_EXISTING);
		}
	}

}
