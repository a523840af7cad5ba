package io.pointexpiry.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import io.pointexpiry.database.Batches;
import io.pointexpiry.ledger.Ledger;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Notices that no receipt says were sent, and whose time is not over: what the desk does
 * may make them wrong.
 */
public final class UnsentNotices {

	private static final String UNSENT = """
			select n.notice_id from notice_item i join notice n on n.notice_id = i.notice_id
			where i.item = any(?) and i.member_id = ? and (i.subject_on = any(?) or i.item = 'POLICY_CHANGE'
			    and i.old_on = any(?))
			  and n.state in ('MADE', 'PUBLISHED') and (n.send_not_after is null or n.send_not_after >= ?)""";

	/** What happened to lots, by the promises that a notice told of. */
	private static final String PROMISES = """
			select i.member_id, i.item, f.lot_id, i.ref, f.points, f.old_expires_on as old_on, f.until_on as new_on
			from notice_item i join lot_floor f on f.member_id = i.member_id and f.until_on = i.subject_on
			where i.notice_id = any(?) and (i.item = 'EXTENDED' and f.cause in ('EXTENSION', 'DESK')
			  or i.item = 'DEFERRED' and f.cause in ('DEFERRAL', 'OPENING')
			  or i.item = 'REINSTATED' and f.cause in ('DESK', 'RETURN'))""";

	/** Expiries and reversals that a notice told of, lot by lot. */
	private static final String CONFIRMATIONS = """
			select distinct e.member_id, i.item, e.lot_id, e.run_id as ref, e.points,
			  least(coalesce(e.expires_on, e.business_date), e.business_date) as old_on, cast(null as date) as new_on
			from notice_item i join point_lot l on l.member_id = i.member_id join expiry_record e on e.lot_id = l.lot_id
			  and (i.ref = e.run_id or i.ref like e.run_id || '#%')
			  and e.entry_type = case i.item when 'EXPIRED' then 'EXPIRY' else 'REVERSAL' end
			where i.notice_id = any(?) and i.item in ('EXPIRED', 'REVERSED')""";

	/** The same, where no entry says of which lots. */
	private static final String WITHOUT_RECORD = """
			select i.member_id, i.item, '' as lot_id, i.ref, i.points, i.subject_on as old_on, cast(null as date) as new_on
			from notice_item i where i.notice_id = any(?) and i.item in ('EXPIRED', 'REVERSED') and not exists (
			  select 1 from point_lot l join expiry_record e on e.lot_id = l.lot_id where l.member_id = i.member_id
			    and (i.ref = e.run_id or i.ref like e.run_id || '#%'))""";

	private final JdbcTemplate jdbc;

	private final Ledger ledger;

	public UnsentNotices(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.ledger = new Ledger(jdbc);
	}

	/**
	 * The ids of such notices of a member.
	 * @param items the things told that are meant
	 * @param dates the dates told of; of POLICY_CHANGE also the dates before
	 * @param at from when on their time must not be over
	 */
	public Set<String> of(String memberId, Collection<String> items, Collection<LocalDate> dates, Instant at) {
		return dates.isEmpty() ? Set.of() : new TreeSet<>(this.jdbc.query(UNSENT, (statement) -> {
			NoticeFacts.array(items).setValues(statement);
			statement.setString(2, memberId);
			statement.setArray(3, statement.getConnection().createArrayOf("date", dates.toArray()));
			statement.setArray(4, statement.getConnection().createArrayOf("date", dates.toArray()));
			statement.setObject(5, Batches.at(at));
		}, (row, number) -> Objects.requireNonNull(row.getString(1))));
	}

	/**
	 * Lets what else recalled notices told be told again: warnings come back by
	 * themselves when the member is looked at, what happened does not.
	 */
	public void tellAgain(Collection<String> noticeIds) {
		tellAgain(noticeIds, (cue) -> true);
	}

	/**
	 * The same, but for confirmations of what runs of a day took: that was given back.
	 */
	public void tellAgainExcept(Collection<String> noticeIds, LocalDate reversed) {
		tellAgain(noticeIds, (cue) -> !cue.item().equals("EXPIRED") || !cue.ref().startsWith(reversed + "."));
	}

	private void tellAgain(Collection<String> noticeIds, Predicate<Ledger.Cue> which) {
		for (String what : List.of(PROMISES, CONFIRMATIONS, WITHOUT_RECORD)) {
			this.ledger.cue(this.jdbc
				.query(what, NoticeFacts.array(noticeIds),
						(row, number) -> new Ledger.Cue(row.getString("member_id"), row.getString("item"),
								row.getString("lot_id"), row.getString("ref").replaceFirst("#\\d+$", ""),
								row.getLong("points"), Batches.date(row, "old_on"), Batches.date(row, "new_on")))
				.stream()
				.filter(which)
				.toList());
		}
	}

}
