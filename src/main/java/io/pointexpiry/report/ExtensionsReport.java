package io.pointexpiry.report;

import java.util.List;

import io.pointexpiry.database.Snapshot;

/**
 * Lots that an extension programme gave more time, by business date. Sorted by business
 * date, member, lot, name of the programme.
 */
final class ExtensionsReport implements Report {

	@Override
	public String name() {
		return "extensions";
	}

	@Override
	public List<String> columns() {
		return List.of("business_date", "member_id", "lot_id", "name", "points", "old_expires_on", "expires_on");
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		QueryRows.copy(books, rows, """
				select business_date, member_id, lot_id, ref, points, old_expires_on, until_on
				from lot_floor
				where cause = 'EXTENSION' and business_date between ? and ?
				order by business_date, member_id, lot_id, %s
				""".formatted(books.byCodePoint("ref")), range.first(), range.last());
	}

}
