package io.pointexpiry.ledger;

import java.time.Instant;
import java.time.LocalDate;

import io.pointexpiry.domain.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code expiry_record}: points that lapsed, or that were given back.
 *
 * @param lotId the lot; of a reinstatement the new one
 * @param type what it records
 * @param ref the run, or what caused the entry
 * @param postedOn the day of the books to which it belongs
 * @param businessDate the day whose closing took the points
 * @param kind the lot's kind
 * @param tier the member's tier on that day
 * @param reason why the points lapsed
 * @param points how many
 * @param earnedOn when they were earned
 * @param expiresOn the lot's own date on that day, floors included; null: never
 * @param policyVersion the policy that gave that date
 * @param warnedOn the send date of the latest warning; null: not warned
 * @param runId the run that took the points
 * @param recordedAt when it was written; of a night, when that first started
 */
public record ExpiryEntry(String lotId, Type type, String ref, LocalDate postedOn, LocalDate businessDate, String kind,
		String tier, Reason reason, long points, LocalDate earnedOn, @Nullable LocalDate expiresOn,
		String policyVersion, @Nullable LocalDate warnedOn, String runId, Instant recordedAt) {

	/** What an entry records. */
	public enum Type {

		/** Points lapsed. */
		EXPIRY,
		/** They went back to their lot. */
		REVERSAL,
		/** They were given back as a new lot. */
		REINSTATEMENT

	}

}
