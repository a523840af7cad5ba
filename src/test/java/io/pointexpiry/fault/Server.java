package io.pointexpiry.fault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The administrator's connection to the server that holds a program's books. */
final class Server implements AutoCloseable {

	private static final Pattern DATABASE = Pattern.compile("(jdbc:postgresql://[^/]+/)([^?]+)(.*)");

	private final Connection connection;

	private final String database;

	Server(String url) {
		try {
			this.database = database(url);
			this.connection = DriverManager.getConnection(DATABASE.matcher(url).replaceFirst("$1postgres$3"));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The name of the database of an address. */
	static String database(String url) {
		Matcher matcher = DATABASE.matcher(url);
		if (!matcher.matches()) {
			throw new IllegalArgumentException(url);
		}
		return matcher.group(2);
	}

	String database() {
		return this.database;
	}

	void execute(String sql) {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Ends connections to the books; says how many there were. */
	int cut(Whose whose) {
		try (Statement statement = this.connection.createStatement(); ResultSet row = statement.executeQuery("""
				select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity
				where datname = '%s' and pid <> pg_backend_pid() and %s""".formatted(this.database, whose.condition))) {
			row.next();
			return row.getInt(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Waits until something is so.
	 * @param condition an SQL condition, with {@code %s} for the database
	 */
	void await(String condition) {
		String question = "select " + condition.formatted(this.database) + ", pg_sleep(0.02)";
		try (Statement statement = this.connection.createStatement()) {
			for (int tries = 0; tries < 1500; tries++) {
				try (ResultSet row = statement.executeQuery(question)) {
					row.next();
					if (row.getBoolean(1)) {
						return;
					}
				}
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		throw new AssertionError("never: " + question);
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Whose connections are cut. */
	enum Whose {

		/** Everybody's. */
		ALL("true"),
		/** The one that holds the right to work. */
		LOCK("pid in (select pid from pg_locks where locktype = 'advisory' and classid = 28783 and objid = 1768846451)"),
		/** Those that do the work. */
		POOL("application_name = 'point-expiry'");

		private final String condition;

		Whose(String condition) {
			this.condition = condition;
		}

	}

}
