package io.pointexpiry.database;

import org.postgresql.PGConnection;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a database knows of the rows of a table when it makes a plan. PostgreSQL looks by
 * itself once a minute; that is too late for a table that was filled a second ago. H2
 * looks while it is filled.
 */
public final class Statistics {

	private Statistics() {
	}

	/** Lets the database look at a table that was just filled. */
	public static void refresh(JdbcTemplate jdbc, String table) {
		Boolean late = jdbc
			.execute((ConnectionCallback<Boolean>) (connection) -> connection.isWrapperFor(PGConnection.class));
		if (Boolean.TRUE.equals(late)) {
			jdbc.execute("analyze " + table);
		}
	}

}
