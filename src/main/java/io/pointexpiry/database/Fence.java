package io.pointexpiry.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What makes sure, when a transaction begins, that this process may still write: another
 * one may have its work by now.
 */
public interface Fence {

	/**
	 * Makes sure of it until the transaction ends.
	 * @param transaction a transaction's connection, before it writes anything
	 * @throws WorkLock.LostException if somebody else has the work
	 * @throws SQLException if the database cannot be reached
	 */
	void confirm(Connection transaction) throws SQLException;

}
