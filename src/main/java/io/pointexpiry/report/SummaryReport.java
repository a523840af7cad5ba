package io.pointexpiry.report;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.pointexpiry.database.Snapshot;

/**
 * The books by day and kind: opening + accrued - redeemed + cancelled - expired + given
 * back + adjusted = closing. A row for each day of the books and kind of lot that has a
 * movement; the opening is the closing of that kind's row before. Where no first day is
 * asked for it is the first day closed: what was imported as of earlier days is its
 * opening.
 *
 * <p>
 * Points that an online service redeemed since the last night belong to no day yet, and
 * are not in it. Sorted by posted on and kind.
 *
 * @see "rules.md#summary"
 */
final class SummaryReport implements Report {

	@Override
	public String name() {
		return "summary";
	}

	@Override
	public List<String> columns() {
		return List.of("posted_on", "kind", "opening", "accrued", "redeemed", "cancelled", "expired_validity",
				"expired_dormancy", "expired_policy_change", "expired_withdrawal", "given_back", "adjusted", "closing");
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		LocalDate from = (range.from() != null) ? range.from() : firstClosed(books, range);
		Map<String, BigInteger> closings = new HashMap<>();
		books.each(MOVEMENTS.formatted(books.byCodePoint("kind")), (row) -> {
			Movements moved = Movements.of(row);
			BigInteger opening = closings.getOrDefault(moved.kind(), BigInteger.ZERO);
			BigInteger closing = opening.add(moved.change());
			closings.put(moved.kind(), closing);
			if (!moved.postedOn().isBefore(from)) {
				rows.row(moved.cells(moved.postedOn(), opening, closing));
			}
		}, range.last());
	}

	static LocalDate firstClosed(Snapshot books, PostedRange range) {
		return books.jdbc()
			.sql("select first_closed from books where first_closed is not null")
			.query(LocalDate.class)
			.optional()
			.orElse(range.first());
	}

	/** Every movement up to a day, by day and kind. */
	static final String MOVEMENTS = """
			select posted_on, kind,
			       sum(case movement when 'ACCRUED' then points else 0 end) as accrued,
			       sum(case movement when 'REDEEMED' then points else 0 end) as redeemed,
			       sum(case movement when 'CANCELLED' then points else 0 end) as cancelled,
			       sum(case movement when 'VALIDITY' then points else 0 end) as expired_validity,
			       sum(case movement when 'DORMANCY' then points else 0 end) as expired_dormancy,
			       sum(case movement when 'POLICY_CHANGE' then points else 0 end) as expired_policy_change,
			       sum(case movement when 'WITHDRAWAL' then points else 0 end) as expired_withdrawal,
			       sum(case movement when 'GIVEN_BACK' then points else 0 end) as given_back,
			       sum(case movement when 'ADJUSTED' then points else 0 end) as adjusted
			from (
			  select posted_on, kind, 'ACCRUED' as movement, points from point_lot where origin = 'DELIVERED'
			  union all
			  select a.posted_on, l.kind, 'ADJUSTED', a.points from adjustment a join point_lot l on l.lot_id = a.lot_id
			  union all
			  select r.posted_on, l.kind, 'REDEEMED', r.points from redemption r join point_lot l on l.lot_id = r.lot_id
			  where r.posted_on is not null
			  union all
			  select c.posted_on, l.kind, 'CANCELLED', c.points
			  from cancellation c join point_lot l on l.lot_id = c.lot_id
			  union all
			  select posted_on, kind, case entry_type when 'EXPIRY' then reason else 'GIVEN_BACK' end, points
			  from expiry_record
			) movements
			where posted_on <= ?
			group by posted_on, kind
			order by posted_on, %s
			""";

}
