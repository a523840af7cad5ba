package io.pointexpiry.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A directory that only its owner may enter (0700), where this program makes it. One that
 * is there already is left as it is: who made it knows who is to enter.
 */
public final class PrivateFolder {

	private PrivateFolder() {
	}

	/**
	 * Creates a directory where it is missing; those above it as the umask says.
	 * @throws IOException if it cannot be created
	 */
	public static void create(Path folder) throws IOException {
		Path place = folder.toAbsolutePath().normalize();
		if (Files.isDirectory(place)) {
			return;
		}
		if (place.getParent() != null) {
			Files.createDirectories(place.getParent());
		}
		try {
			Files.createDirectory(place,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		}
		catch (FileAlreadyExistsException ex) { // by another command, in this instant
			if (!Files.isDirectory(place)) {
				throw ex;
			}
		}
	}

}
