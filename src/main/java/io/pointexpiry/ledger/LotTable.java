package io.pointexpiry.ledger;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.pointexpiry.database.Batches;
import io.pointexpiry.database.Batches.ArrayOf;
import io.pointexpiry.domain.Lot;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lots as files deliver them, and the adjustments between two deliveries: tables
 * {@code point_lot} and {@code adjustment}.
 */
public final class LotTable {

	private static final String COLUMNS = """
			select l.lot_id, l.member_id, l.kind, l.earned_on, l.points, l.remaining, l.own_expires_on, l.floor_on,
			  l.status, l.delivered, l.as_of, l.expires_on, l.posted_on
			from unnest(cast(? as varchar array)) as k (id) join point_lot l on""";

	private final Batches batches;

	private final JdbcTemplate jdbc;

	public LotTable(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.batches = new Batches(jdbc);
	}

	/**
	 * The rows of those of the given lots that exist, by lot id.
	 * @param lock whether nobody else may change them until the transaction ends
	 */
	public Map<String, StoredLot> find(Collection<String> lotIds, boolean lock) {
		Map<String, StoredLot> found = new HashMap<>();
		this.batches
			.byKeys(COLUMNS + " l.lot_id = k.id order by l.lot_id" + forUpdate(lock), lotIds, (row, number) -> lot(row))
			.forEach((lot) -> found.put(lot.lot().lotId(), lot));
		return found;
	}

	/**
	 * The lots of members whose points may have been there on a day: open ones, and those
	 * that expired when that day or a later one was closed; reinstated ones too.
	 * @param lock whether nobody else may change them until the transaction ends
	 */
	public List<StoredLot> usableSince(Collection<String> memberIds, LocalDate day, boolean lock) {
		return memberIds.isEmpty() ? List.of() : this.jdbc.query(COLUMNS + """
				 l.member_id = k.id
				where l.status = 'OPEN' or exists (select 1 from expiry_record e
				  where e.lot_id = l.lot_id and e.business_date >= ?)
				order by l.member_id, l.lot_id""" + forUpdate(lock), Batches.keysThen(memberIds, day),
				(row, number) -> lot(row));
	}

	/** Adds lots that were delivered. */
	public void insert(List<StoredLot> lots) {
		this.batches.load("point_lot", "lot_id, member_id, kind, earned_on, points, remaining, own_expires_on, "
				+ "status, delivered, as_of, posted_on", lots, (stored) -> {
					Lot lot = stored.lot();
					return new @Nullable Object[] { lot.lotId(), lot.memberId(), lot.kind(), lot.earnedOn(),
							lot.points(), lot.remaining(), lot.ownExpiresOn(), stored.status().name(),
							stored.delivered(), stored.asOf(), stored.postedOn() };
				});
	}

	/** The most points that can be open in all lots: no fewer than there are. */
	public BigInteger openAtMost() {
		return whole(this.jdbc.queryForObject("select points from accrued where id = 1", BigDecimal.class));
	}

	/** The points that are open in all lots, counted one by one. */
	public BigInteger countOpen() {
		return whole(this.jdbc.queryForObject("select coalesce(sum(remaining), 0) from point_lot where status = 'OPEN'",
				BigDecimal.class));
	}

	private static BigInteger whole(@Nullable BigDecimal points) {
		return Objects.requireNonNull(points, "a sum of points").toBigIntegerExact();
	}

	/**
	 * Adds points to the most that can be open. Whoever writes lots beside the caller
	 * waits for the end of the transaction, so that this is the last thing to be done in
	 * it. Where they would be too many, the points that are open are counted.
	 * @param most the most that may be
	 * @return whether they are no more than that
	 */
	public boolean open(BigInteger points, BigInteger most) {
		BigDecimal more = new BigDecimal(points);
		BigDecimal limit = new BigDecimal(most);
		String add = "update accrued set points = points + ? where id = 1 and points + ? <= ?";
		if (this.jdbc.update(add, more, more, limit) == 1) {
			return true;
		}
		this.jdbc.update("update accrued set points = points where id = 1"); // wait for
																				// others
		BigInteger counted = countOpen();
		this.jdbc.update("update accrued set points = ? where id = 1", new BigDecimal(counted));
		return counted.compareTo(most) <= 0;
	}

	/** Writes what a later delivery changed of lots. */
	public void redeliver(List<StoredLot> lots) {
		this.batches.each("""
				update point_lot set remaining = ?, own_expires_on = ?, status = ?, delivered = ?, as_of = ?
				where lot_id = ?""", lots,
				(stored) -> new Object[] { stored.lot().remaining(), stored.lot().ownExpiresOn(),
						stored.status().name(), stored.delivered(), stored.asOf(), stored.lot().lotId() });
	}

	/** Writes remaining points and status of lots. */
	public void move(Collection<StoredLot> lots) {
		this.batches.each("update point_lot set remaining = ?, status = ? where lot_id = ?", lots,
				(stored) -> new Object[] { stored.lot().remaining(), stored.status().name(), stored.lot().lotId() });
	}

	/**
	 * Promises that lots to which points came back can be used until a date; what is
	 * promised already stays.
	 */
	public void giveTime(List<Return> returns) {
		this.batches.each("""
				insert into lot_floor (lot_id, cause, ref, member_id, until_on, business_date, points, old_expires_on,
				  recorded_at) values (?, 'RETURN', ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""", returns,
				(it) -> new @Nullable Object[] { it.lotId(), it.ref(), it.memberId(), it.until(), it.returnedOn(),
						it.points(), it.oldExpiresOn(), Batches.at(it.recordedAt()) });
		this.batches.each("""
				update point_lot set floor_on = ?,
				  date_reason = case when unchanged_on <= ? then 'VALIDITY' else date_reason end,
				  unchanged_on = case when unchanged_on < ? then cast(? as date) else unchanged_on end,
				  expires_on = case when expires_on < ? then cast(? as date) else expires_on end
				where lot_id = ? and (floor_on is null or floor_on < ?)""", returns, (it) -> new Object[] { it.until(),
				it.until(), it.until(), it.until(), it.until(), it.until(), it.lotId(), it.until() });
	}

	/** Notes that lots were delivered again, unchanged. */
	public void confirm(Collection<String> lotIds, LocalDate asOf) {
		this.batches.atOnce("""
				merge into point_lot l using (
				  select k.id, k.as_of from unnest(cast(? as varchar array), cast(? as date array)) as k (id, as_of)) s
				on l.lot_id = s.id when matched then update set as_of = s.as_of""", lotIds,
				List.of(ArrayOf.text((lotId) -> lotId), ArrayOf.date((lotId) -> asOf)));
	}

	/** Adds adjustments; there is one of each lot and import at most. */
	public void adjust(List<Adjustment> adjustments) {
		this.batches.load("adjustment", "lot_id, ref, posted_on, points, recorded_at", adjustments,
				(entry) -> new Object[] { entry.lotId(), entry.ref(), entry.postedOn(), entry.points(),
						Batches.at(entry.recordedAt()) });
	}

	private static String forUpdate(boolean lock) {
		return lock ? " for update of l" : "";
	}

	private static StoredLot lot(ResultSet row) throws SQLException {
		Lot lot = new Lot(text(row, "lot_id"), text(row, "member_id"), text(row, "kind"), day(row, "earned_on"),
				row.getLong("points"), row.getLong("remaining"), Batches.date(row, "own_expires_on"),
				Batches.date(row, "floor_on"));
		return new StoredLot(lot, StoredLot.Status.valueOf(text(row, "status")), row.getLong("delivered"),
				Batches.date(row, "as_of"), Batches.date(row, "expires_on"), day(row, "posted_on"));
	}

	private static String text(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(row.getString(column), column);
	}

	private static LocalDate day(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(Batches.date(row, column), column);
	}

	/**
	 * The difference between what was delivered and what is now delivered.
	 *
	 * @param lotId the lot
	 * @param ref the import that brought it
	 * @param postedOn the day of the books to which it belongs
	 * @param points signed
	 * @param recordedAt the import's start
	 */
	public record Adjustment(String lotId, String ref, LocalDate postedOn, long points, Instant recordedAt) {

		public Adjustment {
			if (points == 0) {
				throw new IllegalArgumentException("lot %s: expected an adjustment of some points".formatted(lotId));
			}
		}

	}

	/**
	 * Time to use points that came back after their lot's date.
	 *
	 * @param lotId the lot
	 * @param ref what brought them back
	 * @param memberId its owner
	 * @param until the last day of that time
	 * @param returnedOn when they came back
	 * @param points how many came back
	 * @param oldExpiresOn the lot's date before; null: never
	 * @param recordedAt the import's start
	 */
	public record Return(String lotId, String ref, String memberId, LocalDate until, LocalDate returnedOn, long points,
			@Nullable LocalDate oldExpiresOn, Instant recordedAt) {
	}

}
