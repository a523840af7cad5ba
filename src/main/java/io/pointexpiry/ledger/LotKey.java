package io.pointexpiry.ledger;

import java.util.Comparator;

/**
 * The place of a lot in the order in which a night works: by member, then by lot.
 *
 * @param memberId the member
 * @param lotId the lot; empty where the member as a whole is meant
 */
public record LotKey(String memberId, String lotId) {

	/** By member and lot, ids by code point: the order in which a night works. */
	public static final Comparator<LotKey> ORDER = Comparator.comparing(LotKey::memberId).thenComparing(LotKey::lotId);

	/** Comes before every key. */
	public static final LotKey FIRST = new LotKey("", "");

}
