package io.pointexpiry.store;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;

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
	 */
	public static int migrate(DataSource dataSource) throws SQLException {
		Vendor vendor = Vendor.of(dataSource);
		return Flyway.configure()
			.dataSource(dataSource)
			.locations("classpath:db/migration/common", "classpath:db/migration/" + vendor.folder())
			.placeholders(vendor.placeholders())
			.load()
			.migrate().migrationsExecuted;
	}

}
