package io.pointexpiry.worker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.pointexpiry.database.WorkLock;

/**
 * A range that was taken. It holds as long as its token stands in the books, and its
 * owner has the right to work.
 *
 * @param message which range
 * @param owner who handed it out
 */
record Claim(RangeMessage message, WorkLock.Worker owner) {

	/**
	 * Makes sure of it until a transaction ends. Whoever gives the range away waits for
	 * that; a transaction of a process that froze is ended by the server.
	 * @throws WorkLock.LostException if somebody else has the range, or the right to work
	 */
	void confirm(Connection transaction) throws SQLException {
		try (Statement statement = transaction.createStatement()) {
			statement.execute("set local idle_in_transaction_session_timeout = '15s'");
		}
		WorkLock.confirm(transaction, this.owner);
		try (PreparedStatement statement = transaction.prepareStatement(
				"""
						select 1 from handed_range where step_execution_id = ? and token = ? and state = 'TAKEN' for share""")) {
			statement.setLong(1, this.message.stepExecutionId());
			statement.setString(2, this.message.token());
			try (ResultSet row = statement.executeQuery()) {
				if (!row.next()) {
					throw new WorkLock.LostException("range %d of %s was given to another worker"
						.formatted(this.message.stepExecutionId(), this.message.step()));
				}
			}
		}
	}

}
