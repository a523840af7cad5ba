package io.pointexpiry.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;

/**
 * Members whom a run may have to tell something: those for whom something waits, and
 * those whose dates have come nearer than a stage since the last notices. Found by index,
 * date by date, so that everybody who was warned already costs nothing.
 */
public final class NoticeCandidates {

	private Selection found;

	private NoticeCandidates(Selection found) {
		this.found = found;
	}

	/**
	 * Begins with members for whom something waits.
	 * @param looks whether those who are only to be looked at again are meant, too
	 */
	public static NoticeCandidates withCues(boolean looks) {
		return new NoticeCandidates(Selection.of("select member_id, '' as lot_id from notice_cue"
				+ (looks ? "" : " where item <> '" + NoticeCueRow.LOOK + "'")));
	}

	/** Adds members with open lots of one of these dates. */
	public NoticeCandidates withLotsExpiringOn(Collection<LocalDate> dates) {
		return add("""
				select member_id, '' as lot_id from point_lot
				where status = 'OPEN' and remaining > 0 and expires_on in (%s)""", dates);
	}

	/** Adds members whose points lapse by dormancy on one of these dates. */
	public NoticeCandidates withLapseOn(Collection<LocalDate> dates) {
		return add("select member_id, '' as lot_id from member where lapse_on in (%s)", dates)
			.add("select member_id, '' as lot_id from lot_floor where until_on in (%s)", dates);
	}

	/** Adds members who become dormant on one of these dates. */
	public NoticeCandidates withDormantOn(Collection<LocalDate> dates) {
		return add("select member_id, '' as lot_id from member where dormant_on in (%s)", dates);
	}

	/** Adds members who got a lot in the books of one of these days. */
	public NoticeCandidates withLotsPostedOn(Collection<LocalDate> dates) {
		return add("select member_id, '' as lot_id from point_lot where posted_on in (%s)", dates);
	}

	/** Adds every member with an open lot. */
	public NoticeCandidates withEverybody() {
		this.found = this.found
			.or(Selection.of("select member_id, '' as lot_id from point_lot where status = 'OPEN' and remaining > 0"));
		return this;
	}

	/** All of them, each once. */
	public Selection selection() {
		return this.found;
	}

	private NoticeCandidates add(String sql, Collection<LocalDate> dates) {
		if (!dates.isEmpty()) {
			String places = String.join(", ", Collections.nCopies(dates.size(), "?"));
			this.found = this.found.or(Selection.of(sql.formatted(places), dates.toArray()));
		}
		return this;
	}

}
