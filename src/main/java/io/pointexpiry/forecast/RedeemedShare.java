package io.pointexpiry.forecast;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

import io.pointexpiry.database.Snapshot;

/**
 * How much of the points that left the books was redeemed before it expired, by kind, in
 * the twelve months before the one of the next night: redeemed ÷ (redeemed + expired),
 * cancelled redemptions and what was given back taken off. A kind of which nothing left
 * the books counts as never redeemed.
 *
 * @see "rules.md#outlooks"
 */
final class RedeemedShare {

	/** Nothing is known of the past. */
	static final RedeemedShare NONE = new RedeemedShare(LocalDate.EPOCH, LocalDate.EPOCH, Map.of());

	private static final int MONTHS = 12;

	private static final String LEFT = """
			select kind, sum(redeemed) as redeemed, sum(expired) as expired
			from (
			  select l.kind, r.points as redeemed, 0 as expired
			  from redemption r join point_lot l on l.lot_id = r.lot_id where r.posted_on between ? and ?
			  union all
			  select l.kind, -c.points, 0
			  from cancellation c join point_lot l on l.lot_id = c.lot_id where c.posted_on between ? and ?
			  union all
			  select kind, 0, case entry_type when 'EXPIRY' then points else -points end
			  from expiry_record where posted_on between ? and ?
			) movements
			group by kind""";

	private final LocalDate from;

	private final LocalDate to;

	private final Map<String, Left> byKind;

	private RedeemedShare(LocalDate from, LocalDate to, Map<String, Left> byKind) {
		this.from = from;
		this.to = to;
		this.byKind = new TreeMap<>(byKind);
	}

	/** What left the books in the months before the next night's. */
	static RedeemedShare of(Snapshot books, LocalDate first) {
		LocalDate to = YearMonth.from(first).atDay(1).minusDays(1);
		LocalDate from = YearMonth.from(to).minusMonths(MONTHS - 1L).atDay(1);
		Map<String, Left> byKind = new TreeMap<>();
		books.each(LEFT,
				(row) -> byKind.put(row.getString("kind"),
						new Left(row.getBigDecimal("redeemed").toBigIntegerExact().max(BigInteger.ZERO),
								row.getBigDecimal("expired").toBigIntegerExact().max(BigInteger.ZERO))),
				from, to, from, to, from, to);
		byKind.values().removeIf((left) -> left.all().signum() == 0);
		return new RedeemedShare(from, to, byKind);
	}

	/** Points less those that will be redeemed, halves rounded up. */
	BigInteger lessRedeemed(String kind, BigInteger points) {
		Left left = this.byKind.get(kind);
		return (left == null) ? points
				: new BigDecimal(points.multiply(left.expired()))
					.divide(new BigDecimal(left.all()), 0, RoundingMode.HALF_UP)
					.toBigIntegerExact();
	}

	/** Where the share comes from. */
	ForecastSummary.Source source() {
		return new ForecastSummary.Source(this.from, this.to,
				this.byKind.entrySet()
					.stream()
					.map((it) -> new ForecastSummary.Redeemed(it.getKey(), it.getValue().percentRedeemed()))
					.toList());
	}

	/**
	 * Points of one kind that left the books.
	 *
	 * @param redeemed how many were redeemed
	 * @param expired how many expired
	 */
	private record Left(BigInteger redeemed, BigInteger expired) {

		BigInteger all() {
			return this.redeemed.add(this.expired);
		}

		BigDecimal percentRedeemed() {
			return new BigDecimal(this.redeemed.multiply(BigInteger.valueOf(100))).divide(new BigDecimal(all()), 1,
					RoundingMode.HALF_UP);
		}

	}

}
