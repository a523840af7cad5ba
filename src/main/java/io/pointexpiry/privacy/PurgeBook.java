package io.pointexpiry.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import io.pointexpiry.database.Batches;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/** The calls of purge: table {@code purge_run}. */
public final class PurgeBook {

	private static final String RUN = "select * from purge_run ";

	private final JdbcClient jdbc;

	public PurgeBook(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What is counted. */
	public enum Removed {

		FOLDERS, NOTICES, RECEIPTS, FEEDBACK, MEMBERS, TEXTS

	}

	/** The call that was not finished, if there is one; there is never more than one. */
	public Optional<PurgeRun> unfinished() {
		return this.jdbc.sql(RUN + "where ended_at is null order by purge_id").query(PurgeBook::run).optional();
	}

	/** The last call, finished or not. */
	public Optional<PurgeRun> last() {
		return this.jdbc.sql(RUN + "order by purge_id desc fetch first 1 row only").query(PurgeBook::run).optional();
	}

	/** One call. */
	public PurgeRun find(long purgeId) {
		return this.jdbc.sql(RUN + "where purge_id = ?").param(purgeId).query(PurgeBook::run).single();
	}

	/** Records a call before it removes anything; returns its number. */
	public long begin(PurgeRun.Of of, String byWhom, Instant at) {
		KeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("insert into purge_run (before_on, member_id, by_whom, started_at) values (?, ?, ?, ?)")
			.params(Arrays.asList(of.before(), of.memberId(), byWhom, Batches.at(at)))
			.update(key, "purge_id");
		return Objects.requireNonNull(key.getKeyAs(Number.class)).longValue();
	}

	/** Adds to what a call removed, in the transaction that removes it. */
	public void add(long purgeId, Removed what, long number) {
		String column = what.name().toLowerCase(Locale.ROOT);
		this.jdbc.sql("update purge_run set %1$s = %1$s + ? where purge_id = ?".formatted(column))
			.params(number, purgeId)
			.update();
	}

	/**
	 * Records how many files of rejects a call will remove, before it does; what a first
	 * attempt counted stays.
	 */
	public void rejects(long purgeId, long files) {
		this.jdbc.sql("update purge_run set rejects = ? where purge_id = ? and rejects is null")
			.params(files, purgeId)
			.update();
	}

	/** Records that all is removed. */
	public void end(long purgeId, Instant at) {
		this.jdbc.sql("update purge_run set ended_at = ? where purge_id = ?").params(Batches.at(at), purgeId).update();
	}

	private static PurgeRun run(ResultSet row, int number) throws SQLException {
		OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
		return new PurgeRun(row.getLong("purge_id"),
				new PurgeRun.Of(Batches.date(row, "before_on"), row.getString("member_id")),
				Objects.requireNonNull(row.getString("by_whom")),
				Objects.requireNonNull(row.getObject("started_at", OffsetDateTime.class)).toInstant(),
				(ended != null) ? ended.toInstant() : null,
				new PurgeRun.Counts(row.getLong("folders"), row.getLong("notices"), row.getLong("receipts"),
						row.getLong("feedback"), row.getObject("rejects", Long.class), row.getLong("members"),
						row.getLong("texts")));
	}

}
