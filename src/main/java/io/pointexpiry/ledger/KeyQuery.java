package io.pointexpiry.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * A query for the lots or members that a step has to look at: columns {@code member_id}
 * and {@code lot_id}, each key once, in any order. It is sorted, cut to a range and
 * continued after a key here, in one place.
 *
 * @param sql the query, with positional parameters
 * @param parameters their values
 */
public record KeyQuery(String sql, List<Object> parameters) {

	/** No keys at all. */
	public static final KeyQuery NOTHING = of("select member_id, '' as lot_id from member where 1 = 0");

	public KeyQuery {
		parameters = List.copyOf(parameters);
	}

	/** A query with its parameters. */
	public static KeyQuery of(String sql, Object... parameters) {
		return new KeyQuery(sql, List.of(parameters));
	}

	/**
	 * Both selections together, each key once, even where a selection alone would have it
	 * several times.
	 */
	public KeyQuery or(KeyQuery other) {
		return combined("union", other);
	}

	/**
	 * Both selections together, of which no key is in both: nothing has to be compared.
	 */
	public KeyQuery and(KeyQuery other) {
		return combined("union all", other);
	}

	private KeyQuery combined(String by, KeyQuery other) {
		List<Object> all = new ArrayList<>(this.parameters);
		all.addAll(other.parameters);
		return new KeyQuery("(%s) %s (%s)".formatted(this.sql, by, other.sql), all);
	}

	/** The keys of a range that come after a key, in order. */
	KeyQuery within(MemberRange range, LotKey after) {
		List<Object> all = new ArrayList<>(this.parameters);
		all.addAll(List.of(range.low(), range.high(), after.memberId(), after.memberId(), after.lotId()));
		return new KeyQuery("""
				select member_id, lot_id from (%s) selected
				where member_id > ? and member_id <= ? and (member_id > ? or (member_id = ? and lot_id > ?))
				order by member_id, lot_id""".formatted(this.sql), all);
	}

	/** How many keys there are. */
	public KeyQuery count() {
		return new KeyQuery("select count(*) from (%s) selected".formatted(this.sql), this.parameters);
	}

}
