package io.pointexpiry.store;

/**
 * The place of a lot in the order in which a night works: by member, then by lot.
 *
 * @param memberId the member
 * @param lotId the lot; empty where the member as a whole is meant
 */
public record LotKey(String memberId, String lotId) {

	/** Comes before every key. */
	public static final LotKey FIRST = new LotKey("", "");

	/** The key of a member as a whole. */
	public static LotKey ofMember(String memberId) {
		return new LotKey(memberId, "");
	}

}
