package io.pointexpiry.domain;

/**
 * What became of a candidate in a night, in the order of the control totals. Each
 * candidate counts once, by its last outcome.
 *
 * @see "rules.md#control-totals"
 */
public enum Outcome {

	/** Its remaining points lapsed. */
	EXPIRED,
	/** It was due, but its member was owed a warning: it got more time. */
	DEFERRED,
	/** An extension programme gave it more time. */
	EXTENDED,
	/** It was due, but something forbids the expiry: it stays open. */
	WITHHELD,
	/** Data is missing: it stays open. */
	REFUSED,
	/** It stays as it is; counted, not recorded. */
	RETAINED

}
