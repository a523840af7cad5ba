package io.pointexpiry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.jdbc.core.JdbcTemplate;

import io.pointexpiry.domain.Lot;

/**
 * Lots as files deliver them, and the adjustments between two deliveries: tables
 * {@code point_lot} and {@code adjustment}.
 */
public final class LotTable {

	private static final String COLUMNS = """
			select lot_id, member_id, kind, earned_on, points, remaining, own_expires_on, floor_on, status, delivered,
			  as_of, expires_on, posted_on
			from point_lot
			""";

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
			.byKeys(COLUMNS + "where lot_id = any (?) order by lot_id" + forUpdate(lock), lotIds,
					(row, number) -> lot(row))
			.forEach((lot) -> found.put(lot.lot().lotId(), lot));
		return found;
	}

	/**
	 * All lots of members, in the order of their ids; reinstated ones too.
	 * @param lock whether nobody else may change them until the transaction ends
	 */
	public List<StoredLot> ofMembers(Collection<String> memberIds, boolean lock) {
		return this.batches.byKeys(COLUMNS + "where member_id = any (?) order by member_id, lot_id" + forUpdate(lock),
				memberIds, (row, number) -> lot(row));
	}

	/** Adds lots that were delivered. */
	public void insert(List<StoredLot> lots) {
		this.batches.each("""
				insert into point_lot (lot_id, member_id, kind, earned_on, points, remaining, own_expires_on, status,
				  delivered, as_of, posted_on)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", lots, (stored) -> {
			Lot lot = stored.lot();
			return new Object[] { lot.lotId(), lot.memberId(), lot.kind(), lot.earnedOn(), lot.points(),
					lot.remaining(), lot.ownExpiresOn(), stored.status().name(), stored.delivered(), stored.asOf(),
					stored.postedOn() };
		});
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

	/** Notes that lots were delivered again, unchanged. */
	public void confirm(Collection<String> lotIds, LocalDate asOf) {
		if (!lotIds.isEmpty()) {
			this.jdbc.update("update point_lot set as_of = ? where lot_id = any (?)", (statement) -> {
				statement.setObject(1, asOf);
				statement.setArray(2, statement.getConnection().createArrayOf("varchar", lotIds.toArray()));
			});
		}
	}

	/** Adds adjustments; what is there already stays. */
	public void adjust(List<Adjustment> adjustments) {
		this.batches.each("""
				insert into adjustment (lot_id, ref, posted_on, points, recorded_at) values (?, ?, ?, ?, ?)
				on conflict do nothing""", adjustments, (entry) -> new Object[] { entry.lotId(), entry.ref(),
				entry.postedOn(), entry.points(), Batches.at(entry.recordedAt()) });
	}

	private static String forUpdate(boolean lock) {
		return lock ? " for update" : "";
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

}
