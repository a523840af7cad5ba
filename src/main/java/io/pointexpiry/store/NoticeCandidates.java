package io.pointexpiry.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds the members whom a run may have something to tell, page by page in the order of
 * their ids, by indexes that lead to what is due and not to what exists.
 *
 * <p>
 * Each date is asked for on its own, since only then does its index give members in
 * order. Where a page of one date is full, what other dates give beyond its last member
 * waits for the next page.
 */
public final class NoticeCandidates {

	private static final String CUES = """
			select member_id from notice_cue where member_id > ? and member_id <= ? and item <> '%s'
			order by member_id limit ?""";

	// The constant columns stand in the order only so that H2, too, reads along the
	// index.
	private static final String LOTS = """
			select member_id from point_lot
			where status = 'OPEN' and expires_on = ? and member_id > ? and member_id <= ? and remaining > 0
			order by status, expires_on, member_id limit ?""";

	private static final String MEMBERS = """
			select member_id from member where %1$s = ? and member_id > ? and member_id <= ?
			order by %1$s, member_id limit ?""";

	private static final String FLOORS = """
			select f.member_id from lot_floor f
			where f.until_on = ? and f.member_id > ? and f.member_id <= ?
			order by f.until_on, f.member_id limit ?""";

	private static final String POSTED = """
			select member_id from point_lot where posted_on = ? and member_id > ? and member_id <= ?
			order by posted_on, member_id limit ?""";

	private static final String EVERYBODY = """
			select member_id from point_lot
			where member_id > ? and member_id <= ? and status = 'OPEN' and remaining > 0
			order by member_id, lot_id limit ?""";

	private final JdbcTemplate jdbc;

	public NoticeCandidates(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Begins a page: members after the first id, up to and including the last one. */
	public Page page(String afterMemberId, String lastMemberId, int limit) {
		return new Page(afterMemberId, lastMemberId, limit);
	}

	/** One page, filled from several sources. */
	public final class Page {

		private final String after;

		private final int limit;

		private final TreeSet<String> found = new TreeSet<>();

		private String last;

		private Page(String after, String last, int limit) {
			this.after = after;
			this.last = last;
			this.limit = limit;
		}

		/**
		 * Adds members for whom something waits.
		 * @param looks whether those who are only to be looked at again are meant, too
		 */
		public Page withCues(boolean looks) {
			return add(CUES.formatted(looks ? "" : NoticeCueRow.LOOK), List.of());
		}

		/** Adds members with open lots of one of these dates. */
		public Page withLotsExpiringOn(Collection<LocalDate> dates) {
			dates.forEach((date) -> add(LOTS, List.of(date)));
			return this;
		}

		/** Adds members whose points lapse by dormancy on one of these dates. */
		public Page withLapseOn(Collection<LocalDate> dates) {
			dates.forEach((date) -> add(MEMBERS.formatted("lapse_on"), List.of(date)));
			dates.forEach((date) -> add(FLOORS, List.of(date)));
			return this;
		}

		/** Adds members who become dormant on one of these dates. */
		public Page withDormantOn(Collection<LocalDate> dates) {
			dates.forEach((date) -> add(MEMBERS.formatted("dormant_on"), List.of(date)));
			return this;
		}

		/** Adds members who got a lot in the books of one of these days. */
		public Page withLotsPostedOn(Collection<LocalDate> dates) {
			dates.forEach((date) -> add(POSTED, List.of(date)));
			return this;
		}

		/** Adds every member with an open lot. */
		public Page withEverybody() {
			return add(EVERYBODY, List.of());
		}

		private Page add(String sql, List<LocalDate> date) {
			List<Object> values = new ArrayList<>(date);
			values.addAll(List.of(this.after, this.last, this.limit));
			List<String> ids = NoticeCandidates.this.jdbc.queryForList(sql, String.class, values.toArray());
			this.found.addAll(ids);
			if (ids.size() == this.limit) {
				this.last = ids.get(this.limit - 1);
			}
			return this;
		}

		/**
		 * The page, in the order of ids; empty: there is nobody any more. Members whom a
		 * later source gave beyond the end of a full one are not on it.
		 */
		public List<String> memberIds() {
			return this.found.headSet(this.last, true).stream().limit(this.limit).toList();
		}

	}

}
