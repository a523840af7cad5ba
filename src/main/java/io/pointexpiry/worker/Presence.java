package io.pointexpiry.worker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

import io.pointexpiry.database.Batches;
import io.pointexpiry.database.Database;
import io.pointexpiry.database.WorkLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.support.JdbcUtils;

/**
 * That a worker lives, as the books see it: a lock on a connection of its own, which the
 * server lets go when the worker dies, and an instant for one that is frozen. The same
 * connection looks whether ranges wait that this worker must not take.
 */
public final class Presence implements AutoCloseable {

	/** The upper half of the key of a worker's lock; the lower one is its number. */
	private static final long KEY = 0x776F_726BL;

	/** The condition that worker {@code w} lives. */
	static final String LIVES = """
			w.ended_at is null and exists (select 1 from pg_locks l where l.locktype = 'advisory' and l.granted
			  and l.objsubid = 1 and l.database = (select d.oid from pg_database d where d.datname = current_database())
			  and l.classid::bigint = %d and l.objid::bigint = w.worker_id)""".formatted(KEY);

	private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

	private final Database database;

	private final Terms terms;

	private final long workerId;

	private @Nullable Connection connection;

	private @Nullable String refused;

	private Presence(Database database, Terms terms, long workerId, Connection connection) {
		this.database = database;
		this.terms = terms;
		this.workerId = workerId;
		this.connection = connection;
	}

	/**
	 * Writes a worker down.
	 * @throws SQLException if the database cannot be reached
	 */
	public static Presence begin(Database database, WorkLock.Worker worker, Terms terms) throws SQLException {
		Connection connection = database.connect();
		try (PreparedStatement statement = connection.prepareStatement("""
				insert into worker (host, pid, build, policy, since, heard_at)
				values (?, ?, ?, ?, ?, clock_timestamp()) returning worker_id""")) {
			statement.setString(1, worker.host());
			statement.setLong(2, worker.pid());
			statement.setString(3, terms.build());
			statement.setString(4, terms.policy());
			statement.setObject(5, Batches.at(worker.since()));
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				Presence presence = new Presence(database, terms, row.getLong(1), connection);
				presence.lock(connection);
				return presence;
			}
		}
		catch (SQLException ex) {
			JdbcUtils.closeConnection(connection);
			throw ex;
		}
	}

	/** Its number in the books. */
	public long workerId() {
		return this.workerId;
	}

	private void lock(Connection on) throws SQLException {
		try (Statement statement = on.createStatement()) {
			statement.execute("set idle_session_timeout = 0");
			statement.execute("select pg_advisory_lock(%d)".formatted(KEY << Integer.SIZE | this.workerId));
		}
	}

	/**
	 * Says that the worker lives; to be called every second or two, and before it takes
	 * something.
	 */
	synchronized void renew() {
		try {
			Connection present = this.connection;
			if (present == null) {
				present = this.database.connect();
				this.connection = present;
				lock(present);
			}
			hear(present);
		}
		catch (SQLException ex) {
			if (this.connection != null) {
				LOG.warn("The books cannot be reached: {}", ex.getMessage());
			}
			JdbcUtils.closeConnection(this.connection);
			this.connection = null;
		}
	}

	private void hear(Connection present) throws SQLException {
		String why = refusal(present);
		if (why != null && !Objects.equals(why, this.refused)) {
			LOG.warn("{}", why);
		}
		this.refused = why;
		try (PreparedStatement statement = present.prepareStatement("""
				update worker set heard_at = clock_timestamp(), ended_at = null, refused = ? where worker_id = ?""")) {
			statement.setString(1, why);
			statement.setLong(2, this.workerId);
			statement.executeUpdate();
		}
	}

	/** Why this worker takes nothing of what is handed out now; null: it does. */
	private @Nullable String refusal(Connection present) throws SQLException {
		try (PreparedStatement statement = present.prepareStatement("""
				select owner_command, build, policy from handed_range
				where state = 'OFFERED' and (build <> ? or policy <> ?) order by step_execution_id desc limit 1""")) {
			statement.setString(1, this.terms.build());
			statement.setString(2, this.terms.policy());
			try (ResultSet row = statement.executeQuery()) {
				return row.next() ? "takes no range of %s, which has %s".formatted(row.getString(1),
						this.terms.difference(new Terms(row.getString(2), row.getString(3)))) : null;
			}
		}
	}

	/** The worker ends by itself. */
	@Override
	public synchronized void close() {
		Connection present = this.connection;
		if (present == null) {
			return;
		}
		try (PreparedStatement statement = present
			.prepareStatement("update worker set ended_at = clock_timestamp() where worker_id = ?")) {
			statement.setLong(1, this.workerId);
			statement.executeUpdate();
		}
		catch (SQLException ex) {
			LOG.warn("The books cannot be reached: {}", ex.getMessage());
		}
		finally {
			JdbcUtils.closeConnection(present);
		}
	}

}
