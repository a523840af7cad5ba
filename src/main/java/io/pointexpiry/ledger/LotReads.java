package io.pointexpiry.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.pointexpiry.database.Batches;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads lots, and what was promised or forbidden for them: a few statements a chunk,
 * never one a lot.
 */
public final class LotReads {

	private static final String LOT = """
			select lot_id, member_id, kind, earned_on, points, remaining, own_expires_on, floor_on, status, expires_on,
			  policy_version, date_reason, unchanged_on, refused, reversed_on
			from point_lot
			""";

	private final JdbcTemplate jdbc;

	public LotReads(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * These lots, locked until the transaction ends, so that no point of them is spent
	 * and expired at once.
	 */
	public List<LotState> lock(Collection<String> lotIds) {
		return this.jdbc.query(LOT + "where lot_id = any(?) order by member_id, lot_id for update", LotReads::lot,
				Batches.array(lotIds));
	}

	/**
	 * The open lots of these members that exist on a day and still hold points, by member
	 * and lot.
	 */
	public List<LotState> open(Collection<String> memberIds, LocalDate day) {
		return this.jdbc.query(LOT + """
				where member_id = any(?) and status = 'OPEN' and remaining > 0 and earned_on <= ?
				order by member_id, lot_id""", LotReads::lot, Batches.array(memberIds), day);
	}

	/** These lots, by id; nothing is locked. */
	public Map<String, LotState> byId(Collection<String> lotIds) {
		Map<String, LotState> lots = new HashMap<>();
		if (!lotIds.isEmpty()) {
			this.jdbc.query(LOT + "where lot_id = any(?)", LotReads::lot, Batches.array(lotIds))
				.forEach((lot) -> lots.put(lot.lot().lotId(), lot));
		}
		return lots;
	}

	/**
	 * Which of these lots are held, by themselves or because all lots of their member
	 * are.
	 */
	public Set<String> held(Collection<String> lotIds) {
		return new HashSet<>(this.jdbc.queryForList("""
				select l.lot_id from point_lot l join hold h on h.member_id = l.member_id
				where l.lot_id = any(?) and h.released_at is null and (h.lot_id is null or h.lot_id = l.lot_id)""",
				String.class, Batches.array(lotIds)));
	}

	/**
	 * How often each of these lots was deferred by the guard; lots that never were are
	 * not in it.
	 */
	public Map<String, Integer> deferrals(Collection<String> lotIds) {
		Map<String, Integer> deferrals = new HashMap<>();
		this.jdbc.query("""
				select lot_id, count(*) from lot_floor where lot_id = any(?) and cause = 'DEFERRAL' group by lot_id""",
				(row) -> {
					deferrals.put(row.getString(1), row.getInt(2));
				}, Batches.array(lotIds));
		return deferrals;
	}

	/**
	 * The extension programmes that each of these lots was granted; lots without any are
	 * not in it.
	 */
	public Map<String, Set<String>> extensions(Collection<String> lotIds) {
		Map<String, Set<String>> names = new HashMap<>();
		this.jdbc.query("select lot_id, ref from lot_floor where lot_id = any(?) and cause = 'EXTENSION'", (row) -> {
			names.computeIfAbsent(row.getString(1), (lot) -> new HashSet<>()).add(row.getString(2));
		}, Batches.array(lotIds));
		return names;
	}

	private static LotState lot(ResultSet row, int number) throws SQLException {
		Lot lot = new Lot(row.getString("lot_id"), row.getString("member_id"), row.getString("kind"),
				row.getObject("earned_on", LocalDate.class), row.getLong("points"), row.getLong("remaining"),
				row.getObject("own_expires_on", LocalDate.class), row.getObject("floor_on", LocalDate.class));
		return new LotState(lot, "OPEN".equals(row.getString("status")), row.getObject("expires_on", LocalDate.class),
				row.getString("policy_version"), reason(row.getString("date_reason")),
				row.getObject("unchanged_on", LocalDate.class), row.getString("refused"),
				row.getObject("reversed_on", LocalDate.class));
	}

	private static @Nullable Reason reason(@Nullable String name) {
		return (name == null) ? null : Reason.valueOf(name);
	}

	/**
	 * A member and one date on which points of theirs would lapse.
	 *
	 * @param memberId the member
	 * @param day the date
	 */
	public record MemberDate(String memberId, LocalDate day) {
	}

}
