package io.pointexpiry.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

import io.pointexpiry.database.Batches;
import io.pointexpiry.domain.Lot;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/**
 * Writes what the customer desk does, in the caller's transaction: {@code desk_entry},
 * and the holds, promises and reinstated lots that it stands for.
 */
public final class DeskLedger {

	private final JdbcClient jdbc;

	public DeskLedger(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Keeps the calendar where it is until the transaction ends: no day is closed
	 * meanwhile, and no other desk command works.
	 * @return the last closed day; empty: none is
	 */
	public Optional<LocalDate> lockCalendar() {
		return this.jdbc.sql("select last_closed from books where id = 1 for update")
			.query((row, number) -> Optional.ofNullable(Batches.date(row, "last_closed")))
			.list()
			.stream()
			.flatMap(Optional::stream)
			.findFirst();
	}

	/**
	 * What the desk did.
	 *
	 * @param command the command
	 * @param memberId the member
	 * @param lotId the lot named; null: the member as a whole
	 * @param businessDate the next day to be closed; null: none was yet
	 * @param until the day promised; null: the command promises none
	 * @param points the points concerned
	 * @param why the reason
	 * @param byWhom who
	 * @param at when
	 */
	public record Entry(String command, String memberId, @Nullable String lotId, @Nullable LocalDate businessDate,
			@Nullable LocalDate until, long points, String why, String byWhom, Instant at) {
	}

	/** Records what the desk did, and answers the entry's number. */
	public long record(Entry entry) {
		KeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into desk_entry (command, member_id, lot_id, business_date, until_on, points, why, by_whom,
				  recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(Arrays.asList(entry.command(), entry.memberId(), entry.lotId(), entry.businessDate(), entry.until(),
					entry.points(), entry.why(), entry.byWhom(), Batches.at(entry.at())))
			.update(key, "desk_id");
		return Objects.requireNonNull(key.getKeyAs(Number.class), "an entry has a number").longValue();
	}

	/** Forbids the expiry of the entry's lot, or of all lots of its member. */
	public void hold(Entry entry) {
		this.jdbc.sql("""
				insert into hold (member_id, lot_id, placed_on, placed_at, why, by_whom) values (?, ?, ?, ?, ?, ?)""")
			.params(Arrays.asList(entry.memberId(), entry.lotId(), entry.businessDate(), Batches.at(entry.at()),
					entry.why(), entry.byWhom()))
			.update();
	}

	/** Ends a hold. */
	public void release(long holdId, Entry entry) {
		this.jdbc.sql("update hold set released_at = ?, released_why = ?, released_by = ? where hold_id = ?")
			.params(Batches.at(entry.at()), entry.why(), entry.byWhom(), holdId)
			.update();
	}

	/**
	 * Records a promise of the desk.
	 * @param lot the lot
	 * @param deskId the number of the entry
	 * @param until the day, itself included
	 * @param businessDate the day to which it belongs
	 * @param oldExpiresOn the lot's date before; null: none
	 */
	public void promise(Lot lot, long deskId, Entry entry, LocalDate until, LocalDate businessDate,
			@Nullable LocalDate oldExpiresOn) {
		this.jdbc
			.sql("""
					insert into lot_floor (lot_id, cause, ref, member_id, until_on, business_date, points, old_expires_on, why,
					  by_whom, recorded_at) values (?, 'DESK', ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(Arrays.asList(lot.lotId(), String.valueOf(deskId), lot.memberId(), until, businessDate,
					lot.remaining(), oldExpiresOn, entry.why(), entry.byWhom(), Batches.at(entry.at())))
			.update();
	}

	/**
	 * Moves a lot's date to what was promised; one without a date gets it from the night.
	 */
	public void extend(String lotId, LocalDate until) {
		this.jdbc.sql("""
				update point_lot set floor_on = ?,
				  date_reason = case when unchanged_on <= ? then 'VALIDITY' else date_reason end,
				  unchanged_on = case when unchanged_on < ? then cast(? as date) else unchanged_on end,
				  expires_on = case when expires_on < ? then cast(? as date) else expires_on end
				where lot_id = ?""").params(until, until, until, until, until, until, lotId).update();
	}

	/**
	 * Adds a lot that gives points back, with the date that it has until the next night.
	 * @param state the new lot, its own date and its floor being what was promised
	 * @param originLotId the lot whose points it gives back
	 * @param postedOn the next day to be closed
	 */
	public void reinstate(LotState state, String originLotId, LocalDate postedOn) {
		Lot lot = state.lot();
		this.jdbc.sql("""
				insert into point_lot (lot_id, member_id, kind, earned_on, points, remaining, expires_on, status,
				  own_expires_on, floor_on, policy_version, date_reason, unchanged_on, refused, delivered, origin,
				  origin_lot_id, posted_on)
				values (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, ?, ?, ?, 'REINSTATED', ?, ?)""")
			.params(Arrays.asList(lot.lotId(), lot.memberId(), lot.kind(), lot.earnedOn(), lot.points(),
					lot.remaining(), state.expiresOn(), lot.ownExpiresOn(), lot.floor(), state.policyVersion(),
					(state.reason() != null) ? state.reason().name() : "VALIDITY", state.unchangedOn(), state.refused(),
					lot.points(), originLotId, postedOn))
			.update();
	}

	/**
	 * Adds the entry that gives points of an expiry back.
	 * @param lot the new lot
	 * @param expiry what took them
	 * @param ref what caused it
	 * @param postedOn the next day to be closed
	 */
	public void giveBack(Lot lot, ExpiryEntry expiry, String ref, LocalDate postedOn, Instant at) {
		this.jdbc.sql("""
				insert into expiry_record (lot_id, entry_type, ref, posted_on, business_date, member_id, kind, tier,
				  reason, points, earned_on, expires_on, policy_version, warned_on, run_id, recorded_at)
				values (?, 'REINSTATEMENT', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(Arrays.asList(lot.lotId(), ref, postedOn, expiry.businessDate(), lot.memberId(), expiry.kind(),
					expiry.tier(), expiry.reason().name(), lot.points(), expiry.earnedOn(), expiry.expiresOn(),
					expiry.policyVersion(), expiry.warnedOn(), expiry.runId(), Batches.at(at)))
			.update();
	}

}
