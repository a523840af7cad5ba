package io.pointexpiry.domain;

/**
 * Why points lapsed; written into the expiry record.
 *
 * @see "rules.md#reasons"
 */
public enum Reason {

	/** The lot's time was over. */
	VALIDITY,
	/** The account was inactive for longer than the policy allows. */
	DORMANCY,
	/**
	 * A policy that came later gave the lot an earlier date than the policy before it.
	 */
	POLICY_CHANGE,
	/** The member left the programme, and the policy says that the points go with it. */
	WITHDRAWAL

}
