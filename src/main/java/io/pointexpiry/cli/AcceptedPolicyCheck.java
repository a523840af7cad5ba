package io.pointexpiry.cli;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import io.pointexpiry.database.Database;
import io.pointexpiry.database.WorkLock;
import io.pointexpiry.policy.PolicyFile;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Compares a policy file with the policies that the books have accepted, for a command
 * that needs no books: it creates none, and changes nothing in those that are there.
 */
final class AcceptedPolicyCheck {

	private AcceptedPolicyCheck() {
	}

	/**
	 * Why a night would not start under this file; empty where it would, and where there
	 * are no books yet.
	 * @throws UsageError if the books are those of another programme
	 * @throws SQLException if the database can't be reached
	 */
	static Optional<String> of(Expiry expiry, PolicyFile file) throws IOException, SQLException {
		CommonOptions.Settings settings = expiry.settings();
		Database database = settings.database();
		if (!database.exists()) {
			return Optional.empty();
		}
		try (Alone alone = new Alone(database.isEmbedded() ? WorkLock.take(database,
				settings.home().root().resolve(".lock"), Session.worker("policy check", expiry.clock())) : null);
				Connection connection = database.connect()) {
			return hasBooks(connection) ? refusal(connection, file) : Optional.empty();
		}
	}

	private static Optional<String> refusal(Connection connection, PolicyFile file) {
		SingleConnectionDataSource books = new SingleConnectionDataSource(connection, true);
		Session.checkProgramme(books, file.programme(), false);
		return Session.appliedPolicies(JdbcClient.create(books), file).refusal();
	}

	private static boolean hasBooks(Connection connection) {
		return JdbcClient.create(new SingleConnectionDataSource(connection, true))
			.sql("""
					select count(*) from information_schema.tables where lower(table_name) = 'applied_policy'""")
			.query(Long.class)
			.single() > 0;
	}

	/** An embedded database is opened by one process at a time. */
	private record Alone(@Nullable WorkLock lock) implements AutoCloseable {

		@Override
		public void close() throws IOException {
			if (this.lock != null) {
				this.lock.close();
			}
		}

	}

}
