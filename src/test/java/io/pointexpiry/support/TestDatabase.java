package io.pointexpiry.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.pointexpiry.database.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Fresh, migrated, empty books on either database: {@code TestDatabase.H2.open()}. */
public enum TestDatabase {

	H2 {
		@Override
		String newUrl() {
			return "jdbc:h2:mem:books%d;DB_CLOSE_DELAY=-1;MODE=PostgreSQL".formatted(COUNTER.incrementAndGet());
		}
	},
	POSTGRESQL {
		@Override
		String newUrl() throws SQLException {
			return Postgres.newDatabase("books" + COUNTER.incrementAndGet());
		}
	};

	private static final AtomicInteger COUNTER = new AtomicInteger();

	/** Both, or that of {@code -Ddatabase=H2}: for long rounds. */
	public static Stream<TestDatabase> asked() {
		String only = System.getProperty("database", "");
		return Stream.of(values()).filter((it) -> only.isEmpty() || it.name().equals(only));
	}

	/** Opens new books that nobody else sees; close them when done. */
	public TestBooks open() {
		try {
			HikariDataSource dataSource = new HikariDataSource();
			dataSource.setJdbcUrl(newUrl());
			dataSource.setMaximumPoolSize(4);
			dataSource.setMinimumIdle(0);
			Schema.migrate(dataSource);
			return new TestBooks(this, dataSource);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The address of a new database that nothing is in, as an operator would pass it to
	 * {@code --db}; on PostgreSQL the tables are there already.
	 */
	public String emptyUrl() {
		try {
			return newUrl();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	abstract String newUrl() throws SQLException;

	/**
	 * One server for all tests of this process; every set of books is a copy of a
	 * migrated template.
	 */
	private static final class Postgres {

		private static final EmbeddedPostgres SERVER = start();

		private static EmbeddedPostgres start() {
			try {
				EmbeddedPostgres server = EmbeddedPostgres.builder().start();
				execute(server.getPostgresDatabase(), "create database template_books");
				try (HikariDataSource template = new HikariDataSource()) {
					template.setJdbcUrl(server.getJdbcUrl("postgres", "template_books"));
					Schema.migrate(template);
				}
				return server;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		static String newDatabase(String name) throws SQLException {
			execute(SERVER.getPostgresDatabase(), "create database " + name + " template template_books");
			return SERVER.getJdbcUrl("postgres", name);
		}

		private static void execute(DataSource dataSource, String sql) throws SQLException {
			try (Connection connection = dataSource.getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute(sql);
			}
		}

	}

}
