package io.pointexpiry.ledger;

/**
 * A range of members: what one partition of a step works on.
 *
 * @param no the number of the range within its step, from 0
 * @param low the member id after which it begins; empty: at the first
 * @param high the last member id that belongs to it, itself included
 */
public record MemberRange(int no, String low, String high) {

	/** After every id: ids are printable characters, and this is none. */
	public static final String END = "\uFFFF";

	/** All members. */
	public static final MemberRange ALL = new MemberRange(0, "", END);

}
