package io.pointexpiry.domain;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Points of a lot that expired, or that came back of what expired.
 *
 * @param lotId the lot whose points expired
 * @param type what happened
 * @param ref what caused it
 * @param businessDate the day whose closing took the points
 * @param reason why they expired
 * @param points at least 1
 * @param expiresOn the lot's own date on that day; null: never
 * @see "rules.md#redemptions"
 */
public record ExpiryMovement(String lotId, Type type, String ref, LocalDate businessDate, String reason, long points,
		@Nullable LocalDate expiresOn) {

	/** Whether both are of what one day took of one lot for one reason. */
	public boolean isOfTheSameExpiry(ExpiryMovement other) {
		return this.lotId.equals(other.lotId) && this.businessDate.equals(other.businessDate)
				&& this.reason.equals(other.reason);
	}

	/** What happened to points. */
	public enum Type {

		/** They expired. */
		EXPIRY,
		/** They came back to the lot. */
		REVERSAL,
		/** They came back as a new lot. */
		REINSTATEMENT

	}

}
