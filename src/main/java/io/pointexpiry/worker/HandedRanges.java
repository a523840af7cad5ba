package io.pointexpiry.worker;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.pointexpiry.database.Batches;
import io.pointexpiry.database.WorkLock;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ranges that were handed out, as whoever handed them out sees them. */
final class HandedRanges {

	/** How long the books remember of workers and of ranges that were handed out. */
	private static final String KEPT = "interval '30 days'";

	private static final Set<String> STOP = Set.of("STOPPING", "STOPPED");

	private final JdbcTemplate jdbc;

	HandedRanges(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * How a range stands.
	 *
	 * @param message what a message about it says
	 * @param state who has it
	 * @param status how far its execution is
	 * @param written how many items it committed
	 * @param lost whether somebody has it who is dead, or was not heard of for long
	 * @param tries how often it was given away
	 * @param failure why it did not end
	 */
	record Standing(RangeMessage message, State state, BatchStatus status, long written, boolean lost, int tries,
			@Nullable RangeFailure failure) {

		long id() {
			return this.message.stepExecutionId();
		}

		boolean is(State asked) {
			return this.state == asked;
		}

		/** Whether nobody works on it, or will. */
		boolean isOver() {
			return is(State.ENDED) || is(State.WITHDRAWN);
		}

	}

	/** Who has a range. */
	enum State {

		/** Nobody. */
		OFFERED,
		/** A worker. */
		TAKEN,
		/** Nobody any more: whoever had it gave it back. */
		RETURNED,
		/** Nobody any more: its execution ended. */
		ENDED,
		/** Nobody any more: whoever handed it out wants it back. */
		WITHDRAWN

	}

	/**
	 * Takes back what was handed out for other executions of a job than this one. Who
	 * works on such a range loses it with its next chunk; this waits for the present one.
	 * @return whether nothing is left to be taken back; else to be called again
	 */
	boolean takeBackOthers(long jobExecutionId) {
		this.jdbc.update("delete from handed_range where state in ('ENDED', 'WITHDRAWN') and since < now() - " + KEPT);
		this.jdbc.update("delete from refused_message where refused_at < now() - " + KEPT);
		this.jdbc.update("delete from worker where heard_at < now() - " + KEPT);
		this.jdbc.update("""
				update handed_range set state = 'WITHDRAWN', since = clock_timestamp() where step_execution_id in (
				  select step_execution_id from handed_range where job_execution_id <> ?
				    and state in ('OFFERED', 'TAKEN', 'RETURNED') for update skip locked)""", jobExecutionId);
		return count("job_execution_id <> ? and state in ('OFFERED', 'TAKEN', 'RETURNED')", jobExecutionId) == 0;
	}

	private long count(String condition, Object... values) {
		Long count = this.jdbc.queryForObject("select count(*) from handed_range where " + condition, Long.class,
				values);
		return (count != null) ? count : 0;
	}

	/** Offers ranges of a step; in one statement, so that all are there or none. */
	void offer(long jobExecutionId, String step, Collection<Long> stepExecutionIds, Terms terms) {
		WorkLock.Worker owner = this.jdbc.execute((ConnectionCallback<WorkLock.Worker>) HandedRanges::owner);
		this.jdbc.batchUpdate("""
				insert into handed_range (step_execution_id, job_execution_id, step, build, policy, owner_command,
				  owner_host, owner_pid, owner_since, token, state, tries, since, passes)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OFFERED', 0, clock_timestamp(), false)""",
				stepExecutionIds.stream()
					.map((id) -> new Object[] { id, jobExecutionId, step, terms.build(), terms.policy(),
							owner.command(), owner.host(), owner.pid(), Batches.at(owner.since()), token() })
					.toList());
	}

	private static WorkLock.Worker owner(Connection books) throws SQLException {
		return WorkLock.workerOn(books)
			.orElseThrow(() -> new IllegalStateException("expected the right to work, found nobody who has it"));
	}

	private static String token() {
		return UUID.randomUUID().toString();
	}

	/**
	 * How the ranges of a step stand.
	 * @param patience after which a worker that was not heard of counts as lost
	 */
	List<Standing> of(long jobExecutionId, String step, Duration patience) {
		return this.jdbc.query("""
				select h.step_execution_id, h.token, h.state, s.status, s.write_count,
				  h.worker_id is not null and not exists (
				    select 1 from worker w where w.worker_id = h.worker_id
				      and w.heard_at > clock_timestamp() - ? * interval '1 millisecond' and %s) as lost,
				  h.tries, h.failure, h.sql_state, h.passes
				from handed_range h join batch_step_execution s on s.step_execution_id = h.step_execution_id
				where h.job_execution_id = ? and h.step = ? order by h.step_execution_id""".formatted(Presence.LIVES),
				(row, number) -> standing(row, jobExecutionId, step), patience.toMillis(), jobExecutionId, step);
	}

	private static Standing standing(ResultSet row, long jobExecutionId, String step) throws SQLException {
		String failure = row.getString(8);
		return new Standing(new RangeMessage(row.getLong(1), jobExecutionId, step, row.getString(2)),
				State.valueOf(row.getString(3)), BatchStatus.valueOf(row.getString(4)), row.getLong(5),
				row.getBoolean(6), row.getInt(7),
				(failure != null) ? new RangeFailure(failure, row.getString(9), row.getBoolean(10)) : null);
	}

	/**
	 * Offers a range once more, under a new token: who had it has it no longer. Does
	 * nothing while a transaction of theirs is open.
	 */
	void giveAway(RangeMessage message) {
		this.jdbc.update("""
				update handed_range set state = 'OFFERED', token = ?, tries = tries + 1, worker_id = null,
				  since = clock_timestamp()
				where step_execution_id = (select step_execution_id from handed_range where step_execution_id = ?
				  and token = ? and state in ('TAKEN', 'RETURNED') for update skip locked)""", token(),
				message.stepExecutionId(), message.token());
	}

	/**
	 * Has the server end the transaction of a worker that is not heard of: the only one
	 * that has a lock on the row of its range.
	 */
	void endTransaction(RangeMessage message) {
		endTransactions("h.step_execution_id = ? and h.token = ?", message.stepExecutionId(), message.token());
	}

	/**
	 * The same of all who work on ranges of other executions than this one: they lost
	 * them, and what they have not committed is rolled back.
	 */
	void endTransactionsOfOthers(long jobExecutionId) {
		endTransactions("h.job_execution_id <> ?", jobExecutionId);
	}

	private void endTransactions(String condition, Object... values) {
		this.jdbc.query("""
				select pg_terminate_backend(l.pid) from handed_range h
				join pg_locks l on l.locktype = 'transactionid' and l.granted and l.transactionid = h.xmax
				where h.state = 'TAKEN' and """ + " " + condition, (row) -> {
		}, values);
	}

	/** Offers a range no longer; whether nobody had taken it meanwhile. */
	boolean withdraw(RangeMessage message) {
		return this.jdbc.update("""
				update handed_range set state = 'WITHDRAWN', since = clock_timestamp()
				where step_execution_id = ? and token = ? and state in ('OFFERED', 'RETURNED')""",
				message.stepExecutionId(), message.token()) > 0;
	}

	/**
	 * Whether the job was told to stop. Spring Batch 6 notes that it has stopped as soon
	 * as it is told to.
	 */
	boolean isStopping(long jobExecutionId) {
		return STOP.contains(this.jdbc.queryForObject(
				"select status from batch_job_execution where job_execution_id = ?", String.class, jobExecutionId));
	}

}
