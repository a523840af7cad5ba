package io.pointexpiry.domain;

/**
 * In which order redemptions consume lots; see the policy file's {@code burn-order}.
 *
 * @see "rules.md#burn-order"
 */
public enum BurnOrder {

	/** The lot's date (never-expiring last), burn-kinds, earned on, lot id. */
	SOONEST_EXPIRY,
	/** Earned on, burn-kinds, the lot's date (never-expiring last), lot id. */
	OLDEST_EARNED

}
