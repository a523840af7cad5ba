package io.pointexpiry.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import io.pointexpiry.database.Batches;
import io.pointexpiry.domain.ExpiryMovement;
import io.pointexpiry.domain.KnownPromise;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What lapsed of lots and what was given back, as far as late redemptions need it: tables
 * {@code expiry_record} and {@code lot_floor}.
 *
 * @see "rules.md#expiry-records"
 */
public final class ExpiryTable {

	/**
	 * A condition on entries {@code e}: of the lots of a member. Entries are found by
	 * their lot.
	 */
	public static final String OF_MEMBER = "e.lot_id in (select x.lot_id from point_lot x where x.member_id = ?)";

	/** The same of many members: an array of their ids. */
	public static final String OF_MEMBERS = OF_MEMBER.replace("= ?", "= any(?)");

	private final Batches batches;

	public ExpiryTable(JdbcTemplate jdbc) {
		this.batches = new Batches(jdbc);
	}

	/** All entries of members; what a reinstatement gave back counts for the old lot. */
	public List<ExpiryMovement> ofMembers(Collection<String> memberIds) {
		return this.batches.byKeys(
				"""
						select case when e.entry_type = 'REINSTATEMENT' then coalesce(l.origin_lot_id, e.lot_id) else e.lot_id end,
						  e.entry_type, e.ref, e.business_date, e.reason, e.points, e.expires_on
						from expiry_record e join point_lot l on l.lot_id = e.lot_id where l.member_id = any (?)
						order by e.business_date, e.ref""",
				memberIds,
				(row, number) -> new ExpiryMovement(Objects.requireNonNull(row.getString(1)),
						ExpiryMovement.Type.valueOf(Objects.requireNonNull(row.getString(2))),
						Objects.requireNonNull(row.getString(3)),
						Objects.requireNonNull(row.getObject(4, LocalDate.class)),
						Objects.requireNonNull(row.getString(5)), row.getLong(6), row.getObject(7, LocalDate.class)));
	}

	/** The promises made for lots. */
	public List<KnownPromise> floors(Collection<String> lotIds) {
		return this.batches.byKeys("""
				select lot_id, until_on, case when cause in ('DESK', 'RETURN') then business_date
				  else business_date + 1 end from lot_floor where lot_id = any (?)""", lotIds,
				(row, number) -> new KnownPromise(Objects.requireNonNull(row.getString(1)),
						Objects.requireNonNull(row.getObject(2, LocalDate.class)),
						Objects.requireNonNull(row.getObject(3, LocalDate.class))));
	}

	/**
	 * Takes points back out of expiries; all else of the entries, its run too, is as in
	 * the expiry.
	 */
	public void reverse(List<TakenBack> reversals) {
		this.batches.each(
				"""
						insert into expiry_record (lot_id, entry_type, ref, posted_on, business_date, member_id, kind, tier,
						  reason, points, earned_on, expires_on, policy_version, warned_on, run_id, recorded_at)
						select lot_id, 'REVERSAL', cast(? as varchar(80)), cast(? as date), business_date, member_id, kind, tier,
						  reason, cast(? as bigint), earned_on, expires_on, policy_version, warned_on, run_id,
						  cast(? as timestamp(6) with time zone)
						from expiry_record where lot_id = ? and entry_type = 'EXPIRY' and ref = ?
						on conflict do nothing""",
				reversals, (it) -> new Object[] { it.ref(), it.postedOn(), it.points(), Batches.at(it.recordedAt()),
						it.expiry().lotId(), it.expiry().ref() });
	}

	/**
	 * Points to be taken back out of an expiry.
	 *
	 * @param expiry the entry that took them
	 * @param ref what takes them back
	 * @param postedOn the day of the books to which it belongs
	 * @param points at least 1
	 * @param recordedAt the start of the import
	 */
	public record TakenBack(ExpiryMovement expiry, String ref, LocalDate postedOn, long points, Instant recordedAt) {
	}

}
