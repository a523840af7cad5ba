package io.pointexpiry.ledger;

import java.time.LocalDate;

import io.pointexpiry.domain.Reason;

/**
 * What the closings of a day took of a lot for one reason, less what was given back of it
 * since, to the lot or as a new one: the one reckoning of what may still be given back.
 *
 * <p>
 * Entries that give back carry the day and the reason of the expiry that took the points.
 * Several expiries of one lot, day and reason are one: a day that was reversed and closed
 * again takes points for the second time.
 *
 * @see "rules.md#reinstated-lots"
 */
public final class UnreturnedPoints {

	private static final String MOVED = """
			select e.lot_id, e.member_id, e.business_date, e.reason,
			  case e.entry_type when 'EXPIRY' then e.ref end as ref,
			  case e.entry_type when 'EXPIRY' then e.points else -e.points end as points
			from expiry_record e where e.entry_type in ('EXPIRY', 'REVERSAL') and %s
			union all
			select o.lot_id, e.member_id, e.business_date, e.reason, null, -e.points
			from point_lot o
			join point_lot n on n.member_id = o.member_id and n.origin_lot_id = o.lot_id
			join expiry_record e on e.lot_id = n.lot_id and e.entry_type = 'REINSTATEMENT'
			where %s""";

	private static final String SUMMED = """
			select lot_id, member_id, business_date, reason, max(ref) as ref, cast(sum(points) as bigint) as points
			from (%s) moved group by lot_id, member_id, business_date, reason having sum(points) %s 0""";

	/**
	 * What more was given back than was taken, as books of earlier releases may have it:
	 * lot, member, day, reason, the points too many, and the new lot, as long as that is
	 * open. What is spent or has lapsed meanwhile cannot be corrected any more.
	 */
	public static final String SURPLUS = """
			select s.lot_id, s.member_id, s.business_date, s.reason, -s.points as points, n.lot_id as new_lot_id
			from (%s) s join point_lot n on n.member_id = s.member_id and n.origin_lot_id = s.lot_id
			where n.status = 'OPEN' and n.remaining > 0 and exists (
			  select 1 from expiry_record e where e.lot_id = n.lot_id and e.entry_type = 'REINSTATEMENT'
			    and e.business_date = s.business_date and e.reason = s.reason)"""
		.formatted(SUMMED.formatted(MOVED.formatted("exists (select 1 from point_lot n where n.member_id = e.member_id"
				+ " and n.origin_lot_id = e.lot_id)", "n.origin = 'REINSTATED'"), "<"));

	private UnreturnedPoints() {
	}

	/**
	 * Closings of a day that took points of a lot for one reason.
	 *
	 * @param lotId the lot that lost them
	 * @param businessDate the day
	 * @param reason the reason
	 */
	public record Lapse(String lotId, LocalDate businessDate, Reason reason) {
	}

	/**
	 * A query of them: lot, member, day, reason, the entry of the latest expiry, and the
	 * points, at least 1.
	 * @param entries a condition on the entries {@code e}
	 * @param lots the same condition on the lots {@code o} that lost the points, and on
	 * the entries {@code e} that gave them back
	 */
	public static String where(String entries, String lots) {
		return SUMMED.formatted(MOVED.formatted(entries, lots), ">");
	}

}
