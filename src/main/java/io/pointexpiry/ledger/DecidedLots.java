package io.pointexpiry.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import io.pointexpiry.database.Batches;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a run has decided so far about due lots: those that expired, and were deferred.
 */
public final class DecidedLots {

	private static final String DECIDED = """
			select l.lot_id, l.member_id, l.kind, l.earned_on, l.points, l.remaining, l.own_expires_on, l.floor_on,
			  true as expired, e.reason, e.expires_on as due_on, e.points as decided
			from expiry_record e join point_lot l on l.lot_id = e.lot_id
			where e.run_id = ? and l.member_id = any(?) and e.entry_type = 'EXPIRY'
			union all
			select l.lot_id, l.member_id, l.kind, l.earned_on, l.points, l.remaining, l.own_expires_on, l.floor_on,
			  false, coalesce(f.reason, 'VALIDITY'), coalesce(f.due_on, f.old_expires_on), l.remaining
			from point_lot l join lot_floor f on f.lot_id = l.lot_id
			where l.member_id = any(?) and f.cause = 'DEFERRAL' and f.run_id = ?""";

	private final JdbcTemplate jdbc;

	public DecidedLots(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** The decisions of a run about lots of these members. */
	public List<Decided> of(Collection<String> memberIds, String runId) {
		return this.jdbc.query(DECIDED, DecidedLots::decided, runId, Batches.array(memberIds), Batches.array(memberIds),
				runId);
	}

	private static Decided decided(ResultSet row, int number) throws SQLException {
		Lot lot = new Lot(row.getString("lot_id"), row.getString("member_id"), row.getString("kind"),
				row.getObject("earned_on", LocalDate.class), row.getLong("points"), row.getLong("remaining"),
				row.getObject("own_expires_on", LocalDate.class), row.getObject("floor_on", LocalDate.class));
		return new Decided(lot, row.getBoolean("expired"), Reason.valueOf(row.getString("reason")),
				row.getObject("due_on", LocalDate.class), row.getLong("decided"));
	}

	/**
	 * A lot that was decided about.
	 *
	 * @param lot the lot as it is now
	 * @param expired whether it expired; it was deferred if not
	 * @param reason why it was due
	 * @param dueOn of a deferral the date that it is about; of an expiry the lot's own
	 * date, null: never
	 * @param points what expired, or what remains of what was deferred
	 */
	public record Decided(Lot lot, boolean expired, Reason reason, @Nullable LocalDate dueOn, long points) {
	}

}
