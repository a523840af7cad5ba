package io.pointexpiry.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import io.pointexpiry.database.Database;

/**
 * One set of books: a home and its database.
 *
 * @param home the home directory
 * @param database the database
 */
record Books(Path home, Database database) {

	/** A connection as the program makes them: the same durability. */
	Connection connect() throws SQLException {
		return this.database.connect();
	}

	/** Puts a policy file in its place. */
	Books with(String policy) throws IOException {
		Files.createDirectories(this.home);
		Files.writeString(this.home.resolve("policy.yml"), policy);
		return this;
	}

}
