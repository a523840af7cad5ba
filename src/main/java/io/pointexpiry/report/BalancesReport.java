package io.pointexpiry.report;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.database.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What every member has, as of the last day closed: a lot earned after it does not exist
 * yet. Before the first night every lot counts. Sorted by member.
 */
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
		Balances balances = new Balances(rows);
		books.each("""
				select m.member_id, m.tier, m.inactive_since, l.remaining, l.expires_on,
				       case when m.status = 'WITHDRAWN' then 'WITHDRAWN'
				            when m.dormant_since is not null then 'DORMANT'
				            else 'ACTIVE' end as state
				from member m
				left join point_lot l on l.member_id = m.member_id and l.status = 'OPEN' and l.remaining > 0
				  and l.earned_on <= coalesce((select last_closed from books), date '9999-12-31')
				order by m.member_id
				""", balances::take);
		balances.finish();
	}

	/** Adds up the lots of one member after the other. */
	private static final class Balances {

		private final RowSink rows;

		private @Nullable Balance open;

		Balances(RowSink rows) {
			this.rows = rows;
		}

		void take(ResultSet row) throws SQLException {
			String memberId = row.getString("member_id");
			if (this.open == null || !this.open.memberId.equals(memberId)) {
				finish();
				this.open = new Balance(memberId, row.getString("tier"), row.getString("state"),
						row.getObject("inactive_since", LocalDate.class));
			}
			long remaining = row.getLong("remaining");
			if (!row.wasNull()) {
				this.open.add(remaining, row.getObject("expires_on", LocalDate.class));
			}
		}

		void finish() {
			if (this.open != null) {
				this.open.writeTo(this.rows);
			}
		}

	}

	/** The lots of one member. */
	private static final class Balance {

		private final String memberId;

		private final String tier;

		private final String state;

		private final @Nullable LocalDate inactiveSince;

		private long lots;

		private BigInteger points = BigInteger.ZERO;

		private @Nullable LocalDate nextExpiresOn;

		private BigInteger nextPoints = BigInteger.ZERO;

		Balance(String memberId, String tier, String state, @Nullable LocalDate inactiveSince) {
			this.memberId = memberId;
			this.tier = tier;
			this.state = state;
			this.inactiveSince = inactiveSince;
		}

		void add(long remaining, @Nullable LocalDate expiresOn) {
			this.lots++;
			this.points = this.points.add(BigInteger.valueOf(remaining));
			if (expiresOn == null) {
				return;
			}
			if (this.nextExpiresOn == null || expiresOn.isBefore(this.nextExpiresOn)) {
				this.nextExpiresOn = expiresOn;
				this.nextPoints = BigInteger.ZERO;
			}
			if (expiresOn.equals(this.nextExpiresOn)) {
				this.nextPoints = this.nextPoints.add(BigInteger.valueOf(remaining));
			}
		}

		void writeTo(RowSink rows) {
			rows.row(this.memberId, this.tier, this.state, this.lots, this.points, this.nextExpiresOn,
					(this.nextExpiresOn != null) ? this.nextPoints : null, this.inactiveSince);
		}

	}

}
