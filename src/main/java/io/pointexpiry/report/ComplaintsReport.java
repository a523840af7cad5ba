package io.pointexpiry.report;

import java.util.List;

import io.pointexpiry.database.Snapshot;

/**
 * How often members ask or complain after an expiry: expiries by the week in which they
 * were posted, the feedback that belongs to them, and whether that is more than usual.
 * Sorted by week, reason, kind, tier, policy, warned, deferred.
 *
 * @see "rules.md#complaints"
 */
final class ComplaintsReport implements Report {

	@Override
	public String name() {
		return "complaints";
	}

	@Override
	public List<String> columns() {
		return List.of("week", "reason", "kind", "tier", "policy_version", "warned", "deferred", "expiries", "feedback",
				"per_1000", "stands_out");
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		for (ComplaintWeeks.Week it : new Complaints(books, range).weeks().from(range.first())) {
			ComplaintGroup group = it.group();
			rows.row(it.week(), group.reason(), group.kind(), group.tier(), group.policyVersion(), group.warned(),
					group.deferred(), it.count().expiries(), it.count().feedback(), it.count().perThousand(),
					it.standsOut());
		}
	}

}
