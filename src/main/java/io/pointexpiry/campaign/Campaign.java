package io.pointexpiry.campaign;

import java.time.LocalDate;

import io.pointexpiry.night.Outlook;

/**
 * A list on record.
 *
 * @param name its name
 * @param asOf its day: the last one closed when it was made
 * @param from the first day whose closing takes points that count
 * @param to the last one
 * @param order what was asked for
 */
public record Campaign(String name, LocalDate asOf, LocalDate from, LocalDate to, CampaignOrder order) {

	public Campaign {
		if (to.isBefore(from)) {
			throw new IllegalArgumentException(
					"List %s would be of %s to %s; expected at least a day.".formatted(name, from, to));
		}
	}

	/** Whether points that go in this way count for it. */
	boolean counts(Outlook.Taken taken) {
		Cause cause = this.order.cause();
		return !taken.on().isBefore(this.from) && !taken.on().isAfter(this.to)
				&& (cause == null || cause.covers(taken.reason()));
	}

	/** Whether points are so many that their member is on the list. */
	boolean isEnough(long points) {
		return points > 0 && points >= this.order.minimumPoints();
	}

}
