package io.pointexpiry.cli;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import io.pointexpiry.policy.PolicyFile;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Compares a policy file with the policies that the books have accepted. */
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
		return PresentBooks.ask(expiry, "policy check", (connection) -> refusal(connection, file));
	}

	private static Optional<String> refusal(Connection connection, PolicyFile file) {
		SingleConnectionDataSource books = new SingleConnectionDataSource(connection, true);
		Session.checkProgramme(books, file.programme(), false);
		return Session.appliedPolicies(JdbcClient.create(books), file).refusal();
	}

}
