package io.pointexpiry.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.pointexpiry.database.Batches;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notices of which nothing final was heard in time: their state is UNKNOWN.
 *
 * <p>
 * The 80 hours begin with the latest receipt, where none came with publishing, and in no
 * case before the notice may be sent. The state is told, not stored: what receipts said
 * stays as it is, so that a late one moves the notice on, and one that was never handed
 * over can still be recalled. Letters and the like (channel NONE) have no such limit.
 *
 * <p>
 * Whoever shows states goes by when the books were last worked on, not by a clock, so
 * that the same books are shown the same way.
 *
 * @see "rules.md#notice-states"
 */
public final class SilentNotices {

	/**
	 * Whether notice {@code n} in folder {@code f} is silent; takes the instant of
	 * {@link #before} twice.
	 */
	public static final String SILENT = """
			n.state in ('PUBLISHED', 'ACCEPTED', 'SENT') and n.channel <> 'NONE'
			and coalesce(n.state_at, f.published_at) < ? and (n.send_not_before is null or n.send_not_before < ?)""";

	/**
	 * Notices {@code n} in folders {@code f} without a final state, until their folder is
	 * purged: nobody looks for receipts after that.
	 */
	public static final String WAITING = """
			from notice n join notice_folder f on f.business_date = n.business_date and f.n = n.n
			where n.state in ('PUBLISHED', 'ACCEPTED', 'SENT', 'UNKNOWN') and n.channel <> 'NONE'
			  and f.purged_at is null
			""";

	/** The state of notice {@code n} in folder {@code f}, as it is told. */
	public static final String STATE = "case when " + SILENT + " then 'UNKNOWN' else n.state end";

	/** After so long without a final state nobody will report one any more. */
	private static final Duration PATIENCE = Duration.ofHours(80);

	private SilentNotices() {
	}

	/** Who was last heard of before this instant is silent now; exactly then, not yet. */
	public static OffsetDateTime before(Instant now) {
		return Batches.at(now.minus(PATIENCE));
	}

	/** The same, as of when the books were last worked on. */
	public static OffsetDateTime before(JdbcClient jdbc) {
		return jdbc.sql("select worked_at from books_clock where worked_at is not null")
			.query(OffsetDateTime.class)
			.optional()
			.map((at) -> before(at.toInstant()))
			.orElse(OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
	}

}
