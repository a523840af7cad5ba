package io.pointexpiry.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who may read what is published: folders 0750, files 0640, whatever the umask. */
public final class FilePermissions {

	public static final FileAttribute<Set<PosixFilePermission>> FILE = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));

	private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwxr-x---");

	private FilePermissions() {
	}

	/** Creates a folder, and those above it that are missing. */
	public static void folder(Path folder) throws IOException {
		missing(folder);
		Files.setPosixFilePermissions(folder, FOLDER);
	}

	/**
	 * Creates a folder and those above it, where they are missing; one that is there
	 * stays as it is.
	 */
	public static void missing(Path folder) throws IOException {
		Path place = folder.toAbsolutePath().normalize();
		if (Files.isDirectory(place)) {
			return;
		}
		if (place.getParent() != null) {
			missing(place.getParent());
		}
		try {
			Files.createDirectory(place);
			Files.setPosixFilePermissions(place, FOLDER);
		}
		catch (FileAlreadyExistsException ex) { // by another command, in this instant
			if (!Files.isDirectory(place)) {
				throw ex;
			}
		}
	}

	/** Creates an empty file, where it is missing. */
	public static void file(Path file) throws IOException {
		if (Files.exists(file)) {
			return;
		}
		try {
			Files.createFile(file, FILE);
		}
		catch (FileAlreadyExistsException ex) {
			return; // by another command, in this instant
		}
	}

	/**
	 * Sets the modes of all files below a folder, where the umask took away more than it
	 * should: one of them tells.
	 */
	public static void restore(Path folder, Path one) throws IOException {
		if (Files.getPosixFilePermissions(one).equals(FILE.value())) {
			return;
		}
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Files.setPosixFilePermissions(file, FILE.value());
				return FileVisitResult.CONTINUE;
			}
		});
	}

}
