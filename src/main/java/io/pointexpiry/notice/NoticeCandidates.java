package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.pointexpiry.ledger.KeyQuery;

/**
 * Members whom a run may have to tell something: those for whom something waits, and
 * those whose dates have come nearer than a stage since the last notices. Found by index,
 * date by date, so that everybody who was warned already costs nothing.
 *
 * @see "rules.md#stages"
 */
final class NoticeCandidates {

	private KeyQuery found;

	private NoticeCandidates(KeyQuery found) {
		this.found = found;
	}

	/**
	 * Begins with members for whom something waits.
	 * @param looks whether those who are only to be looked at again are meant, too
	 */
	public static NoticeCandidates withCues(boolean looks) {
		return new NoticeCandidates(KeyQuery.of("select distinct member_id, '' as lot_id from notice_cue"
				+ (looks ? "" : " where item <> '" + OutboxRow.LOOK + "'")));
	}

	/** Adds members with open lots of one of these dates. */
	public NoticeCandidates withLotsExpiringOn(Collection<LocalDate> dates) {
		return add("""
				select member_id, '' as lot_id from point_lot
				where status = 'OPEN' and remaining > 0 and expires_on in (%s)""", dates);
	}

	/** Adds members with stages of their own, and open lots of one of these dates. */
	public NoticeCandidates withOwnStagesOf(Collection<LocalDate> dates) {
		return add("""
				select m.member_id, '' as lot_id from member m join point_lot l on l.member_id = m.member_id
				where m.notices_on is not null and l.status = 'OPEN' and l.remaining > 0 and l.expires_on in (%s)""",
				dates);
	}

	/** Adds members whose points lapse by dormancy on one of these dates. */
	public NoticeCandidates withLapseOn(Collection<LocalDate> dates) {
		return add("select member_id, '' as lot_id from member where lapse_on in (%s)", dates)
			.add("select member_id, '' as lot_id from lot_floor where until_on in (%s)", dates);
	}

	/**
	 * Adds members whose dormancy day has come before points of theirs could be warned
	 * of, where such a lot lapses on one of these dates. Members with a past dormancy day
	 * and open lots are few.
	 * @param lapseOf the date on which a lot lapses that was earned on a day
	 */
	public NoticeCandidates withLotsWarnableFrom(Collection<LocalDate> dates, UnaryOperator<LocalDate> lapseOf) {
		if (dates.isEmpty()) {
			return this;
		}
		Set<LocalDate> lapses = Set.copyOf(dates);
		LocalDate last = Collections.max(lapses);
		LocalDate first = Collections.min(lapses);
		List<LocalDate> earned = Stream
			.iterate(last, (day) -> !lapseOf.apply(day).isBefore(first), (day) -> day.minusDays(1))
			.filter((day) -> lapses.contains(lapseOf.apply(day)))
			.toList();
		List<Object> values = new ArrayList<>(List.of(last));
		values.addAll(earned);
		if (!earned.isEmpty()) {
			this.found = this.found.or(new KeyQuery("""
					select m.member_id, '' as lot_id from member m join point_lot l on l.member_id = m.member_id
					where m.lapse_on <= ? and l.status = 'OPEN' and l.remaining > 0 and l.earned_on in (%s)"""
				.formatted(marks(earned.size())), values));
		}
		return this;
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
			.or(KeyQuery.of("select member_id, '' as lot_id from point_lot where status = 'OPEN' and remaining > 0"));
		return this;
	}

	/** All of them, each once. */
	public KeyQuery selection() {
		return this.found;
	}

	private NoticeCandidates add(String sql, Collection<LocalDate> dates) {
		if (!dates.isEmpty()) {
			this.found = this.found.or(KeyQuery.of(sql.formatted(marks(dates.size())), dates.toArray()));
		}
		return this;
	}

	private static String marks(int count) {
		return String.join(", ", Collections.nCopies(count, "?"));
	}

}
