package io.pointexpiry.domain;

/** Whether a member still belongs to the programme. */
public enum MemberStatus {

	ACTIVE, WITHDRAWN

}
