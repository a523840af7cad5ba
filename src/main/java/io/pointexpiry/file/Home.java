package io.pointexpiry.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The home directory: database, rejects, notices, reports, logs, templates. Only its
 * owner may enter it (0700) where this program made it, and its database and its logs in
 * any case.
 *
 * @param root the directory, absolute
 */
public record Home(Path root) {

	/** Beside the folders of locales, the one of announcements. */
	public static final String ANNOUNCEMENTS = "announce";

	private static final Set<PosixFilePermission> OPEN = Set.of(PosixFilePermission.GROUP_WRITE,
			PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

	public Home {
		root = root.toAbsolutePath().normalize();
	}

	/**
	 * Creates the directory where it does not exist, closed to everybody but its owner.
	 * One that exists stays as open as its owner made it.
	 * @throws IOException if it cannot be created or written to; its message is a
	 * sentence for the operator
	 */
	public Home prepare() throws IOException {
		if (Files.exists(this.root) && !Files.isDirectory(this.root)) {
			throw new IOException(
					"The home " + this.root + " is a file; expected a directory. Name another with --home.");
		}
		PrivateFolder.create(this.root);
		if (!Files.isWritable(this.root)) {
			throw new IOException("The home " + this.root
					+ " cannot be written to. Give its owner the right to, or name another with --home.");
		}
		return this;
	}

	/**
	 * A sentence for the operator where the directory is open to everybody, or its group
	 * may change it. That its group may enter is left to its owner: the SMS sender may
	 * belong to it.
	 */
	public Optional<String> warning() throws IOException {
		Set<PosixFilePermission> modes = Files.getPosixFilePermissions(this.root);
		boolean open = !Collections.disjoint(modes, OPEN);
		return open ? Optional.of("The home %s is open to other users (%s). Close it with: chmod 0700 '%s'"
			.formatted(this.root, PosixFilePermissions.toString(modes), this.root)) : Optional.empty();
	}

	/**
	 * What tells this home from others that share its books, wherever it is moved to;
	 * empty before it has published anything.
	 */
	public Optional<String> knownId() {
		try {
			return Files.exists(idFile()) ? Optional.of(Files.readString(idFile()).strip()) : Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Gives it an id, where it has none.
	 * @throws IOException if it cannot be written
	 */
	public void makeId() throws IOException {
		if (!Files.exists(idFile())) {
			FinishedFile.write(idFile(), (writer) -> writer.write(UUID.randomUUID() + "\n"));
		}
	}

	/** Its path and machine, for people. */
	public String shown() {
		try {
			return this.root + " on " + InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return this.root.toString();
		}
	}

	private Path idFile() {
		return this.root.resolve(".home-id");
	}

	/** The H2 database that is used where no other is named. */
	public Path database() {
		return this.root.resolve("db").resolve("points");
	}

	/** The policy file that is used where no other is named. */
	public Path policy() {
		return this.root.resolve("policy.yml");
	}

	/** The operator's own settings: {@code application.yml} or {@code .properties}. */
	public Path config() {
		return this.root.resolve("config");
	}

	/** Files of rows that could not be taken. */
	public Path rejects() {
		return this.root.resolve("rejects");
	}

	/**
	 * The finished ones among them, which wait for somebody to look at them, in the order
	 * of their names.
	 * @throws IOException if their folder cannot be read
	 */
	public List<Path> rejectFiles() throws IOException {
		if (!Files.isDirectory(rejects())) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(rejects())) {
			return files.filter(Files::isRegularFile)
				.filter((file) -> !file.getFileName().toString().startsWith("."))
				.sorted()
				.toList();
		}
	}

	/** Reports that are written without being asked for by name. */
	public Path reports() {
		return this.root.resolve("reports");
	}

	/** Logs of runs and of access to members' data. */
	public Path logs() {
		return this.root.resolve("logs");
	}

	/** What a monitoring system reads. */
	public Path metrics() {
		return this.root.resolve("metrics");
	}

	/** The operator's own templates: of notices, a folder for each locale. */
	public Path templates() {
		return this.root.resolve("templates");
	}

	/** The operator's own templates of announcements; no locale is called so. */
	public Path announcementTemplates() {
		return templates().resolve(ANNOUNCEMENTS);
	}

	/** The folder that holds a business date's numbered folders of notices. */
	public Path notices(LocalDate businessDate) {
		return this.root.resolve("notices").resolve(businessDate.toString());
	}

}
