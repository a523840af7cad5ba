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
				select r.run_id, r.business_date, r.command, s.state, r.started_at, s.ended_at, r.candidates, r.expired,
				       r.deferred, r.extended, r.withheld, r.refused, r.retained, r.points_expired, r.notices
				from night_run r join run_state s on s.run_id = r.run_id
				where r.business_date between ? and ?
				order by r.business_date, r.attempt
				""", range.first(), range.last());
	}

}
