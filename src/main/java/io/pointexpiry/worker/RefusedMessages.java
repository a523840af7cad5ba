package io.pointexpiry.worker;

import org.springframework.jdbc.core.JdbcTemplate;

/** Messages that no worker could read. */
final class RefusedMessages {

	private final JdbcTemplate jdbc;

	RefusedMessages(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Writes one down, once. */
	void note(String messageId, long workerId, String why) {
		this.jdbc.update("""
				insert into refused_message (message_id, worker_id, refused_at, why) values (?, ?, clock_timestamp(), ?)
				on conflict do nothing""", messageId, workerId, why);
	}

}
