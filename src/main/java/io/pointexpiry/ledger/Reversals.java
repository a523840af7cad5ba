package io.pointexpiry.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.pointexpiry.database.Batches;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes back what the closing of a day took, as far as it was not given back since, and
 * reopens those lots; and lifts that again when the day is closed once more. All in the
 * caller's transaction; expiries stay as they are, the reversal is an entry of its own.
 *
 * @see "rules.md#reversals"
 */
public final class Reversals {

	private static final String OF_A_DAY = UnreturnedPoints.where("e.lot_id = any(?) and e.business_date = ?",
			"o.lot_id = any(?) and e.business_date = ?");

	private final Batches batches;

	private final JdbcTemplate jdbc;

	public Reversals(JdbcTemplate jdbc) {
		this.batches = new Batches(jdbc);
		this.jdbc = jdbc;
	}

	/**
	 * An expiry to be reversed.
	 *
	 * @param lotId the lot
	 * @param ref the entry of its expiry, the latest if the day was closed several times
	 * @param reason why the points lapsed; a day may take points of one lot for two
	 * reasons, where it is closed again
	 * @param points what of it was not given back yet, at least 1
	 */
	public record Lapsed(String lotId, String ref, String reason, long points) {
	}

	/** The lots of which runs of a day took something that nobody gave back yet. */
	public static KeyQuery takenOn(LocalDate day) {
		return KeyQuery.of(
				"""
						select distinct e.member_id, e.lot_id from expiry_record e join point_lot l on l.lot_id = e.lot_id
						where e.run_id in (select run_id from night_run where business_date = ?) and e.entry_type = 'EXPIRY' and (
						    select sum(case x.entry_type when 'EXPIRY' then x.points else -x.points end) from expiry_record x
						    where x.lot_id = e.lot_id and x.business_date = e.business_date and x.reason = e.reason
						      and x.entry_type in ('EXPIRY', 'REVERSAL'))
						  > (select coalesce(sum(r.points), 0) from point_lot n join expiry_record r on r.lot_id = n.lot_id
						     where n.member_id = l.member_id and n.origin_lot_id = l.lot_id
						       and r.entry_type = 'REINSTATEMENT' and r.business_date = e.business_date
						       and r.reason = e.reason)""",
				day);
	}

	/** The lots that the reversal of a day reopened and that still wait. */
	public static KeyQuery waitingFor(LocalDate day) {
		return KeyQuery.of("select member_id, lot_id from point_lot where reversed_on = ?", day);
	}

	/** How many lots a reversal of a day would look at. */
	public long count(LocalDate day) {
		KeyQuery taken = takenOn(day).count();
		return Objects.requireNonNull(this.jdbc.queryForObject(taken.sql(), Long.class, taken.parameters().toArray()));
	}

	/**
	 * What runs of a day took of these lots and nobody gave back since, be it to the lot
	 * or as a new one. The caller has locked the lots.
	 */
	public List<Lapsed> outstanding(Collection<String> lotIds, LocalDate day) {
		return this.jdbc.query(OF_A_DAY + " order by lot_id, reason",
				(row, number) -> new Lapsed(Objects.requireNonNull(row.getString("lot_id")),
						Objects.requireNonNull(row.getString("ref")), Objects.requireNonNull(row.getString("reason")),
						row.getLong("points")),
				Batches.array(lotIds), day, Batches.array(lotIds), day);
	}

	/**
	 * Reopens lots with what was taken, and records it; they wait until the day is closed
	 * again.
	 */
	public void reopen(NightRun run, Collection<Lapsed> lots) {
		Set<String> first = new HashSet<>();
		this.batches.each("""
				update point_lot set remaining = remaining + ?, status = 'OPEN', reversed_on = ? where lot_id = ?""",
				lots, (it) -> new Object[] { it.points(), run.businessDate(), it.lotId() });
		this.batches.each(
				"""
						insert into expiry_record (lot_id, entry_type, ref, posted_on, business_date, member_id, kind, tier,
						  reason, points, earned_on, expires_on, policy_version, warned_on, run_id, recorded_at)
						select lot_id, 'REVERSAL', cast(? as varchar(80)), cast(? as date), business_date, member_id, kind, tier,
						  reason, cast(? as bigint), earned_on, expires_on, policy_version, warned_on, cast(? as varchar(32)),
						  cast(? as timestamp(6) with time zone)
						from expiry_record where lot_id = ? and entry_type = 'EXPIRY' and ref = ?""",
				lots, (it) -> new Object[] { first.add(it.lotId()) ? run.runId() : run.runId() + ":" + it.reason(),
						run.postedOn(), it.points(), run.runId(), Batches.at(run.recordedAt()), it.lotId(), it.ref() });
	}

	/** Lets the next decision about these lots be as about any other. */
	public void lift(Collection<String> lotIds) {
		this.batches.each("update point_lot set reversed_on = null where lot_id = ?", lotIds,
				(lotId) -> new Object[] { lotId });
	}

	/**
	 * Unsent notices in which these members were told that runs of a day took points.
	 */
	public Set<String> confirmations(Collection<String> memberIds, NightRun run) {
		return new TreeSet<>(this.jdbc.query("""
				select distinct n.notice_id from notice_item i join notice n on n.notice_id = i.notice_id
				join night_run r on r.business_date = ? and (i.ref = r.run_id or i.ref like r.run_id || '#%')
				where i.member_id = any(?) and i.item = 'EXPIRED' and n.state in ('MADE', 'PUBLISHED')
				  and (n.send_not_after is null or n.send_not_after >= ?)""",
				(row, number) -> Objects.requireNonNull(row.getString(1)), run.businessDate(), Batches.array(memberIds),
				Batches.at(run.recordedAt())));
	}

}
