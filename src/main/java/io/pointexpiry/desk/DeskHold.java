package io.pointexpiry.desk;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Something that forbids the expiry of a lot, or of all lots of a member.
 *
 * @param holdId its number
 * @param memberId the member
 * @param lotId the lot; null: all of the member's
 * @param placedOn the business date that was next to be closed; null: before the first
 * @param placedAt when
 * @param why the reason
 * @param byWhom who
 * @param releasedAt when it ended; null: it stands
 * @param releasedWhy why it ended
 * @param releasedBy who ended it
 */
record DeskHold(long holdId, String memberId, @Nullable String lotId, @Nullable LocalDate placedOn, Instant placedAt,
		String why, String byWhom, @Nullable Instant releasedAt, @Nullable String releasedWhy,
		@Nullable String releasedBy) {

	/** Whether it still forbids. */
	public boolean stands() {
		return this.releasedAt == null;
	}

	/** Whether it stands and means this lot of its member. */
	public boolean holds(String lot) {
		return stands() && (this.lotId == null || this.lotId.equals(lot));
	}

}
