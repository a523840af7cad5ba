package io.pointexpiry.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.pointexpiry.database.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * One server of PostgreSQL for all tests of this process; every set of books is a copy of
 * a migrated template. It writes nothing that must outlive the machine, and does nothing
 * on its own.
 */
final class TestServer {

	private static final long ROOM = 8L << 30;

	private static final EmbeddedPostgres SERVER = start();

	private TestServer() {
	}

	private static EmbeddedPostgres start() {
		try {
			EmbeddedPostgres server = EmbeddedPostgres.builder()
				.setDataDirectory(directory())
				.setServerConfig("fsync", "off")
				.setServerConfig("full_page_writes", "off")
				.setServerConfig("autovacuum", "off")
				.start();
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

	/**
	 * In memory, where the machine has room for it: books are three hundred files each.
	 */
	private static Path directory() throws IOException {
		Path memory = Path.of("/dev/shm");
		return (Files.isWritable(memory) && memory.toFile().getUsableSpace() > ROOM)
				? Files.createTempDirectory(memory, "books") : Files.createTempDirectory("books");
	}

	static String newDatabase(String name) throws SQLException {
		execute(SERVER.getPostgresDatabase(), "create database " + name + " template template_books");
		return SERVER.getJdbcUrl("postgres", name);
	}

	static void drop(String url) throws SQLException {
		String name = URI.create(url.substring("jdbc:".length())).getPath().substring(1);
		execute(SERVER.getPostgresDatabase(), "drop database " + name + " with (force)");
	}

	private static void execute(DataSource dataSource, String sql) throws SQLException {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
