package io.pointexpiry.report;

import java.util.List;

import io.pointexpiry.store.Snapshot;

/**
 * What the customer desk did, with reason and who, by business date. What it did before
 * the first night has no business date: it comes first, where no first day is asked for.
 * Sorted by business date and the order of the commands.
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
	public void write(Snapshot books, DateRange range, RowSink rows) {
		QueryRows.copy(books, QueryRows.masking("reason", this, rows), """
				select business_date, recorded_at, command, member_id, lot_id, until_on, points, why, by_whom
				from desk_entry
				where coalesce(business_date, date '0001-01-01') between ? and ?
				order by business_date nulls first, desk_id
				""", range.first(), range.last());
	}

}
