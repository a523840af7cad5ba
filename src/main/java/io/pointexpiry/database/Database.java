package io.pointexpiry.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Where the books are kept.
 *
 * @param url the JDBC address, without a password
 * @param user the database user; null: as the address says
 * @param password their password, from the environment only; null: none
 * @param lockWait how long a statement waits for rows that another connection holds,
 * before it fails; at least a millisecond. Setting it in the address (LOCK_TIMEOUT of H2)
 * goes before this
 * @param properties further properties of each connection, by the names of the driver
 */
public record Database(String url, @Nullable String user, @Nullable String password, Duration lockWait,
		Map<String, String> properties) {

	/** How long rows are waited for that an idle client may hold for ever. */
	public static final Duration LOCK_WAIT = Duration.ofSeconds(30);

	private static final Pattern H2_FILE = Pattern.compile("^jdbc:h2:(file:(?=.)|(?=[./~]))(?<path>[^;]+)");

	/** The ending of an embedded database's file. */
	static final String ENDING = ".mv.db";

	private static final String OPTIONS = "options";

	private static final String HOME = System.getProperty("user.home");

	/**
	 * What the program needs of an embedded database: nothing acknowledged is lost when
	 * the machine halts, it stays open until the last chunk has ended, no plan that was
	 * made while a table was small outlives its growth, and what failed is not written
	 * into a file of its own, rows and all.
	 */
	private static final String[] H2_OPTIONS = { "DB_CLOSE_ON_EXIT=FALSE", "WRITE_DELAY=0", "MODE=PostgreSQL",
			"QUERY_CACHE_SIZE=0", "CACHE_SIZE=" + cacheOfPages(), "MAX_MEMORY_ROWS=" + rowsInMemory(),
			"TRACE_LEVEL_FILE=0" };

	public Database {
		url = url.startsWith("jdbc:h2:") ? withOptions(url, "LOCK_TIMEOUT=" + lockWait.toMillis()) : url;
		properties = Map.copyOf(properties);
	}

	/** Books whose rows are waited for as long as the program's default says. */
	public Database(String url, @Nullable String user, @Nullable String password) {
		this(url, user, password, LOCK_WAIT, Map.of());
	}

	/**
	 * What sessions on a server need. Plans: none that was made while a table was small
	 * outlives its growth; a chunk is some thousand keys of a large table, which are
	 * found by index, as on memory or flash, and not by reading all of it; nor is it
	 * worth compiling. A statement outlives its process by a second at most.
	 */
	private static final String POSTGRESQL_OPTIONS = "-c plan_cache_mode=force_custom_plan -c random_page_cost=1.1 "
			+ "-c jit=off -c work_mem=32MB -c client_connection_check_interval=1s";

	/**
	 * How many kilobytes of pages an embedded database keeps in memory: a quarter of the
	 * heap, 256 MB at most.
	 */
	private static long cacheOfPages() {
		return Math.min(256L << 10, Runtime.getRuntime().maxMemory() >> 12);
	}

	/**
	 * How many rows of a result an embedded database keeps in memory, before it goes on
	 * in a file: keys of a night are sorted a hundred times faster in memory. A thousand
	 * of them for four megabytes of the heap.
	 */
	private static long rowsInMemory() {
		return (Runtime.getRuntime().maxMemory() >> 20) * 250;
	}

	private static String withOptions(String url, String lockTimeout) {
		String complete = url;
		for (String option : Stream.concat(Stream.of(H2_OPTIONS), Stream.of(lockTimeout)).toList()) {
			String name = option.substring(0, option.indexOf('='));
			complete += complete.toUpperCase(Locale.ROOT).contains(";" + name) ? "" : ";" + option;
		}
		return complete;
	}

	/**
	 * Whether it is embedded in this process, so that no other one can open it meanwhile.
	 */
	public boolean isEmbedded() {
		return this.url.startsWith("jdbc:h2:");
	}

	/**
	 * The file of an embedded database without its ending, or null where there is none.
	 */
	public @Nullable String embeddedFile() {
		Matcher file = H2_FILE.matcher(this.url);
		return file.find() ? file.group("path").replaceFirst("^~", Matcher.quoteReplacement(HOME)) : null;
	}

	/**
	 * Whether there is a database to be reached: an embedded one's file may be missing.
	 */
	public boolean exists() {
		String file = embeddedFile();
		return file == null || Files.exists(Path.of(file + ENDING));
	}

	/** The same, but in another file, which is named without its ending. */
	Database in(Path file) {
		String path = Matcher.quoteReplacement(file.toAbsolutePath().toString());
		return new Database(H2_FILE.matcher(this.url).replaceFirst("jdbc:h2:file:" + path), this.user, this.password,
				this.lockWait, this.properties);
	}

	/** The address as it may be shown: without what comes after the database's name. */
	public String shown() {
		return this.url.replaceAll("[;?].*", "");
	}

	/**
	 * One connection, outside any pool.
	 * @throws SQLException if the database is not there, or login failed
	 */
	public Connection connect() throws SQLException {
		Properties properties = settings();
		if (this.user != null) {
			properties.setProperty("user", this.user);
		}
		if (this.password != null) {
			properties.setProperty("password", this.password);
		}
		return DriverManager.getConnection(this.url, properties);
	}

	/**
	 * Connections that are closed as soon as they are not used. For the schema: in H2 2.4
	 * a check constraint ends with the session that created it, unless the file was
	 * closed since.
	 */
	public DataSource unpooled() {
		DriverManagerDataSource connections = new DriverManagerDataSource(this.url,
				Objects.requireNonNullElse(this.user, ""), Objects.requireNonNullElse(this.password, ""));
		connections.setConnectionProperties(settings());
		return connections;
	}

	/** A pool of connections; nothing is connected until one is asked for. */
	public HikariDataSource pool(int size) {
		HikariDataSource pool = new HikariDataSource();
		pool.setPoolName("books");
		pool.setJdbcUrl(this.url);
		pool.setUsername(this.user);
		pool.setPassword(this.password);
		pool.setMaximumPoolSize(size);
		pool.setMinimumIdle(0);
		settings().forEach((name, value) -> pool.addDataSourceProperty(name.toString(), value));
		return pool;
	}

	/**
	 * What every connection of ours asks of a server. What the operator says goes before
	 * it; options of the session are added to those that the program needs.
	 */
	private Properties settings() {
		Properties settings = new Properties();
		if (this.url.startsWith("jdbc:postgresql:")) {
			settings.setProperty("reWriteBatchedInserts", "true");
			settings.setProperty("ApplicationName", "point-expiry");
			settings.setProperty(OPTIONS, POSTGRESQL_OPTIONS + " -c lock_timeout=" + this.lockWait.toMillis());
		}
		this.properties.forEach((name, value) -> settings.merge(name, value,
				(ours, theirs) -> name.equals(OPTIONS) ? ours + " " + theirs : theirs));
		return settings;
	}

}
