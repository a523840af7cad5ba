package io.pointexpiry.notice;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.pointexpiry.database.Batches;
import io.pointexpiry.ledger.NightRun;

import org.springframework.jdbc.core.JdbcTemplate;

/** What members were told of reversed expiries, lot by lot. */
public final class ReversalNotices {

	private static final String OF_ITEM = """
			join notice_item i on i.member_id = e.member_id and i.item = '%s'
			  and (i.ref = e.run_id or i.ref like e.run_id || '#%%')
			join notice n on n.notice_id = i.notice_id
			""";

	private static final String REVERSED = """
			select e.lot_id, r.attempt, n.notice_id, case when n.recalled then 'RECALLED' else n.state end as state,
			  case when n.state in ('MADE', 'PUBLISHED') and (n.send_not_after is null or n.send_not_after >= ?)
			    then 1 else 0 end as unsent
			from expiry_record e join night_run r on r.run_id = e.run_id and r.command = 'reverse'
			""" + OF_ITEM.formatted("REVERSED") + """
			where e.lot_id = any(?) and e.entry_type = 'REVERSAL' and e.business_date = ?
			order by e.lot_id, r.attempt, n.send_on, n.notice_id""";

	private static final String EXPIRED = """
			select e.lot_id, r.attempt, max(case when n.recalled then 0 else 1 end) as stands
			from expiry_record e join night_run r on r.run_id = e.run_id
			""" + OF_ITEM.formatted("EXPIRED") + """
			where e.lot_id = any(?) and e.entry_type = 'EXPIRY' and e.business_date = ?
			group by e.lot_id, r.attempt order by e.lot_id, r.attempt""";

	private final JdbcTemplate jdbc;

	public ReversalNotices(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * That a member was told of the latest reversal of a lot.
	 *
	 * @param lotId the lot
	 * @param attempt the attempt of the day that reversed it
	 * @param noticeId the notice, the latest of several
	 * @param unsent whether it can still be recalled
	 * @param recalled whether it was
	 */
	public record Told(String lotId, int attempt, String noticeId, boolean unsent, boolean recalled) {

		/** Whether the member may have read it. */
		public boolean sent() {
			return !this.unsent && !this.recalled;
		}

	}

	/**
	 * The latest notices of reversals of the run's day, of those of the lots that had
	 * one.
	 */
	public List<Told> told(Collection<String> lotIds, NightRun run) {
		Map<String, Told> latest = new HashMap<>();
		this.jdbc.query(REVERSED, (statement) -> {
			statement.setObject(1, Batches.at(run.recordedAt()));
			statement.setArray(2, statement.getConnection().createArrayOf("varchar", lotIds.toArray()));
			statement.setObject(3, run.businessDate());
		}, (row) -> {
			String lotId = Objects.requireNonNull(row.getString("lot_id"));
			latest.put(lotId, new Told(lotId, row.getInt("attempt"), Objects.requireNonNull(row.getString("notice_id")),
					row.getInt("unsent") == 1, "RECALLED".equals(row.getString("state"))));
		});
		return List.copyOf(latest.values());
	}

	/**
	 * The lots of which the member was told that they expired, by the run whose expiry
	 * was reversed, and of whose reversal they were not told.
	 */
	public Set<String> stillBelievedExpired(Collection<Told> reversals, NightRun run) {
		Map<String, Integer> untold = reversals.stream()
			.filter((it) -> !it.sent())
			.collect(Collectors.toMap(Told::lotId, Told::attempt));
		Map<String, Boolean> believed = new HashMap<>();
		if (!untold.isEmpty()) {
			this.jdbc.query(EXPIRED, Batches.keysThen(untold.keySet(), run.businessDate()), (row) -> {
				if (row.getInt("attempt") < untold.getOrDefault(row.getString("lot_id"), 0)) {
					believed.put(row.getString("lot_id"), row.getInt("stands") == 1);
				}
			});
		}
		return believed.entrySet()
			.stream()
			.filter(Map.Entry::getValue)
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	/** Lots that were taken again: that they were given back waits to be told no more. */
	public void forget(Collection<String> lotIds) {
		this.jdbc.update("delete from notice_cue where item = 'REVERSED' and lot_id = any(?)",
				NoticeFacts.array(lotIds));
	}

}
