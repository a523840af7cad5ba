package io.pointexpiry.report;

import java.util.List;

import io.pointexpiry.database.Snapshot;

/**
 * Every night that was closed, evaluated again, or reversed, with its control totals, by
 * business date. Sorted by business date and attempt.
 */
final class RunsReport implements Report {

	@Override
	public String name() {
		return "runs";
	}

	@Override
	public List<String> columns() {
		return List.of("run_id", "business_date", "command", "state", "started_at", "ended_at", "candidates", "expired",
				"deferred", "extended", "withheld", "refused", "retained", "points_expired", "notices");
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		QueryRows.copy(books, rows, """
				select run_id, business_date, command, state, started_at, ended_at, candidates, expired, deferred,
				       extended, withheld, refused, retained, points_expired, notices
				from night_run
				where business_date between ? and ?
				order by business_date, attempt
				""", range.first(), range.last());
	}

}
