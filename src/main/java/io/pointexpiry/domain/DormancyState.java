package io.pointexpiry.domain;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Where a member stands between activity, dormancy and lapse, as seen on one business
 * date.
 *
 * @param inactiveSince the latest counting activity, or else the day of joining; null
 * where neither is known
 * @param dormantOn the first day on which the member is dormant, itself included; null:
 * never
 * @param lapseOn the dormancy day, on whose closing points lapse that have no later
 * floor; null: dormancy takes no points
 * @param dormant whether the member is dormant on the business date
 * @see "rules.md#dormancy-day"
 */
public record DormancyState(@Nullable LocalDate inactiveSince, @Nullable LocalDate dormantOn,
		@Nullable LocalDate lapseOn, boolean dormant) {

	/**
	 * The day that a dormancy warning is about: that of the lapse, or of dormancy itself
	 * where it takes no points; null where nothing is to be warned of. A lot with a later
	 * floor is warned of on {@link Dormancy#lapseOf} instead.
	 */
	public @Nullable LocalDate warnedOf() {
		return (this.lapseOn != null) ? this.lapseOn : this.dormantOn;
	}

}
