package io.pointexpiry.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.pointexpiry.file.PrivateFolder;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The schema of the books, which the program owns: brought up to date before anything
 * reads it.
 */
public final class Schema {

	/** Of the file of an embedded database. */
	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private Schema() {
	}

	/**
	 * Whether the tables are as this release needs them. Where the history names exactly
	 * the steps of this release, that is said without starting Flyway.
	 * @param connection a connection to the database
	 * @throws SQLException if the database cannot be reached
	 * @throws NewerException if a newer release has upgraded them
	 */
	public static boolean isCurrent(Database database, Connection connection) throws SQLException {
		return SchemaHistory.isComplete(connection) || isCurrent(database);
	}

	private static boolean isCurrent(Database database) throws SQLException {
		MigrationInfo[] steps = flyway(database.unpooled()).info().all();
		Optional<MigrationVersion> newer = latest(steps, Schema::isUnknown);
		if (newer.isPresent()) {
			throw new NewerException(newer.get(), latest(steps, (step) -> !isUnknown(step)).orElseThrow());
		}
		return Stream.of(steps).allMatch((step) -> step.getState().isApplied());
	}

	/**
	 * Creates the tables, or upgrades them from an earlier release: all steps or, on
	 * PostgreSQL, those before one that failed. H2 commits each statement by itself, so
	 * that the file is made, or a copy of it upgraded, beside its place, and moved there
	 * in one rename. The caller sees to it that nobody else has the file open.
	 * @throws SQLException if the database cannot be reached
	 * @throws IOException if the file cannot be written
	 * @throws UpgradeException if a step failed; nothing of it was done
	 */
	public static void migrate(Database database) throws SQLException, IOException {
		String file = database.embeddedFile();
		if (file == null) {
			migrate(database.unpooled());
			return;
		}
		Path place = Path.of(file + Database.ENDING).toAbsolutePath();
		Path directory = Objects.requireNonNull(place.getParent(), "a file has a directory");
		Path draft = directory.resolve("." + Path.of(file).getFileName() + ".upgrade");
		Path drafted = directory.resolve(draft.getFileName() + Database.ENDING);
		PrivateFolder.create(directory);
		Files.deleteIfExists(drafted);
		try {
			if (Files.exists(place)) {
				Files.copy(place, drafted, StandardCopyOption.COPY_ATTRIBUTES);
			}
			migrate(database.in(draft).unpooled());
			Files.setPosixFilePermissions(drafted, OWNER_ONLY);
			Files.move(drafted, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(drafted);
		}
	}

	/**
	 * Creates or upgrades the tables where they are.
	 * @throws SQLException if the database cannot be reached
	 * @throws UpgradeException if a step failed
	 */
	public static void migrate(DataSource dataSource) throws SQLException {
		try {
			flyway(dataSource).migrate();
		}
		catch (FlywayException ex) {
			throw new UpgradeException(ex);
		}
	}

	/**
	 * On PostgreSQL with a lock of the session, not of a transaction: the latter,
	 * Flyway's default, takes a connection of its own, which also writes the history, so
	 * that a process killed between the two commits would leave a step done and not
	 * written down.
	 */
	private static Flyway flyway(DataSource dataSource) throws SQLException {
		Vendor vendor = Vendor.of(dataSource);
		return Flyway.configure()
			.configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
			.dataSource(dataSource)
			.locations(folders(vendor).map("classpath:"::concat).toArray(String[]::new))
			.placeholders(vendor.placeholders())
			.load();
	}

	/** Where the steps lie on the class path. */
	static Stream<String> folders(Vendor vendor) {
		return Stream.of("db/migration/common", "db/migration/" + vendor.folder());
	}

	private static boolean isUnknown(MigrationInfo step) {
		return step.getState() == MigrationState.FUTURE_SUCCESS || step.getState() == MigrationState.FUTURE_FAILED;
	}

	private static Optional<MigrationVersion> latest(MigrationInfo[] steps, Predicate<MigrationInfo> some) {
		return Stream.of(steps).filter(some).map(MigrationInfo::getVersion).max(Comparator.naturalOrder());
	}

	/** The books were upgraded by a newer release than this one. */
	public static final class NewerException extends RuntimeException {

		NewerException(MigrationVersion found, MigrationVersion known) {
			super("The database has the schema of a newer release (%s; this one knows %s). Use that release or a newer one."
				.formatted(found, known));
		}

	}

	/** A step of an upgrade failed. */
	public static final class UpgradeException extends RuntimeException {

		UpgradeException(FlywayException cause) {
			super("""
					The schema of the books could not be upgraded: %s. Nothing of that step was done; mend the cause and give \
					the command again."""
				.formatted(reason(cause)), cause);
		}

		private static String reason(FlywayException cause) {
			return String.valueOf(cause.getMessage())
				.strip()
				.replaceAll("\\s*\\R\\s*", "; ")
				.replaceAll("[.;\\s]+$", "");
		}

	}

}
