package io.pointexpiry.report;

import java.util.List;

import io.pointexpiry.database.Snapshot;

/** What every member has, as of the last day closed. Sorted by member. */
final class BalancesReport implements Report {

	@Override
	public String name() {
		return "balances";
	}

	@Override
	public List<String> columns() {
		return List.of("member_id", "tier", "state", "open_lots", "points", "next_expires_on", "next_points",
				"inactive_since");
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		Balance.each(books, (it) -> rows.row(it.memberId(), it.tier(), it.state(), it.lots(), it.points(),
				it.nextExpiresOn(), it.nextPoints(), it.inactiveSince()));
	}

}
