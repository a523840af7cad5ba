package io.pointexpiry.worker;

import java.time.OffsetDateTime;
import java.util.Optional;

import io.pointexpiry.database.WorkLock;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/** Takes ranges, and says what became of them: one statement each, by its token. */
final class RangeClaims {

	private final JdbcTemplate jdbc;

	RangeClaims(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Takes a range.
	 * @param workerId who takes it; null: the process that handed it out
	 * @return nothing where it is not to be had any more
	 */
	Optional<Claim> take(RangeMessage message, Terms terms, @Nullable Long workerId) {
		return this.jdbc
			.query("""
					update handed_range set state = 'TAKEN', worker_id = ?, since = clock_timestamp(), failure = null,
					  sql_state = null, passes = false
					where step_execution_id = ? and job_execution_id = ? and step = ? and token = ? and state = 'OFFERED'
					  and build = ? and policy = ?
					returning owner_command, owner_host, owner_pid, owner_since""",
					(row, number) -> new Claim(message,
							new WorkLock.Worker(row.getString(1), row.getString(2), row.getLong(3),
									row.getObject(4, OffsetDateTime.class).toInstant())),
					workerId, message.stepExecutionId(), message.jobExecutionId(), message.step(), message.token(),
					terms.build(), terms.policy())
			.stream()
			.findFirst();
	}

	/**
	 * Gives a range back that this worker may have taken or not: the books were lost when
	 * they were about to answer.
	 */
	void giveBack(RangeMessage message, long workerId) {
		this.jdbc.update("""
				update handed_range set state = 'RETURNED', since = clock_timestamp()
				where step_execution_id = ? and token = ? and worker_id = ? and state = 'TAKEN'""",
				message.stepExecutionId(), message.token(), workerId);
	}

	/** It ended, as the job repository says; whether it was still ours. */
	boolean ended(RangeMessage message, @Nullable RangeFailure failure) {
		return leave(message, "ENDED", failure);
	}

	/** It did not end here: another may have it. Whether it was still ours. */
	boolean returned(RangeMessage message, @Nullable RangeFailure failure) {
		return leave(message, "RETURNED", failure);
	}

	private boolean leave(RangeMessage message, String state, @Nullable RangeFailure failure) {
		return this.jdbc.update("""
				update handed_range set state = ?, since = clock_timestamp(), failure = ?, sql_state = ?, passes = ?
				where step_execution_id = ? and token = ? and state = 'TAKEN'""", state,
				(failure != null) ? failure.text() : null, (failure != null) ? failure.sqlState() : null,
				failure != null && failure.passes(), message.stepExecutionId(), message.token()) > 0;
	}

}
