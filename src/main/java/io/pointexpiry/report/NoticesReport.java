package io.pointexpiry.report;

import java.util.List;

import io.pointexpiry.store.Snapshot;

/**
 * Every thing that a member was told, or could not be told, by business date: one row per
 * item of a notice. Sorted by business date, member, notice, item, date told of, stage,
 * and what happened.
 */
final class NoticesReport implements Report {

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
	public void write(Snapshot books, DateRange range, RowSink rows) {
		QueryRows.copy(books, rows, """
				select n.notice_id, n.business_date, n.send_on, n.member_id, i.item, i.stage, i.points, i.subject_on,
				       n.channel, n.state
				from notice n join notice_item i on i.notice_id = n.notice_id
				where n.business_date between ? and ?
				order by n.business_date, n.member_id, %s, %s, i.subject_on, %s, %s
				""".formatted(books.byCodePoint("n.notice_id"), books.byCodePoint("i.item"),
				books.byCodePoint("i.stage"), books.byCodePoint("i.ref")), range.first(), range.last());
	}

}
