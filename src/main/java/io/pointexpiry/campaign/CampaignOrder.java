package io.pointexpiry.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;

import org.jspecify.annotations.Nullable;

/**
 * Which list is asked for.
 *
 * @param name its name; no list of that name is on record
 * @param within how long after the last closed day points go that count, at least a day
 * @param cause how they go; null: either way
 * @param minimumPoints what a member must be about to lose to be on it, 0 or more
 * @param control who gets no message
 * @param byWhom who asks for it
 * @param at when
 */
public record CampaignOrder(String name, Period within, @Nullable Cause cause, long minimumPoints, ControlGroup control,
		String byWhom, Instant at) {

	public CampaignOrder {
		if (minimumPoints < 0) {
			throw new IllegalArgumentException(
					"At least %d points were asked for; expected 0 or more.".formatted(minimumPoints));
		}
	}

	/**
	 * The list that comes of it.
	 * @param asOf the last closed day
	 */
	Campaign asOf(LocalDate asOf) {
		return new Campaign(this.name, asOf, asOf.plusDays(1), asOf.plus(this.within), this);
	}

}
