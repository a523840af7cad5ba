package io.pointexpiry.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.pointexpiry.file.Home;

/** Finds files with secrets in them that other users may read, or change. */
final class OpenFiles {

	private OpenFiles() {
	}

	/** A sentence for each. */
	static List<String> warnings(Home home, List<Setting> inFiles) {
		List<String> warnings = new ArrayList<>();
		for (Path file : inFiles.stream()
			.filter((setting) -> setting.holdsSecret() && !setting.value().matches("\\$\\{.*}"))
			.map((setting) -> Path.of(setting.place().replaceFirst(":\\d+$", "")))
			.collect(Collectors.toCollection(TreeSet::new))) {
			if (isOpen(home, file)) {
				warnings.add("warning: %s holds a password, and other users can read it. Close it with: chmod 0600 '%s'"
					.formatted(file, file));
			}
		}
		return warnings;
	}

	/**
	 * A sentence for a file with a key that others may read, and for one that says who is
	 * trusted and that others may change.
	 */
	static List<String> ofStores(Home home, Optional<Path> keys, Optional<Path> trusted) {
		List<String> warnings = new ArrayList<>();
		keys.filter((file) -> isOpen(home, file))
			.ifPresent((file) -> warnings
				.add("warning: %s holds a key, and other users can read it. Close it with: chmod 0600 '%s'"
					.formatted(file, file)));
		trusted.filter((file) -> Files.isRegularFile(file) && allows(file, PosixFilePermission.OTHERS_WRITE))
			.ifPresent((file) -> warnings.add(
					"warning: %s says whom the program trusts, and other users can change it. Close it with: chmod o-w '%s'"
						.formatted(file, file)));
		return warnings;
	}

	/** Whether others may read it, and the folders from the home on let them pass. */
	private static boolean isOpen(Home home, Path file) {
		if (!Files.isRegularFile(file) || !allows(file, PosixFilePermission.OTHERS_READ)) {
			return false;
		}
		for (Path folder = file.getParent(); folder != null
				&& folder.startsWith(home.root()); folder = folder.getParent()) {
			if (!allows(folder, PosixFilePermission.OTHERS_EXECUTE)) {
				return false;
			}
		}
		return true;
	}

	private static boolean allows(Path path, PosixFilePermission right) {
		try {
			return Files.getPosixFilePermissions(path).contains(right);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
