package io.pointexpiry.fault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.pointexpiry.database.Database;

/** Asks the books of a program, also while it runs (PostgreSQL). */
final class Books {

	private Books() {
	}

	/** The number that a query answers. */
	static long number(RealProgram program, String sql) {
		try (Connection books = new Database(program.url(), null, null).connect();
				Statement statement = books.createStatement();
				ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getLong(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
