package io.pointexpiry.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.pointexpiry.database.Batches;
import io.pointexpiry.domain.Lot;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Points that dormancy took and that nobody gave back yet, and the new lots that give
 * them back. A reinstated lot is called {@code <lot>~1}, {@code ~2} …, and keeps kind and
 * earned on.
 *
 * @see "rules.md#reinstated-lots"
 */
public final class Reinstatements {

	private static final char NUMBER = '~';

	private static final String BY_DORMANCY = UnreturnedPoints
		.where("e.reason = 'DORMANCY' and " + ExpiryTable.OF_MEMBERS, "e.reason = 'DORMANCY' and o.member_id = any(?)");

	private final Batches batches;

	private final JdbcTemplate jdbc;

	public Reinstatements(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.batches = new Batches(jdbc);
	}

	/**
	 * Points of a lot that dormancy took on one day.
	 *
	 * @param lotId the lot
	 * @param ref the entry of its expiry, the latest if there were several
	 * @param memberId its owner
	 * @param tier the owner's tier on that day
	 * @param businessDate the day whose closing took the points
	 * @param expiresOn the lot's own date on that day; null: never
	 * @param inactiveSince the day from which the night counted; null: not on record
	 * @param points what was not given back yet, at least 1
	 */
	public record Lapsed(String lotId, String ref, String memberId, String tier, LocalDate businessDate,
			@Nullable LocalDate expiresOn, @Nullable LocalDate inactiveSince, long points) {
	}

	/**
	 * Points that come back.
	 *
	 * @param lapsed the lot that lost them
	 * @param lotId the new lot
	 * @param expiresOn its last usable day; null: never
	 * @param promised no rule takes it before this day
	 */
	public record Reinstated(Lapsed lapsed, String lotId, @Nullable LocalDate expiresOn, LocalDate promised) {

		/**
		 * The new lot, not dated yet.
		 * @param origin the lot that lost the points
		 */
		public LotState undated(Lot origin) {
			Lot lot = new Lot(this.lotId, origin.memberId(), origin.kind(), origin.earnedOn(), this.lapsed.points(),
					this.lapsed.points(), this.expiresOn, this.promised);
			return new LotState(lot, true, null, null, null, null, null, null);
		}

	}

	/**
	 * What dormancy took of these members and nobody gave back yet, by member, lot and
	 * day: of each expiry by itself, whatever became of the lot since.
	 */
	public List<Lapsed> byDormancy(Collection<String> memberIds) {
		return this.jdbc.query("""
				select u.lot_id, u.ref, u.member_id, e.tier, u.business_date, e.expires_on, e.inactive_since, u.points
				from (%s) u join expiry_record e on e.lot_id = u.lot_id and e.entry_type = 'EXPIRY' and e.ref = u.ref
				order by u.member_id, u.lot_id, u.business_date""".formatted(BY_DORMANCY),
				Batches.keysThen(memberIds, Batches.array(memberIds)),
				(row, number) -> new Lapsed(row.getString("lot_id"), row.getString("ref"), row.getString("member_id"),
						row.getString("tier"), Objects.requireNonNull(Batches.date(row, "business_date")),
						Batches.date(row, "expires_on"), Batches.date(row, "inactive_since"), row.getLong("points")));
	}

	/** How many new lots each of these members' lots has had so far, by the first one. */
	public Map<String, Integer> numbers(Collection<String> memberIds) {
		Map<String, Integer> numbers = new TreeMap<>();
		this.batches
			.byKeys("select lot_id from point_lot where member_id = any(?) and origin = 'REINSTATED'", memberIds,
					(row, number) -> Objects.requireNonNull(row.getString(1)))
			.forEach((id) -> numbers.merge(first(id), Integer.parseInt(id.substring(id.lastIndexOf(NUMBER) + 1)),
					Math::max));
		return numbers;
	}

	/** The lot that was delivered, whatever became of its points since. */
	public static String first(String lotId) {
		int number = lotId.indexOf(NUMBER);
		return (number < 0) ? lotId : lotId.substring(0, number);
	}

	/** What a member's lot is called that gives points of another one back. */
	public String nextName(String memberId, String lotId) {
		return name(lotId, numbers(List.of(memberId)).getOrDefault(first(lotId), 0) + 1);
	}

	/** The name of a lot's new lot. */
	public static String name(String lotId, int number) {
		return first(lotId) + NUMBER + number;
	}

	/**
	 * Adds the new lots, not dated yet, and the entries of what they give back: as in the
	 * expiry, but for the lot, the points and the day of the books.
	 */
	public void reinstate(NightRun run, Collection<Reinstated> lots) {
		this.batches.each("""
				insert into point_lot (lot_id, member_id, kind, earned_on, points, remaining, own_expires_on, floor_on,
				  delivered, origin, origin_lot_id, posted_on)
				select cast(? as varchar), member_id, kind, earned_on, cast(? as bigint), cast(? as bigint),
				  cast(? as date), cast(? as date), cast(? as bigint), 'REINSTATED', lot_id, cast(? as date)
				from point_lot where lot_id = ?""", lots,
				(it) -> new @Nullable Object[] { it.lotId(), it.lapsed().points(), it.lapsed().points(), it.expiresOn(),
						it.promised(), it.lapsed().points(), run.postedOn(), it.lapsed().lotId() });
		this.batches.each("""
				insert into expiry_record (lot_id, entry_type, ref, posted_on, business_date, member_id, kind, tier,
				  reason, points, earned_on, expires_on, policy_version, warned_on, run_id, recorded_at)
				select cast(? as varchar), 'REINSTATEMENT', cast(? as varchar), cast(? as date), business_date,
				  member_id, kind, tier, reason, cast(? as bigint), earned_on, expires_on, policy_version, warned_on,
				  cast(? as varchar(32)), cast(? as timestamp(6) with time zone)
				from expiry_record where lot_id = ? and entry_type = 'EXPIRY' and ref = ?""", lots,
				(it) -> new Object[] { it.lotId(), run.runId(), run.postedOn(), it.lapsed().points(), run.runId(),
						Batches.at(run.recordedAt()), it.lapsed().lotId(), it.lapsed().ref() });
		this.batches.each("""
				insert into lot_floor (lot_id, cause, ref, member_id, until_on, business_date, run_id, points,
				  old_expires_on, recorded_at) values (?, 'RETURN', ?, ?, ?, ?, ?, ?, ?, ?)""", lots,
				(it) -> new @Nullable Object[] { it.lotId(), run.runId(), it.lapsed().memberId(), it.promised(),
						run.businessDate(), run.runId(), it.lapsed().points(), it.lapsed().expiresOn(),
						Batches.at(run.recordedAt()) });
	}

}
