package io.pointexpiry.ledger;

/**
 * What says when a folder of notices counts as published.
 *
 * @see "rules.md#given-warnings"
 */
public enum FolderClock {

	/** The time at which it is published. */
	SYSTEM,
	/**
	 * The morning of its send date, the end of the quiet hours. For a rehearsal or a
	 * replay of days long past; what it publishes must not be sent.
	 */
	BUSINESS

}
