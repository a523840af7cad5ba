package io.pointexpiry.policy;

import java.time.LocalDate;

import io.pointexpiry.domain.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Points of one day, and until when they can be used before and after a policy changes.
 *
 * @param points which points: at most one kind, of members of at most one tier
 * @param earnedOn the day on which they were earned
 * @param before their last usable day without the new policy; null: never expires
 * @param after their last usable day under the new policy; null: never expires
 */
public record WorkedChange(Condition points, LocalDate earnedOn, @Nullable LocalDate before,
		@Nullable LocalDate after) {

	/** What becomes of the last usable day. */
	public enum Direction {

		EARLIER, LATER, SAME

	}

	/** What becomes of the last usable day; never is later than every day. */
	public Direction direction() {
		LocalDate old = (this.before != null) ? this.before : LocalDate.MAX;
		LocalDate now = (this.after != null) ? this.after : LocalDate.MAX;
		return now.isBefore(old) ? Direction.EARLIER : now.isAfter(old) ? Direction.LATER : Direction.SAME;
	}

}
