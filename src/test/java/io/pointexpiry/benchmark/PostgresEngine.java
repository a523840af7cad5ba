package io.pointexpiry.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.pointexpiry.database.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server: one that is named, or one of its own from Maven, with fsync on as
 * in production. Each set of books is a database of its own.
 */
final class PostgresEngine implements Engine {

	private static final Pattern ADDRESS = Pattern.compile("(jdbc:postgresql:(?://[^/]+/)?)([^?]*)(.*)");

	private static final String NOT_ALLOWED = "42501";

	private final Path folder;

	private final Database server;

	private final @Nullable EmbeddedPostgres own;

	private final Map<Books, String> databases = new LinkedHashMap<>();

	private int count;

	private PostgresEngine(Path folder, Database server, @Nullable EmbeddedPostgres own) {
		this.folder = folder;
		this.server = server;
		this.own = own;
	}

	/** Starts a server whose data lies in the folder. */
	static PostgresEngine own(Path folder) throws IOException {
		EmbeddedPostgres server = EmbeddedPostgres.builder()
			.setDataDirectory(folder.resolve("postgresql"))
			.setCleanDataDirectory(false)
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("full_page_writes", "on")
			.start();
		return new PostgresEngine(folder, new Database(server.getJdbcUrl("postgres", "postgres"), null, null), server);
	}

	/** A server that is there: its user may create databases. */
	static PostgresEngine at(Path folder, String url) {
		return new PostgresEngine(folder,
				new Database(url, System.getenv("EXPIRY_DB_USER"), System.getenv("EXPIRY_DB_PASSWORD")), null);
	}

	@Override
	public String name() {
		return "postgresql";
	}

	@Override
	public boolean handsOut() {
		return true;
	}

	@Override
	public String description() throws SQLException {
		try (Connection connection = this.server.connect()) {
			return "PostgreSQL %s%s, fsync %s, synchronous_commit %s, shared_buffers %s".formatted(
					setting(connection, "server_version"), (this.own != null) ? " from Maven" : "",
					setting(connection, "fsync"), setting(connection, "synchronous_commit"),
					setting(connection, "shared_buffers"));
		}
	}

	private static String setting(Connection connection, String name) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("show " + name)) {
			row.next();
			return Objects.requireNonNull(row.getString(1));
		}
	}

	@Override
	public Books create() throws IOException, SQLException {
		return create("");
	}

	@Override
	public Books copy(Books books) throws IOException, SQLException {
		return create(" template %s strategy file_copy".formatted(this.databases.get(books)));
	}

	private Books create(String options) throws IOException, SQLException {
		String name = "expiry_benchmark_%d_%d".formatted(ProcessHandle.current().pid(), ++this.count);
		execute(this.server, "create database " + name + options);
		Matcher address = ADDRESS.matcher(this.server.url());
		if (!address.matches()) {
			throw new BenchmarkException("%s is no address of a PostgreSQL server.".formatted(this.server.shown()));
		}
		Books books = new Books(Files.createDirectories(this.folder.resolve("postgresql-" + this.count)),
				new Database(address.group(1) + name + address.group(3), this.server.user(), this.server.password()));
		this.databases.put(books, name);
		return books;
	}

	@Override
	public long bytes(Books books) throws SQLException {
		try (Connection connection = books.connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select pg_database_size(current_database())")) {
			row.next();
			return row.getLong(1);
		}
	}

	@Override
	public void drop(Books books) throws IOException, SQLException {
		execute(this.server, "drop database if exists %s with (force)".formatted(this.databases.get(books)));
		this.databases.remove(books);
		Shell.delete(books.home());
	}

	@Override
	public void settle(Books books) throws IOException, SQLException, InterruptedException {
		execute(books.database(), "vacuum (analyze)");
		try {
			execute(this.server, "checkpoint");
		}
		catch (SQLException ex) {
			if (!NOT_ALLOWED.equals(ex.getSQLState())) {
				throw ex;
			}
		}
		Shell.run("sync");
	}

	private static void execute(Database database, String sql) throws SQLException {
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * Stops the server if it is our own.
	 * @param keep whether the databases stay
	 */
	void close(boolean keep) throws IOException {
		try {
			for (String name : keep ? List.<String>of() : this.databases.values()) {
				execute(this.server, "drop database if exists %s with (force)".formatted(name));
			}
		}
		catch (SQLException ex) {
			throw new BenchmarkException("Databases expiry_benchmark_%d_* are left on the server: %s"
				.formatted(ProcessHandle.current().pid(), ex.getMessage()));
		}
		finally {
			if (this.own != null) {
				this.own.close();
			}
		}
	}

}
