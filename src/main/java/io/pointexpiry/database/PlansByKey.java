package io.pointexpiry.database;

import org.postgresql.PGConnection;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How a chunk finds its rows: by their keys. PostgreSQL would rather read all of a table
 * for some thousand keys, in several processes at that, as long as the table has less
 * than a million rows, or it does not know how many: nearly all of it in vain, chunk
 * after chunk.
 */
public final class PlansByKey {

	private static final String SETTINGS = """
			select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
			  set_config('enable_mergejoin', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)""";

	private PlansByKey() {
	}

	/** From now on, until the caller's transaction ends. */
	public static void inTransaction(JdbcTemplate jdbc) {
		Boolean settable = jdbc
			.execute((ConnectionCallback<Boolean>) (connection) -> connection.isWrapperFor(PGConnection.class));
		if (Boolean.TRUE.equals(settable)) {
			jdbc.query(SETTINGS, (row) -> {
			});
		}
	}

}
