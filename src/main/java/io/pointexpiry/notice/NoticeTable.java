package io.pointexpiry.notice;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.ledger.ActivityTable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Notices, the things that they tell, and the cues that wait to be told.
 */
final class NoticeTable {

	private static final int BATCH = 1000;

	private static final String INSERT_NOTICE = """
			insert into notice (notice_id, business_date, n, closing_id, send_on, member_id, locale, to_number,
			  from_number, channel, subject, body, bytes, segments, points, expires_on, send_not_before, send_not_after,
			  unreachable, state)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String INSERT_ITEM = """
			insert into notice_item (member_id, item, subject_on, stage, ref, notice_id, points, old_on, told_on, lots)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String LOCK_CUES = """
			select member_id, item, lot_id, ref, points, old_on, new_on from notice_cue
			where member_id = any(?) order by member_id, item, lot_id, ref for update""";

	private static final String DELETE_CUE = """
			delete from notice_cue where member_id = ? and item = ? and lot_id = ? and ref = ?""";

	private final JdbcTemplate jdbc;

	public NoticeTable(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Takes what waits for these members out of the queue; to be called before the facts
	 * are read on which the notices rest. Whatever is put there meanwhile waits for the
	 * next run.
	 * @param looks whether cues to look at a member again are taken, too
	 */
	public List<OutboxRow> takeCues(Collection<String> memberIds, boolean looks) {
		List<OutboxRow> cues = this.jdbc
			.query(LOCK_CUES, NoticeFacts.array(memberIds),
					(row, number) -> new OutboxRow(row.getString("member_id"), row.getString("item"),
							row.getString("lot_id"), row.getString("ref"), row.getLong("points"),
							row.getObject("old_on", LocalDate.class), row.getObject("new_on", LocalDate.class)))
			.stream()
			.filter((cue) -> looks || !cue.item().equals(OutboxRow.LOOK))
			.toList();
		this.jdbc.batchUpdate(DELETE_CUE, cues, ChunkSize.of(BATCH), (statement, cue) -> {
			statement.setString(1, cue.memberId());
			statement.setString(2, cue.item());
			statement.setString(3, cue.lotId());
			statement.setString(4, cue.ref());
		});
		return cues;
	}

	/** Lets the next round that makes warnings look at these members. */
	public void look(Collection<String> memberIds) {
		new ActivityTable(this.jdbc).look(memberIds);
	}

	/** Inserts notices and what they tell. */
	public void insert(List<NoticeRow> notices, List<NoticeItemRow> items) {
		this.jdbc.batchUpdate(INSERT_NOTICE, notices, ChunkSize.of(BATCH), NoticeTable::setNotice);
		this.jdbc.batchUpdate(INSERT_ITEM, items, ChunkSize.of(BATCH), NoticeTable::setItem);
	}

	private static void setNotice(PreparedStatement statement, NoticeRow notice) throws SQLException {
		statement.setString(1, notice.noticeId());
		statement.setObject(2, notice.businessDate());
		statement.setInt(3, notice.n());
		statement.setLong(4, notice.closingId());
		statement.setObject(5, notice.sendOn());
		statement.setString(6, notice.memberId());
		statement.setString(7, notice.locale());
		statement.setString(8, notice.toNumber());
		statement.setString(9, notice.fromNumber());
		statement.setString(10, notice.channel());
		statement.setString(11, notice.subject());
		statement.setString(12, notice.body());
		statement.setInt(13, notice.bytes());
		statement.setObject(14, notice.segments(), java.sql.Types.INTEGER);
		statement.setLong(15, notice.points());
		statement.setObject(16, notice.expiresOn(), java.sql.Types.DATE);
		statement.setObject(17, notice.sendNotBefore(), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
		statement.setObject(18, notice.sendNotAfter(), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
		statement.setString(19, notice.unreachable());
		statement.setString(20, notice.state());
	}

	private static void setItem(PreparedStatement statement, NoticeItemRow item) throws SQLException {
		statement.setString(1, item.memberId());
		statement.setString(2, item.item());
		statement.setObject(3, item.subjectOn());
		statement.setString(4, item.stage());
		statement.setString(5, item.ref());
		statement.setString(6, item.noticeId());
		statement.setLong(7, item.points());
		statement.setObject(8, item.oldOn(), java.sql.Types.DATE);
		statement.setObject(9, item.toldOn());
		if (item.lots().isEmpty()) {
			statement.setNull(10, java.sql.Types.ARRAY);
		}
		else {
			statement.setArray(10, statement.getConnection().createArrayOf("varchar", item.lots().toArray()));
		}
	}

}
