package io.pointexpiry.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Which steps of the schema Flyway wrote down as done. */
final class SchemaHistory {

	private static final String TABLE = "flyway_schema_history";

	private static final Pattern STEP = Pattern.compile("V(?<version>[0-9]+)__.*\\.sql");

	private SchemaHistory() {
	}

	/**
	 * Whether the history holds each step of this release, no other, and none that
	 * failed. Where it says no, Flyway has to be asked.
	 * @throws SQLException if the database cannot be reached
	 */
	static boolean isComplete(Connection connection) throws SQLException {
		if (!exists(connection)) {
			return false;
		}
		Set<String> done = new HashSet<>();
		try (Statement statement = connection.createStatement();
				ResultSet row = statement
					.executeQuery("select \"version\", \"success\" from \"" + TABLE + "\" where \"type\" <> 'TABLE'")) {
			while (row.next()) {
				if (!row.getBoolean("success") || !done.add(Objects.requireNonNullElse(row.getString("version"), ""))) {
					return false;
				}
			}
		}
		return done.equals(steps(Vendor.of(connection)));
	}

	private static boolean exists(Connection connection) throws SQLException {
		String schema = connection.getSchema();
		if (schema == null) {
			return false;
		}
		try (ResultSet tables = connection.getMetaData().getTables(connection.getCatalog(), schema, TABLE, null)) {
			return tables.next();
		}
	}

	/** The versions of the steps on the class path. */
	private static Set<String> steps(Vendor vendor) {
		Set<String> versions = new TreeSet<>();
		for (String folder : Schema.folders(vendor).toList()) {
			Stream.of(files(folder))
				.map((file) -> STEP.matcher(Objects.requireNonNullElse(file.getFilename(), "")))
				.filter(Matcher::matches)
				.forEach((name) -> versions.add(name.group("version")));
		}
		return versions;
	}

	private static Resource[] files(String folder) {
		try {
			return new PathMatchingResourcePatternResolver().getResources("classpath:" + folder + "/*.sql");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
