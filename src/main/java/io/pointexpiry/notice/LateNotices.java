package io.pointexpiry.notice;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.notice.NoticePages.Folder;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Notices of a folder that is about to be published, and that could not be sent any more
 * when it is. They are taken out of the books, as if they had not been made, and what
 * they told waits to be told: no later notice may be kept back by one that nobody got.
 *
 * @see "rules.md#given-warnings"
 */
final class LateNotices {

	private static final int PAGE = 500;

	private final JdbcTemplate jdbc;

	private final UnsentNotices unsent;

	private final Ledger ledger;

	public LateNotices(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.unsent = new UnsentNotices(jdbc);
		this.ledger = new Ledger(jdbc);
	}

	/** The first instant at which a notice of the folder may be sent. */
	public Optional<OffsetDateTime> opensOf(Folder folder) {
		return this.jdbc.queryForList("""
				select min(send_not_before) from notice where business_date = ? and n = ?
				having min(send_not_before) is not null""", OffsetDateTime.class, folder.businessDate(), folder.n())
			.stream()
			.findFirst();
	}

	/**
	 * Notes when a folder counts as published.
	 * @return whether it is still to be published
	 */
	public boolean publishAt(Folder folder, OffsetDateTime at) {
		return this.jdbc.update(
				"update notice_folder set publish_at = ? where business_date = ? and n = ? and state = 'MADE'", at,
				folder.businessDate(), folder.n()) > 0;
	}

	/** The notices of a folder that cannot be sent at an instant, or after it. */
	public List<String> after(Folder folder, OffsetDateTime at) {
		return this.jdbc.queryForList("""
				select notice_id from notice
				where business_date = ? and n = ? and channel <> 'NONE' and send_not_after <= ?
				order by notice_id""", String.class, folder.businessDate(), folder.n(), at);
	}

	/**
	 * Takes notices out of the books, and lets the next run tell what they told. A folder
	 * that is left without any is none.
	 */
	public void withdraw(Folder folder, List<String> noticeIds, long closingId) {
		int size = ChunkSize.of(PAGE);
		for (int from = 0; from < noticeIds.size(); from += size) {
			withdraw(noticeIds.subList(from, Math.min(from + size, noticeIds.size())));
		}
		this.jdbc.update("update closing set too_late = too_late + ? where closing_id = ?", noticeIds.size(),
				closingId);
		this.jdbc.update("""
				delete from notice_folder where business_date = ? and n = ? and not exists (
				  select 1 from notice m where m.business_date = notice_folder.business_date
				    and m.n = notice_folder.n)""", folder.businessDate(), folder.n());
	}

	private void withdraw(Collection<String> noticeIds) {
		this.unsent.tellAgain(noticeIds);
		this.ledger.cue(this.jdbc.query("select distinct member_id from notice where notice_id = any(?)",
				NoticeFacts.array(noticeIds), (row, number) -> Ledger.Cue.look(row.getString(1))));
		this.jdbc.update("delete from notice_item where notice_id = any(?)", NoticeFacts.array(noticeIds));
		this.jdbc.update("delete from notice where notice_id = any(?)", NoticeFacts.array(noticeIds));
	}

}
