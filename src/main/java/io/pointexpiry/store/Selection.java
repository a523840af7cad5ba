package io.pointexpiry.store;

import java.util.ArrayList;
import java.util.List;

/**
 * A query for the lots or members that a step has to look at: columns {@code member_id}
 * and {@code lot_id}, in any order. It is sorted, cut to a range and continued after a
 * key here, in one place.
 *
 * @param sql the query, with positional parameters
 * @param parameters their values
 */
public record Selection(String sql, List<Object> parameters) {

	/** No keys at all. */
	public static final Selection NOTHING = of("select member_id, '' as lot_id from member where 1 = 0");

	public Selection {
		parameters = List.copyOf(parameters);
	}

	/** A query with its parameters. */
	public static Selection of(String sql, Object... parameters) {
		return new Selection(sql, List.of(parameters));
	}

	/** Both selections together, each key once. */
	public Selection or(Selection other) {
		List<Object> all = new ArrayList<>(this.parameters);
		all.addAll(other.parameters);
		return new Selection("(%s) union (%s)".formatted(this.sql, other.sql), all);
	}

	/** The keys of a range that come after a key, in order. */
	Selection within(MemberRange range, LotKey after) {
		List<Object> all = new ArrayList<>(this.parameters);
		all.addAll(List.of(range.low(), range.high(), after.memberId(), after.memberId(), after.lotId()));
		return new Selection("""
				select member_id, lot_id from (%s) selected
				where member_id > ? and member_id <= ? and (member_id > ? or (member_id = ? and lot_id > ?))
				order by member_id, lot_id""".formatted(this.sql), all);
	}

	/** How many keys there are. */
	Selection count() {
		return new Selection("select count(*) from (%s) selected".formatted(this.sql), this.parameters);
	}

}
