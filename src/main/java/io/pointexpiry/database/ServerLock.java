package io.pointexpiry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import io.pointexpiry.database.WorkLock.BusyException;
import io.pointexpiry.database.WorkLock.LostException;
import io.pointexpiry.database.WorkLock.Worker;

import org.springframework.jdbc.support.JdbcUtils;

/**
 * The right to work on a PostgreSQL server's books: an advisory lock on a connection of
 * its own, which the server lets go as soon as that connection ends.
 *
 * <p>
 * A connection can end while its process lives on. Whoever takes the lock next therefore
 * signs the row {@code at_work}, and waits for the transactions of the one before: each
 * of these holds a second lock, shared, and looks for its own name before it writes. So
 * nothing of an owner that lost its right is committed once the next owner has signed.
 */
final class ServerLock {

	/** The key of the owner's lock; locks are per database, so one number serves. */
	private static final long OWNER = 0x706F_696E_7473L;

	/** The key of what its transactions hold, shared, until they end. */
	private static final long TRANSACTIONS = OWNER + 1;

	/**
	 * The key of what everybody holds who takes the lock and signs, or fails to and
	 * reads.
	 */
	private static final long DOOR = OWNER + 2;

	/**
	 * How long the transactions of the owner before are waited for. The server ends those
	 * of a dead process within a second or two.
	 */
	private static final String PATIENCE = "20s";

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	private final Connection connection;

	private final Worker worker;

	private boolean signed;

	private ServerLock(Connection connection, Worker worker) {
		this.connection = connection;
		this.worker = worker;
	}

	static ServerLock take(Database database, Worker worker) throws SQLException {
		Connection connection = database.connect();
		try {
			execute(connection, "set idle_session_timeout = 0");
			execute(connection, "set lock_timeout = '" + PATIENCE + "'");
			ServerLock lock = new ServerLock(connection, new Worker(worker.command(), worker.host(), worker.pid(),
					worker.since().truncatedTo(ChronoUnit.MICROS)));
			lock.take();
			return lock;
		}
		catch (SQLException | BusyException ex) {
			JdbcUtils.closeConnection(connection);
			throw ex;
		}
	}

	private void take() throws SQLException {
		this.connection.setAutoCommit(false);
		lock(DOOR);
		if (!tryLock()) {
			throw new BusyException(whoWorks(this.connection));
		}
		sign();
		this.connection.commit();
		this.connection.setAutoCommit(true);
	}

	private boolean tryLock() throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet row = statement.executeQuery("select pg_try_advisory_lock(%d)".formatted(OWNER))) {
			return row.next() && row.getBoolean(1);
		}
	}

	/** Until the end of the transaction. */
	private void lock(long key) throws SQLException {
		try {
			execute(this.connection, "select pg_advisory_xact_lock(%d)".formatted(key));
		}
		catch (SQLException ex) {
			if (LOCK_NOT_AVAILABLE.equals(ex.getSQLState())) {
				this.connection.rollback();
				throw new BusyException("not ended yet is a transaction of " + whoWorks(this.connection));
			}
			throw ex;
		}
	}

	/** Signs once the schema is there, in a transaction of its own. */
	void signLater() throws SQLException {
		if (!this.signed) {
			this.connection.setAutoCommit(false);
			sign();
			this.connection.commit();
			this.connection.setAutoCommit(true);
		}
	}

	/**
	 * Leaves our name; whoever comes second reads it, and whoever was there before finds
	 * that it is not theirs any more.
	 */
	private void sign() throws SQLException {
		if (isThere(this.connection)) {
			lock(TRANSACTIONS);
			write();
			this.signed = true;
		}
	}

	private void write() throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement("""
				insert into at_work (id, command, host, pid, since) values (1, ?, ?, ?, ?)
				on conflict (id) do update set command = excluded.command, host = excluded.host, pid = excluded.pid,
				  since = excluded.since""")) {
			statement.setString(1, this.worker.command());
			statement.setString(2, this.worker.host());
			statement.setLong(3, this.worker.pid());
			statement.setObject(4, Batches.at(this.worker.since()));
			statement.executeUpdate();
		}
	}

	/**
	 * Makes sure, for one transaction, that nobody else has the right meanwhile.
	 * @param transaction a transaction's connection, before it writes anything
	 * @throws LostException if somebody else has it
	 */
	void confirm(Connection transaction) throws SQLException {
		if (this.signed) {
			confirm(transaction, this.worker);
		}
	}

	/** The same for whoever is meant to have the right. */
	static void confirm(Connection transaction, Worker owner) throws SQLException {
		// Two statements: the second must see what was committed before the first got
		// its lock.
		execute(transaction, "select pg_advisory_xact_lock_shared(" + TRANSACTIONS + ")");
		try (PreparedStatement statement = transaction
			.prepareStatement("select 1 from at_work where host = ? and pid = ? and since = ?")) {
			statement.setString(1, owner.host());
			statement.setLong(2, owner.pid());
			statement.setObject(3, Batches.at(owner.since()));
			try (ResultSet row = statement.executeQuery()) {
				if (!row.next()) {
					throw new LostException(whoWorks(transaction));
				}
			}
		}
	}

	/** Who has the right to work now, on whatever connection asks. */
	static Optional<Worker> holder(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("""
						select w.command, w.host, w.pid, w.since from at_work w where exists (
						  select 1 from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 1
						    and l.database = (select d.oid from pg_database d where d.datname = current_database())
						    and l.classid::bigint = %d and l.objid::bigint = %d)""".formatted(OWNER >>> Integer.SIZE,
						OWNER & 0xFFFF_FFFFL))) {
			return row.next() ? Optional.of(new Worker(row.getString(1), row.getString(2), row.getLong(3),
					row.getObject(4, OffsetDateTime.class).toInstant())) : Optional.empty();
		}
	}

	/**
	 * Gives the right back before the connection ends: the server notices the end of a
	 * connection a moment later, and the next command may begin in that moment.
	 */
	void close() {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute("select pg_advisory_unlock(%d)".formatted(OWNER));
		}
		catch (SQLException ex) {
			this.signed = false; // the connection ended before, and its lock with it
		}
		finally {
			JdbcUtils.closeConnection(this.connection);
		}
	}

	private static String whoWorks(Connection connection) throws SQLException {
		if (!isThere(connection)) {
			return "another process";
		}
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select command, host, pid, since from at_work")) {
			return row.next() ? new Worker(row.getString(1), row.getString(2), row.getLong(3),
					row.getObject(4, OffsetDateTime.class).toInstant())
				.toString() : "another process";
		}
	}

	private static boolean isThere(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select to_regclass('at_work') is not null")) {
			return row.next() && row.getBoolean(1);
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
