package io.pointexpiry.notice;

import java.time.Instant;

import io.pointexpiry.database.Batches;
import io.pointexpiry.ledger.NightRun;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The numbers of notice folders: each call that has something to say gets the next one of
 * its day, and keeps it.
 */
public final class NoticeFolderBook {

	private final JdbcClient jdbc;

	public NoticeFolderBook(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The folder of a run's notices: its own, or the next free number where it has none
	 * yet.
	 */
	public int folderOf(NightRun run) {
		return this.jdbc.sql("""
				select coalesce(max(case when closing_id = ? then n end), coalesce(max(n), 0) + 1)
				from notice_folder where business_date = ?""")
			.params(run.closingId(), run.lastDay())
			.query(Integer.class)
			.single();
	}

	/**
	 * Counts what a closing has to say: the notices of its folders, whatever there was
	 * before.
	 */
	public Count count(long closingId) {
		return this.jdbc.sql("""
				select count(*) as notices, count(case when n.channel = 'NONE' then 1 end) as unreachable
				from notice_folder f join notice n on n.business_date = f.business_date and n.n = f.n
				where f.closing_id = ?""")
			.param(closingId)
			.query((row, number) -> new Count(row.getLong("notices"), row.getLong("unreachable")))
			.single();
	}

	/** Notes that a run has notices for its folder. */
	public void open(NightRun run, int n) {
		this.jdbc.sql("""
				insert into notice_folder (business_date, n, closing_id, state) values (?, ?, ?, 'MADE')
				on conflict do nothing""").params(run.lastDay(), n, run.closingId()).update();
	}

	/**
	 * Notes when a run's folder was published; the first time stays. From then on
	 * receipts are waited for.
	 */
	public void published(NightRun run, int n, Instant at) {
		this.jdbc.sql("""
				update notice_folder set published_at = ?
				where business_date = ? and n = ? and state = 'PUBLISHED' and published_at is null""")
			.params(Batches.at(at), run.lastDay(), n)
			.update();
	}

	/**
	 * How many notices there are.
	 *
	 * @param notices all
	 * @param unreachable those of them that go nowhere
	 */
	public record Count(long notices, long unreachable) {
	}

}
