package io.pointexpiry.ledger;

import java.time.LocalDate;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Redemptions that do not fit their lots. Nothing forbids an online service to insert
 * one: of a member who is unknown or does not own the lot, dated before the lot was
 * earned or on a day that has not come. They are posted as they are, since the points are
 * gone, and named wherever somebody looks.
 */
public final class UnfitRedemptions {

	/**
	 * Place, what is found and what is expected of each; takes a day after which no
	 * redemption can be dated, itself excluded.
	 */
	public static final String SQL = """
			select 'redemption ' || r.redemption_id || ' of lot ' || r.lot_id as place,
			  case when m.member_id is null then 'member ' || r.member_id || ', who is unknown'
			       when r.member_id <> l.member_id then 'member ' || r.member_id
			       when r.redeemed_on < l.earned_on then 'redeemed on ' || r.redeemed_on
			       else 'redeemed on ' || r.redeemed_on || ', which has not come' end as found,
			  case when r.member_id <> l.member_id then 'member ' || l.member_id || ', who owns the lot'
			       when r.redeemed_on < l.earned_on then l.earned_on || ' or later, for the lot was earned then'
			       else 'a day that has come' end as expected
			from redemption r
			join point_lot l on l.lot_id = r.lot_id
			left join member m on m.member_id = r.member_id
			where (r.member_id <> l.member_id or r.redeemed_on < l.earned_on or r.redeemed_on > ?)""";

	private static final int SHOWN = 20;

	private static final LocalDate NEVER_TOO_LATE = LocalDate.of(9999, 12, 31);

	private final JdbcClient jdbc;

	public UnfitRedemptions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Those that the runs of a call posted, a sentence each; at most as many as fit a
	 * screen.
	 */
	public List<String> postedBy(long closingId) {
		return sentences(" and r.posted_on in (select posted_on from night_run where closing_id = ?)", closingId);
	}

	/**
	 * How many there are.
	 * @param today no redemption can be dated later
	 */
	public long count(LocalDate today) {
		return this.jdbc.sql("select count(*) from (" + SQL + ") unfit").param(today).query(Long.class).single();
	}

	/** Those in the name of a member. */
	public List<String> of(String memberId) {
		return sentences(" and r.member_id = ?", memberId);
	}

	/** Those of a lot. */
	public List<String> ofLot(String lotId) {
		return sentences(" and r.lot_id = ?", lotId);
	}

	private List<String> sentences(String which, Object value) {
		return this.jdbc.sql(SQL + which + " order by r.redemption_id, r.lot_id fetch first " + SHOWN + " rows only")
			.params(NEVER_TOO_LATE, value)
			.query((row, number) -> "%s: found %s, expected %s".formatted(row.getString("place"),
					row.getString("found"), row.getString("expected")))
			.list();
	}

}
