package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import io.pointexpiry.database.Batches;
import io.pointexpiry.database.BulkStatement;
import io.pointexpiry.ledger.ActivityTable;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

import static io.pointexpiry.database.BulkColumn.date;
import static io.pointexpiry.database.BulkColumn.number;
import static io.pointexpiry.database.BulkColumn.text;
import static io.pointexpiry.database.BulkColumn.texts;

/**
 * Notices, the things that they tell, and the cues that wait to be told.
 */
final class NoticeTable {

	private static final String NOTICE = """
			notice_id, business_date, n, closing_id, send_on, member_id, locale, to_number, from_number, channel, subject,
			body, bytes, segments, points, expires_on, send_not_before, send_not_after, unreachable, state""";

	private static final BulkStatement<NoticeItemRow> ITEMS = BulkStatement.insert("notice_item",
			text("member_id", NoticeItemRow::memberId), text("item", NoticeItemRow::item),
			date("subject_on", NoticeItemRow::subjectOn), text("stage", NoticeItemRow::stage),
			text("ref", NoticeItemRow::ref), text("notice_id", NoticeItemRow::noticeId),
			number("points", NoticeItemRow::points), date("old_on", NoticeItemRow::oldOn),
			date("told_on", NoticeItemRow::toldOn), texts("lots", (it) -> it.lots().isEmpty() ? null : it.lots()));

	private static final String LOCK_CUES = """
			select member_id, item, lot_id, ref, points, old_on, new_on from notice_cue
			where member_id = any(?) order by member_id, item, lot_id, ref for update""";

	private static final BulkStatement<OutboxRow> DELETE_CUES = BulkStatement.delete("notice_cue c",
			"c.member_id = :member_id and c.item = :item and c.lot_id = :lot_id and c.ref = :ref",
			text("member_id", OutboxRow::memberId), text("item", OutboxRow::item), text("lot_id", OutboxRow::lotId),
			text("ref", OutboxRow::ref));

	private final JdbcTemplate jdbc;

	public NoticeTable(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What waits for these members, locked; to be called before the facts are read on
	 * which the notices rest.
	 * @param looks whether cues to look at a member again are meant, too
	 */
	List<OutboxRow> lockCues(Collection<String> memberIds, boolean looks) {
		return this.jdbc
			.query(LOCK_CUES, NoticeFacts.array(memberIds),
					(row, number) -> new OutboxRow(row.getString("member_id"), row.getString("item"),
							row.getString("lot_id"), row.getString("ref"), row.getLong("points"),
							row.getObject("old_on", LocalDate.class), row.getObject("new_on", LocalDate.class)))
			.stream()
			.filter((cue) -> looks || !cue.item().equals(OutboxRow.LOOK))
			.toList();
	}

	/** Takes out of the queue what was told. */
	void forget(Collection<OutboxRow> cues) {
		DELETE_CUES.execute(this.jdbc, cues);
	}

	/** Lets the next round that makes warnings look at these members. */
	public void look(Collection<String> memberIds) {
		new ActivityTable(this.jdbc).look(memberIds);
	}

	/** Inserts notices and what they tell. */
	void insert(List<NoticeRow> notices, List<NoticeItemRow> items) {
		new Batches(this.jdbc).load("notice", NOTICE, notices, NoticeTable::values);
		ITEMS.execute(this.jdbc, items);
	}

	private static @Nullable Object[] values(NoticeRow it) {
		return new @Nullable Object[] { it.noticeId(), it.businessDate(), it.n(), it.closingId(), it.sendOn(),
				it.memberId(), it.locale(), it.toNumber(), it.fromNumber(), it.channel(), it.subject(), it.body(),
				it.bytes(), it.segments(), it.points(), it.expiresOn(), it.sendNotBefore(), it.sendNotAfter(),
				it.unreachable(), it.state() };
	}

}
