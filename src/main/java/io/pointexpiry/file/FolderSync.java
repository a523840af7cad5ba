package io.pointexpiry.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Makes a whole folder durable. A million small files are forced by one call for their
 * file system ({@code sync -f} of GNU coreutils), where there is one; elsewhere file by
 * file.
 */
public final class FolderSync {

	private static final int FEW_FILES = 200;

	private static final int MINUTES = 30;

	private FolderSync() {
	}

	public static void force(Path folder) throws IOException {
		boolean few;
		try (var files = Files.walk(folder)) {
			few = files.limit(FEW_FILES + 1L).count() <= FEW_FILES;
		}
		if (few || !forceFileSystem(folder)) {
			forceEach(folder);
		}
	}

	private static boolean forceFileSystem(Path folder) throws IOException {
		try {
			Process sync = new ProcessBuilder("sync", "-f", folder.toString()).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			return sync.waitFor(MINUTES, TimeUnit.MINUTES) && sync.exitValue() == 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while " + folder + " was forced to the disk", ex);
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static void forceEach(Path folder) throws IOException {
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
					channel.force(true);
				}
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
					throws IOException {
				FinishedFile.sync(directory);
				return FileVisitResult.CONTINUE;
			}
		});
	}

}
