package io.pointexpiry.report;

import java.util.List;

import io.pointexpiry.database.Snapshot;

/**
 * What people decided, with reason and who: the commands of the customer desk, days that
 * were reversed, and nights that went on though they were far larger than foreseen. By
 * business date, the next day to be closed when it was decided. What the desk did before
 * the first night has none: it comes first, where no first day is asked for. Sorted by
 * business date and the order of the commands.
 */
final class DeskReport implements Report {

	@Override
	public String name() {
		return "desk";
	}

	@Override
	public List<String> columns() {
		return List.of("business_date", "recorded_at", "command", "member_id", "lot_id", "until", "points", "reason",
				"by");
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		QueryRows.copy(books, QueryRows.masking("by", this, QueryRows.masking("reason", this, rows)), """
				select business_date, recorded_at, command, member_id, lot_id, until_on, points, why, by_whom
				from (
				  select business_date, recorded_at, command, member_id, lot_id, until_on, points, why, by_whom,
				         desk_id as number
				  from desk_entry
				  union all
				  select case command when 'run' then first_day else send_on end, started_at, command, null, null, null,
				         (select sum(r.points_candidates) from night_run r
				          where r.closing_id = c.closing_id and c.command = 'reverse'),
				         coalesce(why, accept_large), by_whom, closing_id
				  from closing c where why is not null or accept_large is not null
				) decided
				where coalesce(business_date, date '0001-01-01') between ? and ?
				order by business_date nulls first, recorded_at, command, number
				""", range.first(), range.last());
	}

}
