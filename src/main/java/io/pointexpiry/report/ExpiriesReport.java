package io.pointexpiry.report;

import java.util.List;

import io.pointexpiry.database.Snapshot;

/**
 * Every entry by which points lapsed or were given back, by the day of the books to which
 * it belongs. Sorted by posted on, member, lot, entry type, and what caused the entry.
 *
 * @see "rules.md#expiry-records"
 */
final class ExpiriesReport implements Report {

	@Override
	public String name() {
		return "expiries";
	}

	@Override
	public List<String> columns() {
		return List.of("posted_on", "business_date", "entry_type", "member_id", "lot_id", "kind", "tier", "reason",
				"points", "earned_on", "expires_on", "policy_version", "warned_on", "run_id", "recorded_at");
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		QueryRows.copy(books, rows, """
				select posted_on, business_date, entry_type, member_id, lot_id, kind, tier, reason, points, earned_on,
				       expires_on, policy_version, warned_on, run_id, recorded_at
				from expiry_record
				where posted_on between ? and ?
				order by posted_on, member_id, lot_id, %s, %s
				""".formatted(books.byCodePoint("entry_type"), books.byCodePoint("ref")), range.first(), range.last());
	}

}
