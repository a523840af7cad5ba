package io.pointexpiry.report;

import java.time.OffsetDateTime;
import java.util.List;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.notice.NoticeOutcome;
import io.pointexpiry.notice.SilentNotices;

/**
 * Every thing that a member was told, or could not be told, by business date: one row per
 * item of a notice. Sorted by business date, member, notice, item, date told of, stage,
 * and what happened. A notice of which nothing final was heard for 80 hours, as of when
 * the books were last worked on, is UNKNOWN; one that was recalled is RECALLED, and one
 * that was published too late to be sent TOO_LATE, whatever receipts say.
 */
final class NoticesReport implements Report {

	private static final String STATE = "case " + NoticeOutcome.sql(FolderClock.SYSTEM)
			+ " when 'RECALLED' then 'RECALLED' when 'TOO_LATE' then 'TOO_LATE' else " + SilentNotices.STATE + " end";

	@Override
	public String name() {
		return "notices";
	}

	@Override
	public List<String> columns() {
		return List.of("notice_id", "business_date", "send_date", "member_id", "item", "stage", "points", "expires_on",
				"channel", "state");
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		OffsetDateTime silent = SilentNotices.before(books.jdbc());
		QueryRows.copy(books, rows,
				"""
						select n.notice_id, n.business_date, n.send_on, n.member_id, i.item, i.stage, i.points,
						       nullif(i.subject_on, date '9999-12-31'),
						       n.channel, %s
						from notice n join notice_item i on i.notice_id = n.notice_id
						left join notice_folder f on f.business_date = n.business_date and f.n = n.n
						where n.business_date between ? and ?
						order by n.business_date, n.member_id, %s, %s, i.subject_on, %s, %s
						""".formatted(STATE, books.byCodePoint("n.notice_id"), books.byCodePoint("i.item"),
						books.byCodePoint("i.stage"), books.byCodePoint("i.ref")),
				silent, silent, range.first(), range.last());
	}

}
