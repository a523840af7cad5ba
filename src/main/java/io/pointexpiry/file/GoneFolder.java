package io.pointexpiry.file;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

import org.jspecify.annotations.Nullable;

/**
 * A folder that is removed with all that lies in it: for whoever looks at its place it is
 * whole or gone. Killed at any instant, doing it again finishes it.
 */
public final class GoneFolder {

	private GoneFolder() {
	}

	/**
	 * Moves a folder to a dot-name beside its place by one rename, and deletes it there.
	 * @param folder the place; nothing need lie there
	 * @throws IOException if it cannot be removed
	 */
	public static void remove(Path folder) throws IOException {
		Path gone = folder.resolveSibling("." + folder.getFileName() + ".gone");
		delete(gone);
		if (Files.exists(folder)) {
			Files.move(folder, gone, StandardCopyOption.ATOMIC_MOVE);
			delete(gone);
		}
	}

	/** Deletes a folder that nobody looks at, where it exists. */
	public static void delete(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Files.delete(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
					throws IOException {
				if (problem != null) {
					throw problem;
				}
				Files.delete(directory);
				return FileVisitResult.CONTINUE;
			}
		});
	}

}
