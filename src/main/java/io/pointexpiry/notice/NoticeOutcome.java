package io.pointexpiry.notice;

import io.pointexpiry.ledger.FolderClock;

/**
 * What became of a notice, and whether it told the member anything: the one answer for
 * the guard, the audit, the customer desk and the records. The view {@code member_story}
 * says the same.
 *
 * @see "rules.md#given-warnings"
 */
public enum NoticeOutcome {

	/**
	 * Published while it could still be sent, and neither recalled, cancelled nor refused
	 * since; or, where it could not be sent, received in another way (a letter, an
	 * e-mail).
	 */
	GIVEN,
	/** Recalled before it was known to be sent; whatever receipts say later. */
	RECALLED,
	/** Not on record as published: only made yet. */
	UNPUBLISHED,
	/** It could not be sent, and no receipt says that the member got it otherwise. */
	UNREACHABLE,
	/** The sender reports it as CANCELLED. */
	CANCELLED,
	/** The sender reports it as REJECTED, UNDELIVERABLE or EXPIRED. */
	REFUSED,
	/** Published when it could not be sent any more, at its send_not_after or later. */
	TOO_LATE;

	/** Of a folder {@code f} of a release that did not decide when it is published. */
	private static final String IN_TIME = "coalesce(f.publish_at, f.published_at) < n.send_not_after";

	private static final String IN_TIME_OF_A_REHEARSAL = """
			(f.published_at is not null and f.publish_at is null or f.publish_at < n.send_not_after)""";

	private static final String OUTCOME = """
			case when n.recalled or n.state = 'RECALLED' then 'RECALLED'
			     when n.state = 'MADE' then 'UNPUBLISHED'
			     when n.channel = 'NONE' and n.state in ('ACCEPTED', 'SENT', 'DELIVERED') then 'GIVEN'
			     when n.channel = 'NONE' then 'UNREACHABLE'
			     when n.state = 'CANCELLED' then 'CANCELLED'
			     when n.state in ('REJECTED', 'UNDELIVERABLE', 'EXPIRED') then 'REFUSED'
			     when %s then 'GIVEN'
			     when coalesce(f.publish_at, f.published_at) is null or n.send_not_after is null then 'UNPUBLISHED'
			     else 'TOO_LATE' end""";

	/**
	 * The outcome of notice {@code n} in folder {@code f}, by name: an expression.
	 * @param clock of the present command: in a rehearsal, folders of a release that did
	 * not record by which clock they were published count as rehearsed, too
	 */
	public static String sql(FolderClock clock) {
		return OUTCOME.formatted(inTime(clock));
	}

	/** Whether folder {@code f} was published while notice {@code n} could be sent. */
	static String inTime(FolderClock clock) {
		return (clock == FolderClock.BUSINESS) ? IN_TIME_OF_A_REHEARSAL : IN_TIME;
	}

}
