package io.pointexpiry.cli;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

import io.pointexpiry.database.Database;
import io.pointexpiry.database.WorkLock;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Books that may be there, for a command that does without: it creates none, and changes
 * nothing in those that are there.
 */
final class PresentBooks {

	private PresentBooks() {
	}

	/**
	 * Asks the books, where there are any.
	 * @param command who asks, for whoever finds the books in use
	 * @param question what is asked
	 * @throws SQLException if the database cannot be reached
	 */
	static <T> Optional<T> ask(Expiry expiry, String command, Function<Connection, Optional<T>> question)
			throws IOException, SQLException {
		CommonOptions.Settings settings = expiry.settings();
		Database database = settings.database();
		if (!database.exists()) {
			return Optional.empty();
		}
		try (Alone alone = new Alone(database.isEmbedded() ? WorkLock.take(database,
				settings.home().root().resolve(".lock"), Session.worker(command, expiry.clock())) : null);
				Connection connection = database.connect()) {
			return areIn(connection) ? question.apply(connection) : Optional.empty();
		}
	}

	private static boolean areIn(Connection connection) {
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
