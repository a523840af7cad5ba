package io.pointexpiry.report;

import java.math.BigInteger;
import java.time.YearMonth;
import java.util.List;

import io.pointexpiry.database.Snapshot;

/**
 * What became of the points of each month, as a cohort table: accrued = redeemed +
 * expired + open. Redeemed is all that left the lots otherwise than by expiry:
 * redemptions less cancellations, online ones that belong to no day yet included, and
 * differences that lot files delivered. Points that were given back are open, redeemed or
 * expired in the month in which they were accrued. Lots that are earned after the last
 * day closed do not exist yet. Sorted by month and kind.
 *
 * @see "rules.md#breakage"
 */
final class BreakageReport implements Report {

	private static final String COHORTS = """
			select extract(year from earned_on) as earned_year, extract(month from earned_on) as earned_month, kind,
			       sum(accrued) as accrued, sum(redeemed) as redeemed, sum(expired) as expired, sum(unspent) as unspent
			from (
			  select earned_on, kind, case origin when 'DELIVERED' then points else 0 end as accrued, 0 as redeemed,
			         0 as expired, case status when 'OPEN' then remaining else 0 end as unspent
			  from point_lot
			  union all
			  select l.earned_on, l.kind, 0, -a.points, 0, 0 from adjustment a join point_lot l on l.lot_id = a.lot_id
			  union all
			  select l.earned_on, l.kind, 0, r.points, 0, 0 from redemption r join point_lot l on l.lot_id = r.lot_id
			  union all
			  select l.earned_on, l.kind, 0, -c.points, 0, 0 from cancellation c join point_lot l on l.lot_id = c.lot_id
			  union all
			  select earned_on, kind, 0, 0, case entry_type when 'EXPIRY' then points else -points end, 0
			  from expiry_record
			) points
			where earned_on <= coalesce((select last_closed from books), date '9999-12-31')
			group by extract(year from earned_on), extract(month from earned_on), kind
			order by 1, 2, %s
			""";

	@Override
	public String name() {
		return "breakage";
	}

	@Override
	public List<String> columns() {
		return List.of("accrued_month", "kind", "accrued", "redeemed", "expired", "open", "breakage_rate");
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		books.each(COHORTS.formatted(books.byCodePoint("kind")), (row) -> {
			BigInteger accrued = Movements.points(row, "accrued");
			BigInteger expired = Movements.points(row, "expired");
			rows.row(YearMonth.of(row.getInt("earned_year"), row.getInt("earned_month")), row.getString("kind"),
					accrued, Movements.points(row, "redeemed"), expired, Movements.points(row, "unspent"),
					Movements.rate(expired, accrued));
		});
	}

}
