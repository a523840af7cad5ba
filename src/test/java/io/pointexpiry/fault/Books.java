package io.pointexpiry.fault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;

import io.pointexpiry.database.Database;

/** Asks the books of a program, also while it runs (PostgreSQL). */
final class Books {

	private Books() {
	}

	/** Waits until a query answers a number above zero. */
	static void await(RealProgram program, String sql) {
		for (int tries = 0; tries < 600; tries++) {
			if (number(program, sql) > 0) {
				return;
			}
			LockSupport.parkNanos(100_000_000);
		}
		throw new AssertionError("never: " + sql);
	}

	/** The number that a query answers. */
	static long number(RealProgram program, String sql) {
		try (Connection books = new Database(program.url(), null, null).connect();
				Statement statement = books.createStatement();
				ResultSet row = statement.executeQuery(sql)) {
			return row.next() ? row.getLong(1) : 0;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
