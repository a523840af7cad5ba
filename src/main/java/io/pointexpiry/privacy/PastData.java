package io.pointexpiry.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import io.pointexpiry.database.Batches;
import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.notice.NoticePages.Folder;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Personal data whose time is over, a chunk at a time. Records, ids, states and things
 * told stay; what is blanked already is not counted again.
 */
final class PastData {

	/** Rows of a chunk; H2 compares each with the whole list. */
	private static final int CHUNK = 500;

	/** Published; the others may be published, or published again. */
	static final String FINISHED = """
			f.state = 'PUBLISHED' and f.closing_id not in (select closing_id from unfinished_closing)""";

	/** Whose notices may still be sent. */
	static final String SENDABLE = """
			exists (
			  select 1 from notice n where n.business_date = f.business_date and n.n = f.n and n.send_not_after >= ?)""";

	private static final String FOLDERS = """
			select f.business_date, f.n from notice_folder f
			where f.business_date < ? and f.purged_at is null and %s and %s
			order by f.business_date, f.n""";

	private final JdbcTemplate jdbc;

	public PastData(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	// ---------------------------------------------------------------- folders

	/** Folders of earlier business dates whose notices cannot be sent any more. */
	public List<Folder> folders(LocalDate before, Instant now) {
		return folders(FOLDERS.formatted(FINISHED, "not " + SENDABLE), before, Batches.at(now));
	}

	/**
	 * Folders of earlier business dates with notices that may still be sent, as they are
	 * called in the home.
	 */
	public List<String> keptFolders(LocalDate before, Instant now) {
		return folders(FOLDERS.formatted(FINISHED, SENDABLE), before, Batches.at(now)).stream()
			.map((folder) -> folder.businessDate() + "/" + folder.n())
			.toList();
	}

	/** Folders of earlier business dates that are on record as removed. */
	public List<Folder> purged(LocalDate before) {
		return folders("""
				select business_date, n from notice_folder where business_date < ? and purged_at is not null
				order by business_date, n""", before);
	}

	private List<Folder> folders(String sql, Object... arguments) {
		return this.jdbc.query(sql,
				(row, number) -> new Folder(row.getObject("business_date", LocalDate.class), row.getInt("n")),
				arguments);
	}

	/** Records that a folder is removed; returns how many notices it held. */
	public long purge(Folder folder, Instant at) {
		this.jdbc.update("update notice_folder set purged_at = ? where business_date = ? and n = ?", Batches.at(at),
				folder.businessDate(), folder.n());
		return notices(folder);
	}

	/** How many notices a folder holds. */
	public long notices(Folder folder) {
		Long notices = this.jdbc.queryForObject("select count(*) from notice where business_date = ? and n = ?",
				Long.class, folder.businessDate(), folder.n());
		return (notices != null) ? notices : 0;
	}

	// ---------------------------------------------------------------- receipts, feedback

	/** Notices with receipts, by id, after the given one. */
	public List<String> withReceipts(String afterId) {
		// H2 would gather all that are distinct before it takes the first
		return this.jdbc
			.queryForList("select notice_id from receipt where notice_id > ? order by notice_id limit ?", String.class,
					afterId, ChunkSize.of(CHUNK))
			.stream()
			.distinct()
			.toList();
	}

	/** Removes the receipts of some notices that are of before an instant. */
	public int removeReceipts(Collection<String> noticeIds, Instant before) {
		return this.jdbc.update("delete from receipt where notice_id = any(?) and at < ?", Batches.array(noticeIds),
				Batches.at(before));
	}

	/** Feedback with a text, received before a day, by id, after the given one. */
	public List<String> feedback(String afterId, LocalDate before) {
		return this.jdbc.queryForList("""
				select feedback_id from feedback where feedback_id > ? and received_on < ? and text is not null
				order by feedback_id limit ?""", String.class, afterId, before, ChunkSize.of(CHUNK));
	}

	/** Blanks texts of feedback. */
	public int blankFeedback(Collection<String> feedbackIds, Instant at) {
		return this.jdbc.update("update feedback set text = null, purged_at = ? where feedback_id = any(?)",
				Batches.at(at), Batches.array(feedbackIds));
	}

	// ---------------------------------------------------------------- withdrawn members

	/** Members who are withdrawn, by id, after the given one. */
	public List<String> withdrawn(String afterId) {
		return this.jdbc.queryForList("""
				select member_id from member where status = 'WITHDRAWN' and member_id > ?
				order by member_id limit ?""", String.class, afterId, ChunkSize.of(CHUNK));
	}

	/**
	 * Blanks names and numbers of withdrawn members. What dates depend on stays: birth
	 * month, joining, tier.
	 */
	public int blankMembers(Collection<String> memberIds, Instant at) {
		return this.jdbc.update("""
				update member set name = null, phone = null, purged_at = ?
				where member_id = any(?) and status = 'WITHDRAWN'
				  and (purged_at is null or name is not null or phone is not null)""", Batches.at(at),
				Batches.array(memberIds));
	}

	/** Blanks numbers and texts of members' notices in folders that are removed. */
	public int blankTexts(Collection<String> memberIds) {
		return this.jdbc.update("""
				update notice set to_number = null, subject = null, body = ''
				where member_id = any(?) and body <> '' and exists (
				  select 1 from notice_folder f
				  where f.business_date = notice.business_date and f.n = notice.n and f.purged_at is not null)""",
				Batches.array(memberIds));
	}

}
