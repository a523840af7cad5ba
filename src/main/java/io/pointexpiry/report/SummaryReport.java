package io.pointexpiry.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.pointexpiry.store.Snapshot;

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
	public void write(Snapshot books, DateRange range, RowSink rows) {
		LocalDate from = (range.from() != null) ? range.from() : firstClosed(books, range);
		Map<String, Long> closings = new HashMap<>();
		books.each(MOVEMENTS.formatted(books.byCodePoint("kind")), (row) -> {
			Movements moved = Movements.of(row);
			long opening = closings.getOrDefault(moved.kind(), 0L);
			long closing = Math.addExact(opening, moved.change());
			closings.put(moved.kind(), closing);
			if (!moved.postedOn().isBefore(from)) {
				moved.writeTo(rows, opening, closing);
			}
		}, range.last());
	}

	private static LocalDate firstClosed(Snapshot books, DateRange range) {
		return books.jdbc()
			.sql("select first_closed from books where first_closed is not null")
			.query(LocalDate.class)
			.optional()
			.orElse(range.first());
	}

	/** All that was posted on one day for lots of one kind. */
	private record Movements(LocalDate postedOn, String kind, long accrued, long redeemed, long cancelled,
			long expiredValidity, long expiredDormancy, long expiredPolicyChange, long expiredWithdrawal,
			long givenBack, long adjusted) {

		static Movements of(ResultSet row) throws SQLException {
			return new Movements(row.getObject("posted_on", LocalDate.class), row.getString("kind"),
					row.getLong("accrued"), row.getLong("redeemed"), row.getLong("cancelled"),
					row.getLong("expired_validity"), row.getLong("expired_dormancy"),
					row.getLong("expired_policy_change"), row.getLong("expired_withdrawal"), row.getLong("given_back"),
					row.getLong("adjusted"));
		}

		long change() {
			long in = Math.addExact(Math.addExact(this.accrued, this.cancelled),
					Math.addExact(this.givenBack, this.adjusted));
			long expired = Math.addExact(Math.addExact(this.expiredValidity, this.expiredDormancy),
					Math.addExact(this.expiredPolicyChange, this.expiredWithdrawal));
			return Math.subtractExact(in, Math.addExact(this.redeemed, expired));
		}

		void writeTo(RowSink rows, long opening, long closing) {
			rows.row(this.postedOn, this.kind, opening, this.accrued, this.redeemed, this.cancelled,
					this.expiredValidity, this.expiredDormancy, this.expiredPolicyChange, this.expiredWithdrawal,
					this.givenBack, this.adjusted, closing);
		}

	}

	private static final String MOVEMENTS = """
			select posted_on, kind,
			       cast(sum(case movement when 'ACCRUED' then points else 0 end) as bigint) as accrued,
			       cast(sum(case movement when 'REDEEMED' then points else 0 end) as bigint) as redeemed,
			       cast(sum(case movement when 'CANCELLED' then points else 0 end) as bigint) as cancelled,
			       cast(sum(case movement when 'VALIDITY' then points else 0 end) as bigint) as expired_validity,
			       cast(sum(case movement when 'DORMANCY' then points else 0 end) as bigint) as expired_dormancy,
			       cast(sum(case movement when 'POLICY_CHANGE' then points else 0 end) as bigint)
			         as expired_policy_change,
			       cast(sum(case movement when 'WITHDRAWAL' then points else 0 end) as bigint) as expired_withdrawal,
			       cast(sum(case movement when 'GIVEN_BACK' then points else 0 end) as bigint) as given_back,
			       cast(sum(case movement when 'ADJUSTED' then points else 0 end) as bigint) as adjusted
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
