package io.pointexpiry.notice;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code notice_cue}: something that waits to be told, or ({@link #LOOK}) a
 * member whose warnings must be looked at again.
 *
 * @param memberId who is told
 * @param item LOOK, or what happened
 * @param lotId the lot that it happened to; empty for LOOK
 * @param ref what happened; empty for LOOK
 * @param points the points concerned
 * @param oldOn the date before; null: none, or never
 * @param newOn the date that is told; null: none
 */
record OutboxRow(String memberId, String item, String lotId, String ref, long points, @Nullable LocalDate oldOn,
		@Nullable LocalDate newOn) {

	/** The item of a cue to look at a member again. */
	public static final String LOOK = "LOOK";

}
