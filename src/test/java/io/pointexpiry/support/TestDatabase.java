package io.pointexpiry.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.pointexpiry.file.PrivateFolder;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fresh, migrated, empty books on either database: {@code TestDatabase.H2.open()}. They
 * are copies of books that were migrated once: what the migrations do is shown elsewhere.
 */
public enum TestDatabase {

	H2 {
		@Override
		HikariDataSource connect() {
			HikariDataSource dataSource = pool(
					"jdbc:h2:mem:books%d;DB_CLOSE_DELAY=-1;MODE=PostgreSQL".formatted(COUNTER.incrementAndGet()));
			new JdbcTemplate(dataSource).batchUpdate(MigratedBooks.STATEMENTS);
			return dataSource;
		}

		@Override
		void drop(HikariDataSource dataSource) {
			new JdbcTemplate(dataSource).execute("shutdown immediately");
			dataSource.close();
		}

		@Override
		String newUrl(Path folder) throws IOException {
			PrivateFolder.create(folder);
			Files.copy(MigratedBooks.FILE, folder.resolve("books.mv.db"));
			return "jdbc:h2:file:" + folder.resolve("books");
		}
	},
	POSTGRESQL {
		@Override
		HikariDataSource connect() throws SQLException {
			return pool(newUrl());
		}

		@Override
		void drop(HikariDataSource dataSource) throws SQLException {
			dataSource.close();
			TestServer.drop(dataSource.getJdbcUrl());
		}

		@Override
		String newUrl(Path folder) throws SQLException {
			return newUrl();
		}

		private String newUrl() throws SQLException {
			return TestServer.newDatabase("books" + COUNTER.incrementAndGet());
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
			return new TestBooks(this, connect());
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Closes books, and takes them away: a thousand of them would fill the disk. */
	void close(HikariDataSource dataSource) {
		try {
			drop(dataSource);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The address of new books, as an operator would pass it to {@code --db}.
	 * @param folder where an embedded database lies
	 */
	public String urlIn(Path folder) {
		try {
			return newUrl(folder);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	abstract HikariDataSource connect() throws SQLException;

	abstract void drop(HikariDataSource dataSource) throws SQLException;

	abstract String newUrl(Path folder) throws SQLException, IOException;

	private static HikariDataSource pool(String url) {
		HikariDataSource dataSource = new HikariDataSource();
		dataSource.setJdbcUrl(url);
		dataSource.setMaximumPoolSize(4);
		dataSource.setMinimumIdle(0);
		return dataSource;
	}

}
