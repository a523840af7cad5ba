package io.pointexpiry.report;

import java.util.List;

import io.pointexpiry.database.Snapshot;

/**
 * Due lots that stayed open, and why, by business date. Only a deferral has an end that
 * is known: the floor that it gave, that day included. What the very first run put off
 * (its floor a lot's cause OPENING) is a deferral too. Sorted by business date, member,
 * lot, why, run.
 *
 * @see "rules.md#words"
 */
final class WithheldReport implements Report {

	@Override
	public String name() {
		return "withheld";
	}

	@Override
	public List<String> columns() {
		return List.of("business_date", "member_id", "lot_id", "points", "expires_on", "why", "until");
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		QueryRows.copy(books, rows,
				"""
						select business_date, member_id, lot_id, points, expires_on, why, until_on
						from (
						  select business_date, member_id, lot_id, points, expires_on, why, cast(null as date) as until_on, run_id
						  from withheld_lot
						  union all
						  select business_date, member_id, lot_id, points, old_expires_on, 'DEFERRED', until_on, run_id
						  from lot_floor
						  where cause in ('DEFERRAL', 'OPENING')
						) withheld
						where business_date between ? and ?
						order by business_date, member_id, lot_id, %s, %s
						"""
					.formatted(books.byCodePoint("why"), books.byCodePoint("run_id")),
				range.first(), range.last());
	}

}
