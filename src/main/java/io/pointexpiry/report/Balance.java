package io.pointexpiry.report;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Consumer;

import io.pointexpiry.database.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What one member has, as of the last day closed: a lot earned after it does not exist
 * yet. Before the first night every lot counts.
 */
final class Balance {

	private static final String LOTS = """
			select m.member_id, m.tier, m.phone, m.notices_off, m.inactive_since, l.remaining, l.expires_on,
			       case when m.status = 'WITHDRAWN' then 'WITHDRAWN'
			            when m.dormant_since is not null then 'DORMANT'
			            else 'ACTIVE' end as state
			from member m
			left join point_lot l on l.member_id = m.member_id and l.status = 'OPEN' and l.remaining > 0
			  and l.earned_on <= coalesce((select last_closed from books), date '9999-12-31')
			order by m.member_id
			""";

	private final String memberId;

	private final String tier;

	private final String state;

	private final @Nullable LocalDate inactiveSince;

	private final @Nullable String phone;

	private final boolean noticesOff;

	private long lots;

	private BigInteger points = BigInteger.ZERO;

	private @Nullable LocalDate nextExpiresOn;

	private BigInteger nextPoints = BigInteger.ZERO;

	private Balance(ResultSet row) throws SQLException {
		this.memberId = Objects.requireNonNull(row.getString("member_id"));
		this.tier = Objects.requireNonNull(row.getString("tier"));
		this.state = Objects.requireNonNull(row.getString("state"));
		this.inactiveSince = row.getObject("inactive_since", LocalDate.class);
		this.phone = row.getString("phone");
		this.noticesOff = row.getBoolean("notices_off");
	}

	/** Hands over one member after the other, in the order of their ids. */
	static void each(Snapshot books, Consumer<Balance> members) {
		Lots lots = new Lots(members);
		books.each(LOTS, lots::take);
		lots.finish();
	}

	private void add(long remaining, @Nullable LocalDate expiresOn) {
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

	String memberId() {
		return this.memberId;
	}

	String tier() {
		return this.tier;
	}

	/** ACTIVE, DORMANT or WITHDRAWN. */
	String state() {
		return this.state;
	}

	boolean isWithdrawn() {
		return this.state.equals("WITHDRAWN");
	}

	@Nullable LocalDate inactiveSince() {
		return this.inactiveSince;
	}

	/** As delivered, however it is written; null: none. */
	@Nullable String phone() {
		return this.phone;
	}

	boolean noticesOff() {
		return this.noticesOff;
	}

	/** How many open lots with points in them. */
	long lots() {
		return this.lots;
	}

	/** Of all open lots. */
	BigInteger points() {
		return this.points;
	}

	/** The earliest date of an open lot; null: no lot has one. */
	@Nullable LocalDate nextExpiresOn() {
		return this.nextExpiresOn;
	}

	/** What goes on that date; null: there is none. */
	@Nullable BigInteger nextPoints() {
		return (this.nextExpiresOn != null) ? this.nextPoints : null;
	}

	/** Adds up the lots of one member after the other. */
	private static final class Lots {

		private final Consumer<Balance> members;

		private @Nullable Balance open;

		Lots(Consumer<Balance> members) {
			this.members = members;
		}

		void take(ResultSet row) throws SQLException {
			Balance balance = this.open;
			if (balance == null || !balance.memberId.equals(row.getString("member_id"))) {
				finish();
				balance = new Balance(row);
				this.open = balance;
			}
			long remaining = row.getLong("remaining");
			if (!row.wasNull()) {
				balance.add(remaining, row.getObject("expires_on", LocalDate.class));
			}
		}

		void finish() {
			if (this.open != null) {
				this.members.accept(this.open);
			}
		}

	}

}
