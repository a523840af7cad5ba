package io.pointexpiry.domain;

/**
 * Whether a member still belongs to the programme.
 *
 * @see "rules.md#withdrawal"
 */
public enum MemberStatus {

	ACTIVE, WITHDRAWN

}
