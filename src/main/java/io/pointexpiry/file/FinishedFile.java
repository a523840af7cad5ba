package io.pointexpiry.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.Set;

/**
 * A file that is whole or not there: written under a dot-name beside its place, forced to
 * the disk, and moved into place by one rename. For owner and group only (0640, folders
 * that were missing 0750), whatever the umask. What is no regular file, such as a device
 * or a link, is never replaced.
 */
public final class FinishedFile {

	private static final Set<PosixFilePermission> OWNER_AND_GROUP = FilePermissions.FILE.value();

	private FinishedFile() {
	}

	/**
	 * Writes UTF-8 text.
	 * @param target the place; its directory is created where it is missing, a file that
	 * lies there is replaced
	 * @param content writes the text; if it fails, nothing is left behind
	 * @throws FileSystemException if the file cannot be written; it names the place
	 */
	public static void write(Path target, Content content) throws IOException {
		writeBytes(target, (out) -> {
			Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
			content.writeTo(writer);
			writer.flush();
		});
	}

	/**
	 * Writes bytes.
	 * @param target the place, as for text
	 * @param content writes the bytes; if it fails, nothing is left behind
	 * @throws FileSystemException if the file cannot be written; it names the place
	 */
	public static void writeBytes(Path target, Bytes content) throws IOException {
		Path place = target.toAbsolutePath();
		Path directory = Objects.requireNonNull(place.getParent(), "a file has a directory");
		if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
			throw new FileSystemException(place.toString(), null, "is no regular file, and is not replaced");
		}
		FilePermissions.missing(directory);
		Path draft = directory.resolve("." + place.getFileName() + ".draft");
		Files.deleteIfExists(draft);
		try (FileChannel channel = FileChannel.open(draft,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FilePermissions.FILE)) {
			Files.setPosixFilePermissions(draft, OWNER_AND_GROUP); // the umask may have
																	// taken the group's
																	// away
			content.writeTo(Channels.newOutputStream(channel));
			channel.force(true);
			Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (FileSystemException ex) {
			throw ex;
		}
		catch (IOException ex) { // such as a full disk's, which does not name the file
			FileSystemException named = new FileSystemException(place.toString(), null, ex.getMessage());
			named.initCause(ex);
			throw named;
		}
		finally {
			Files.deleteIfExists(draft);
		}
		sync(directory);
	}

	/** Makes renames within a directory durable. */
	public static void sync(Path directory) throws IOException {
		try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

	/** Text that is written into a file. */
	@FunctionalInterface
	public interface Content {

		void writeTo(Writer writer) throws IOException;

	}

	/** Bytes that are written into a file. */
	@FunctionalInterface
	public interface Bytes {

		void writeTo(OutputStream out) throws IOException;

	}

}
