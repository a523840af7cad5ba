package io.pointexpiry.store;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

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
		return flyway.migrate().migrationsExecuted;
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

}
