package io.pointexpiry.database;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Transactions of a process that has the right to work, or was handed a part of it. Each
 * makes sure of that right when it begins, so that a process that lost it, by a
 * connection that was cut, does not write beside the one that works now.
 */
public final class FencedTransactionManager extends JdbcTransactionManager {

	private final transient Fence fence;

	public FencedTransactionManager(DataSource dataSource, Fence fence) {
		super(dataSource);
		this.fence = fence;
	}

	@Override
	protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
			throws SQLException {
		super.prepareTransactionalConnection(connection, definition);
		this.fence.confirm(connection);
	}

}
