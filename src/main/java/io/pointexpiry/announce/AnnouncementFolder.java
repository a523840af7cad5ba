package io.pointexpiry.announce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.pointexpiry.file.FilePermissions;
import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.file.GoneFolder;

/**
 * The folder of one announcement: whole or not there. Only a folder that is empty, or
 * holds an announcement and nothing else, is ever replaced.
 */
public final class AnnouncementFolder {

	private final Path place;

	/**
	 * Creates it; nothing is written.
	 * @param folder the place, as it was named
	 * @throws IOException if it cannot be found out what lies there
	 */
	public AnnouncementFolder(Path folder) throws IOException {
		this.place = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
	}

	/**
	 * Checks that the announcement can be written there.
	 * @param replace whether an announcement that lies there may be replaced
	 * @throws AnnouncementException if it cannot
	 */
	public void check(boolean replace) throws IOException {
		Path parent = this.place.getParent();
		if (parent == null || !Files.isDirectory(parent)) {
			throw new AnnouncementException(
					"%s cannot be written: found no folder %s; expected one. Create it, or name another with --out."
						.formatted(this.place, parent));
		}
		if (!Files.exists(this.place, LinkOption.NOFOLLOW_LINKS)) {
			return;
		}
		if (!Files.isDirectory(this.place)) {
			throw new AnnouncementException(
					"%s is no folder; expected one, or the name of a new one. Name another with --out."
						.formatted(this.place));
		}
		List<String> present = present();
		List<String> others = present.stream().filter((name) -> !AnnouncementFiles.names().contains(name)).toList();
		if (!others.isEmpty()) {
			throw new AnnouncementException(
					"%s holds other files (%s), which are not replaced. Name a new folder with --out."
						.formatted(this.place, others.get(0)));
		}
		if (!present.isEmpty() && !replace) {
			throw new AnnouncementException("%s exists; --force replaces it.".formatted(this.place));
		}
	}

	private List<String> present() throws IOException {
		try (Stream<Path> files = Files.list(this.place)) {
			return files.map((file) -> String.valueOf(file.getFileName())).sorted().toList();
		}
	}

	/**
	 * Writes the files under a dot-name and moves them into place by one rename.
	 * @param files the text of each file by its name
	 * @return the folder
	 * @throws IOException if they cannot be written; what lay there is unchanged then
	 */
	public Path write(Map<String, String> files) throws IOException {
		Path draft = this.place.resolveSibling("." + this.place.getFileName() + ".draft");
		GoneFolder.delete(draft);
		try {
			FilePermissions.folder(draft);
			for (Map.Entry<String, String> file : files.entrySet()) {
				FinishedFile.write(draft.resolve(file.getKey()), (writer) -> writer.write(file.getValue()));
			}
			GoneFolder.remove(this.place);
			Files.move(draft, this.place, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			GoneFolder.delete(draft);
		}
		FinishedFile.sync(Objects.requireNonNull(this.place.getParent(), "a folder has a parent"));
		return this.place;
	}

}
