package io.pointexpiry.report;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.ledger.DueLots;

/**
 * What will lapse if nobody spends it: open lots by the month of their date, with the
 * dates that they had on the last day closed. Lots that never expire, lots without a date
 * yet, and what dormancy may take are not in it; lots of members who left are. The first
 * month is that of the next day to be closed, overdue lots included. Sorted by month,
 * kind and tier.
 */
public final class ForecastReport implements Report {

	/** How many months are foreseen where nobody says how many. */
	public static final int DEFAULT_MONTHS = 12;

	private final int months;

	/**
	 * Creates a forecast.
	 * @param months how many, the first open month included; 1 or more
	 */
	public ForecastReport(int months) {
		if (months < 1) {
			throw new IllegalArgumentException(
					"A forecast of %d months was asked for; expected 1 or more.".formatted(months));
		}
		this.months = months;
	}

	@Override
	public String name() {
		return "forecast";
	}

	@Override
	public List<String> columns() {
		return List.of("month", "kind", "tier", "members", "lots", "points");
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		books.each("select last_closed from books where last_closed is not null", (row) -> {
			YearMonth first = YearMonth.from(row.getObject(1, LocalDate.class).plusDays(1));
			write(books, first, rows);
		});
	}

	private void write(Snapshot books, YearMonth first, RowSink rows) {
		Map<Group, Count> counts = new TreeMap<>(
				Comparator.comparing(Group::month).thenComparing(Group::kind).thenComparing(Group::tier));
		books.each("""
				select l.member_id, l.kind, m.tier, l.remaining, l.expires_on
				from point_lot l join member m on m.member_id = l.member_id
				where %s
				order by l.member_id
				""".formatted(DueLots.ownDate("<= ?")), (row) -> {
			YearMonth month = YearMonth.from(row.getObject("expires_on", LocalDate.class));
			Group group = new Group(month.isBefore(first) ? first : month, row.getString("kind"),
					row.getString("tier"));
			counts.computeIfAbsent(group, (it) -> new Count())
				.add(row.getString("member_id"), row.getLong("remaining"));
		}, first.plusMonths(this.months - 1L).atEndOfMonth());
		counts.forEach((group, count) -> rows.row(group.month(), group.kind(), group.tier(), count.members, count.lots,
				count.points));
	}

	/** What is counted together. */
	private record Group(YearMonth month, String kind, String tier) {
	}

	/** Counts lots that come in the order of their members. */
	private static final class Count {

		private String lastMember = "";

		private long members;

		private long lots;

		private BigInteger points = BigInteger.ZERO;

		void add(String memberId, long remaining) {
			if (!memberId.equals(this.lastMember)) {
				this.lastMember = memberId;
				this.members++;
			}
			this.lots++;
			this.points = this.points.add(BigInteger.valueOf(remaining));
		}

	}

}
