package io.pointexpiry.domain;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Points of one accrual that share one expiry: the unit that lives, is spent, and lapses.
 *
 * @param lotId 1–64 characters of the Basic Multilingual Plane, compared by code point
 * @param memberId the member who owns the points
 * @param kind free text such as {@code BASE} or {@code EVENT}; validity entries match on
 * it
 * @param earnedOn the day of the accrual; the lot does not exist before it
 * @param points the points accrued
 * @param remaining the points not yet spent; between 0 and {@code points}
 * @param ownExpiresOn the last usable day that the lot arrived with, or null where the
 * policy decides
 * @param floor the latest date that was promised for this lot (that day included); no
 * rule takes it earlier. Null: none
 * @see "rules.md#words"
 */
public record Lot(String lotId, String memberId, String kind, LocalDate earnedOn, long points, long remaining,
		@Nullable LocalDate ownExpiresOn, @Nullable LocalDate floor) {

	public Lot {
		if (points < 0 || remaining < 0 || remaining > points) {
			throw new IllegalArgumentException("lot %s: expected 0 <= remaining <= points, found remaining %d of %d"
				.formatted(lotId, remaining, points));
		}
	}

	/** The same lot with so many points in it. */
	public Lot holding(long remainingPoints) {
		return new Lot(this.lotId, this.memberId, this.kind, this.earnedOn, this.points, remainingPoints,
				this.ownExpiresOn, this.floor);
	}

}
