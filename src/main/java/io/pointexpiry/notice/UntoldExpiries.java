package io.pointexpiry.notice;

import io.pointexpiry.ledger.FolderClock;

/**
 * Points that expired as warned although the warning was none: its folder was published
 * too late to be sent, or the notice had been recalled, cancelled or refused before.
 * Earlier releases left such records behind. What was given back since is not among them.
 *
 * <p>
 * What a sender refused counts once the receipt was two days old when the points expired:
 * one that came in after the night could not be known to it.
 *
 * @see "rules.md#given-warnings"
 */
public final class UntoldExpiries {

	private static final String EXPIRIES = """
			select e.lot_id, e.member_id, e.points
			from expiry_record e join point_lot l on l.lot_id = e.lot_id
			where e.entry_type = 'EXPIRY' and e.warned_on is not null and l.status = 'EXPIRED'
			  and not exists (select 1 from point_lot r where r.member_id = e.member_id and r.origin_lot_id = e.lot_id)
			  and not exists (select 1 from expiry_record x
			    where x.lot_id = e.lot_id and x.entry_type = 'EXPIRY' and x.business_date > e.business_date)
			  and exists (select 1 from notice_item o where o.member_id = e.member_id and o.told_on = e.warned_on)
			  and not exists (
			    select 1 from notice_item i join notice n on n.notice_id = i.notice_id
			    join notice_folder f on f.business_date = n.business_date and f.n = n.n
			    where i.member_id = e.member_id and i.told_on = e.warned_on
			      and %s
			      and (e.reason = 'DORMANCY' or i.subject_on = e.expires_on)
			      and not n.recalled and (n.channel = 'NONE' or %s) and not exists (
			        select 1 from receipt c where c.notice_id = n.notice_id
			          and (c.state = 'CANCELLED' and c.at < e.recorded_at
			            or c.state in ('REJECTED', 'EXPIRED', 'UNDELIVERABLE') and n.state <> 'DELIVERED'
			              and c.at < e.recorded_at - interval '48' hour)))
			""";

	private static final String WARNING = """
			case e.reason when 'DORMANCY' then 'DORMANCY_WARNING' else 'EXPIRY_WARNING' end""";

	private UntoldExpiries() {
	}

	/**
	 * Lots, members and points of them.
	 * @param clock of the present command
	 */
	public static String sql(FolderClock clock) {
		return EXPIRIES.formatted(WarningsGiven.warns(WARNING), NoticeOutcome.inTime(clock));
	}

}
