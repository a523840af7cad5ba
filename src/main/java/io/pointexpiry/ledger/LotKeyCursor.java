package io.pointexpiry.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Reads the keys of a selection in order, over a connection of its own: the selection
 * does not move while chunks commit, and memory stays flat however many keys there are.
 */
public final class LotKeyCursor implements AutoCloseable {

	private static final int FETCH_SIZE = 5_000;

	private final Connection connection;

	private final PreparedStatement statement;

	private final ResultSet rows;

	private LotKeyCursor(Connection connection, PreparedStatement statement, ResultSet rows) {
		this.connection = connection;
		this.statement = statement;
		this.rows = rows;
	}

	/** Opens the selection's keys of a range that come after a key. */
	public static LotKeyCursor open(DataSource dataSource, KeyQuery selection, MemberRange range, LotKey after) {
		KeyQuery ordered = selection.within(range, after);
		Connection connection = null;
		PreparedStatement statement = null;
		try {
			connection = dataSource.getConnection();
			connection.setAutoCommit(false); // else PostgreSQL's driver buffers all rows
			statement = connection.prepareStatement(ordered.sql());
			statement.setFetchSize(FETCH_SIZE);
			bind(statement, ordered.parameters());
			return new LotKeyCursor(connection, statement, statement.executeQuery());
		}
		catch (SQLException ex) {
			JdbcUtils.closeStatement(statement);
			JdbcUtils.closeConnection(connection);
			throw new UncategorizedSQLException("reading keys", ordered.sql(), ex);
		}
	}

	private static void bind(PreparedStatement statement, List<Object> parameters) throws SQLException {
		for (int i = 0; i < parameters.size(); i++) {
			statement.setObject(i + 1, parameters.get(i));
		}
	}

	/** The next key, or null after the last one. */
	public @Nullable LotKey next() {
		try {
			return this.rows.next() ? new LotKey(this.rows.getString(1), this.rows.getString(2)) : null;
		}
		catch (SQLException ex) {
			throw new UncategorizedSQLException("reading keys", null, ex);
		}
	}

	@Override
	public void close() {
		JdbcUtils.closeResultSet(this.rows);
		JdbcUtils.closeStatement(this.statement);
		try {
			this.connection.rollback();
		}
		catch (SQLException ex) {
			// The connection is gone already; closing it below returns it to the pool to
			// be thrown away.
			throw new UncategorizedSQLException("closing keys", null, ex);
		}
		finally {
			JdbcUtils.closeConnection(this.connection);
		}
	}

}
