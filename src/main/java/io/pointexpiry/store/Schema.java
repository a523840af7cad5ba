package io.pointexpiry.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/**
 * The schema of the books, which the program owns: brought up to date before anything
 * reads it.
 */
public final class Schema {

	private Schema() {
	}

	/**
	 * Creates the tables, or upgrades them from an earlier release.
	 * @return how many steps were missing
	 * @throws SQLException if the database can not be reached
	 * @throws NewerException if a newer release has upgraded them; nothing was changed
	 * @throws UpgradeException if a step failed; on PostgreSQL nothing of it was done,
	 * and an H2 file was saved before
	 */
	public static int migrate(DataSource dataSource) throws SQLException {
		Vendor vendor = Vendor.of(dataSource);
		Flyway flyway = Flyway.configure()
			.dataSource(dataSource)
			.locations("classpath:db/migration/common", "classpath:db/migration/" + vendor.folder())
			.placeholders(vendor.placeholders())
			.load();
		MigrationInfo[] steps = flyway.info().all();
		Optional<MigrationVersion> newer = latest(steps, Schema::isUnknown);
		if (newer.isPresent()) {
			throw new NewerException(newer.get(), latest(steps, (step) -> !isUnknown(step)).orElseThrow());
		}
		Path saved = (vendor == Vendor.H2) ? saved(dataSource, steps) : null;
		try {
			int executed = flyway.migrate().migrationsExecuted;
			if (saved != null) {
				Files.deleteIfExists(saved);
			}
			return executed;
		}
		catch (FlywayException ex) {
			throw new UpgradeException(ex, (saved != null && Files.exists(saved)) ? saved : null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Where an H2 file is saved before its schema changes: H2 commits each statement by
	 * itself, so that a step that fails, or whose process dies, is half done.
	 * @return null: the database is in no file
	 */
	private static @Nullable Path saved(DataSource dataSource, MigrationInfo[] steps) throws SQLException {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			String file = path(statement);
			if (file == null) {
				return null;
			}
			Path saved = Path.of(file + ".before-upgrade.zip");
			boolean upgrades = Stream.of(steps).anyMatch((step) -> step.getState().isApplied())
					&& Stream.of(steps).anyMatch((step) -> !step.getState().isApplied());
			if (upgrades && !Files.exists(saved)) {
				statement.execute("backup to '%s'".formatted(saved.toString().replace("'", "''")));
			}
			return saved;
		}
	}

	private static @Nullable String path(Statement statement) throws SQLException {
		try (ResultSet row = statement.executeQuery("select database_path()")) {
			return row.next() ? row.getString(1) : null;
		}
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

		private static final String AGAIN = "Nothing of that step was done; mend the cause and give the command again";

		private static final String PUT_BACK = "Mend the cause, put the file back that lies in %s, and give the command again";

		UpgradeException(FlywayException cause, @Nullable Path saved) {
			super("The schema of the books could not be upgraded: %s. %s.".formatted(reason(cause),
					(saved != null) ? PUT_BACK.formatted(saved) : AGAIN), cause);
		}

		private static String reason(FlywayException cause) {
			return String.valueOf(cause.getMessage())
				.strip()
				.replaceAll("\\s*\\R\\s*", "; ")
				.replaceAll("[.;\\s]+$", "");
		}

	}

}
