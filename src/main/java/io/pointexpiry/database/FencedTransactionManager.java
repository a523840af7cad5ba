package io.pointexpiry.database;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Transactions of a process that has the right to work. Each makes sure of that right
 * when it begins, so that a process whose lock was lost, by a connection that was cut,
 * does not write beside the one that works now.
 */
public final class FencedTransactionManager extends JdbcTransactionManager {

	private final transient WorkLock lock;

	public FencedTransactionManager(DataSource dataSource, WorkLock lock) {
		super(dataSource);
		this.lock = lock;
	}

	@Override
	protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
			throws SQLException {
		super.prepareTransactionalConnection(connection, definition);
		this.lock.confirm(connection);
	}

}
