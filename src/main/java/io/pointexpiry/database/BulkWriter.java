package io.pointexpiry.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

import org.postgresql.PGConnection;

/** How a {@link BulkStatement} is sent. Every way leaves the same rows. */
interface BulkWriter {

	/** Executes the statement for all rows, of which there is at least one. */
	<T> void write(Connection connection, BulkStatement<T> statement, Collection<? extends T> rows) throws SQLException;

	/** The way that suits the database at the other end of a connection. */
	static BulkWriter of(Connection connection) throws SQLException {
		return connection.isWrapperFor(PGConnection.class) ? new ArrayWriter() : new BatchWriter();
	}

}
