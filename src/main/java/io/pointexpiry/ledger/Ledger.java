package io.pointexpiry.ledger;

import java.time.LocalDate;
import java.util.Collection;

import io.pointexpiry.database.Batches;
import io.pointexpiry.database.BulkStatement;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

import static io.pointexpiry.database.BulkColumn.date;
import static io.pointexpiry.database.BulkColumn.number;
import static io.pointexpiry.database.BulkColumn.text;

/**
 * Writes what a night decided: ledger rows, and the lots that they change, in the
 * caller's transaction. The lots are locked by the caller; rows are added under natural
 * keys, so that a decision that was written cannot be written again.
 *
 * @see "rules.md#expiry-records"
 */
public final class Ledger {

	private static final BulkStatement<Expiry> CLOSE_LOTS = BulkStatement.update("point_lot l",
			"remaining = 0, status = 'EXPIRED'", "l.lot_id = :lot_id", text("lot_id", (it) -> it.lot().lotId()));

	private static final BulkStatement<Floor> MOVE_DATES = BulkStatement.update("point_lot l", """
			floor_on = :until_on,
			date_reason = case when l.unchanged_on <= :until_on then 'VALIDITY' else l.date_reason end,
			unchanged_on = case when l.unchanged_on < :until_on then :until_on else l.unchanged_on end,
			expires_on = case when l.expires_on < :until_on then :until_on else l.expires_on end""",
			"l.lot_id = :lot_id and (l.floor_on is null or l.floor_on < :until_on)",
			text("lot_id", (it) -> it.lot().lotId()), date("until_on", Floor::until));

	private static final BulkStatement<Cue> LEAVE_WORD = BulkStatement.insertIfAbsent("notice_cue",
			text("member_id", Cue::memberId), text("item", Cue::item), text("lot_id", Cue::lotId),
			text("ref", Cue::ref), number("points", Cue::points), date("old_on", Cue::oldOn),
			date("new_on", Cue::newOn));

	private final JdbcTemplate jdbc;

	private final Batches batches;

	public Ledger(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.batches = new Batches(jdbc);
	}

	/**
	 * A lot's points that lapse.
	 *
	 * @param lot the lot as it was; all that remained lapses
	 * @param tier the member's tier on that day
	 * @param reason why
	 * @param expiresOn the lot's own date on that day, floors included; null: never
	 * @param policyVersion the policy that gave that date
	 * @param warnedOn the send date of the latest warning; null: not warned
	 * @param inactiveSince of a lapse by dormancy: the day from which the night counted;
	 * null: another reason
	 */
	public record Expiry(Lot lot, String tier, Reason reason, @Nullable LocalDate expiresOn, String policyVersion,
			@Nullable LocalDate warnedOn, @Nullable LocalDate inactiveSince) {
	}

	/**
	 * A promise that no rule takes a lot before a date.
	 *
	 * @param lot the lot
	 * @param cause what the promise comes from
	 * @param ref what makes it this promise: a programme's name, a run id
	 * @param until the date, itself included
	 * @param oldExpiresOn the lot's date before
	 * @param due what a deferral is about; null: another cause
	 */
	public record Floor(Lot lot, Cause cause, String ref, LocalDate until, @Nullable LocalDate oldExpiresOn,
			@Nullable Due due) {

		/**
		 * What a deferral is about.
		 *
		 * @param on the date on which the lot was due
		 * @param reason why it was
		 */
		public record Due(LocalDate on, Reason reason) {
		}

		/** What a promise comes from. */
		public enum Cause {

			EXTENSION, DEFERRAL, OPENING, DESK, RETURN

		}

	}

	/**
	 * A due lot that stays open.
	 *
	 * @param lot the lot
	 * @param expiresOn its date
	 * @param why HOLD, REVERSED or REFUSED
	 * @param detail what else there is to say, such as the missing column
	 */
	public record Withheld(Lot lot, @Nullable LocalDate expiresOn, String why, @Nullable String detail) {
	}

	/**
	 * Something to tell a member.
	 *
	 * @param memberId the member
	 * @param item what it is, in the words of the notices report; LOOK: look at this
	 * member again
	 * @param lotId the lot, or empty
	 * @param ref what happened
	 * @param points the points that it is about
	 * @param oldOn the date before
	 * @param newOn the date now
	 */
	public record Cue(String memberId, String item, String lotId, String ref, long points, @Nullable LocalDate oldOn,
			@Nullable LocalDate newOn) {

		/** Look at this member again when notices are made. */
		public static Cue look(String memberId) {
			return new Cue(memberId, "LOOK", "", "", 0, null, null);
		}

	}

	/** Closes lots and records that their points expired. */
	public void expire(NightRun run, Collection<Expiry> expiries) {
		CLOSE_LOTS.execute(this.jdbc, expiries);
		this.batches.load("expiry_record", """
				lot_id, entry_type, ref, posted_on, business_date, member_id, kind, tier, reason, points, earned_on,
				expires_on, policy_version, warned_on, inactive_since, run_id, recorded_at""", expiries,
				(it) -> new @Nullable Object[] { it.lot().lotId(), "EXPIRY", run.runId(), run.postedOn(),
						run.businessDate(), it.lot().memberId(), it.lot().kind(), it.tier(), it.reason().name(),
						it.lot().remaining(), it.lot().earnedOn(), it.expiresOn(), it.policyVersion(), it.warnedOn(),
						it.inactiveSince(), run.runId(), Batches.at(run.recordedAt()) });
	}

	/** Records promises, and moves the dates of their lots. */
	public void promise(NightRun run, Collection<Floor> floors) {
		this.batches.load("lot_floor", """
				lot_id, cause, ref, member_id, until_on, business_date, run_id, points, old_expires_on, due_on, reason,
				recorded_at""", floors,
				(it) -> new @Nullable Object[] { it.lot().lotId(), it.cause().name(), it.ref(), it.lot().memberId(),
						it.until(), run.businessDate(), run.runId(), it.lot().remaining(), it.oldExpiresOn(),
						(it.due() != null) ? it.due().on() : null, (it.due() != null) ? it.due().reason().name() : null,
						Batches.at(run.recordedAt()) });
		MOVE_DATES.execute(this.jdbc, floors);
	}

	/** Records which due lots stay open, and why. */
	public void withhold(NightRun run, Collection<Withheld> lots) {
		this.batches.load("withheld_lot", "run_id, lot_id, business_date, member_id, points, expires_on, why, detail",
				lots, (it) -> new @Nullable Object[] { run.runId(), it.lot().lotId(), run.businessDate(),
						it.lot().memberId(), it.lot().remaining(), it.expiresOn(), it.why(), it.detail() });
	}

	/** Leaves word of what is to be told. */
	public void cue(Collection<Cue> cues) {
		LEAVE_WORD.execute(this.jdbc, cues);
	}

}
