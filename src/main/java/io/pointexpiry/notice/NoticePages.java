package io.pointexpiry.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The notices of one folder, page by page in the order of their ids, and the states that
 * publishing and recalling give them.
 */
public final class NoticePages {

	private static final String PAGE = """
			select notice_id, business_date, n, closing_id, send_on, member_id, locale, to_number, from_number, channel,
			       subject, body, bytes, segments, points, expires_on, send_not_before, send_not_after, unreachable,
			       case when recalled then 'RECALLED' else state end as state
			from notice where business_date = ? and n = ? and notice_id > ?
			order by business_date, n, notice_id limit ?""";

	private static final String ITEMS = """
			select notice_id, item, subject_on, stage, points from notice_item where notice_id = any(?)
			order by notice_id, item, subject_on, stage, ref""";

	// Asked row by row, so that H2, too, finds the others by the index of numbers.
	private static final String SHARED = """
			select notice_id from notice a where notice_id = any(?) and exists (
			  select 1 from notice b where b.business_date = a.business_date and b.n = a.n
			    and b.to_number = a.to_number and b.notice_id <> a.notice_id)""";

	private static final String FOLDERS = """
			select distinct business_date, n from notice where notice_id = any(?) order by business_date, n""";

	private static final LocalDate FIRST = LocalDate.of(1, 1, 1);

	private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

	private final JdbcTemplate jdbc;

	public NoticePages(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The next page of a folder.
	 * @param afterId the last id of the page before; empty for the first
	 */
	public List<NoticeRow> page(Folder folder, String afterId, int limit) {
		return this.jdbc.query(PAGE, NoticePages::notice, folder.businessDate(), folder.n(), afterId, limit);
	}

	private static NoticeRow notice(ResultSet row, int number) throws SQLException {
		return new NoticeRow(row.getString("notice_id"), row.getObject("business_date", LocalDate.class),
				row.getInt("n"), row.getLong("closing_id"), row.getObject("send_on", LocalDate.class),
				row.getString("member_id"), row.getString("locale"), row.getString("to_number"),
				row.getString("from_number"), row.getString("channel"), row.getString("subject"), row.getString("body"),
				row.getInt("bytes"), row.getObject("segments", Integer.class), row.getLong("points"),
				row.getObject("expires_on", LocalDate.class), row.getObject("send_not_before", OffsetDateTime.class),
				row.getObject("send_not_after", OffsetDateTime.class), row.getString("unreachable"),
				row.getString("state"));
	}

	/** The things that notices tell, in order. */
	public Map<String, List<Item>> items(Collection<String> noticeIds) {
		return this.jdbc.query(ITEMS, NoticeFacts.array(noticeIds),
				(row, number) -> new Item(row.getString("notice_id"), row.getString("item"),
						row.getObject("subject_on", LocalDate.class), row.getString("stage"), row.getLong("points")))
			.stream()
			.collect(Collectors.groupingBy(Item::noticeId));
	}

	/** Those of some notices whose number another one of their folder goes to, too. */
	public Set<String> shared(Collection<String> noticeIds) {
		return new HashSet<>(this.jdbc.query(SHARED, NoticeFacts.array(noticeIds), (row, number) -> row.getString(1)));
	}

	/** A page with all that the files of the folder say of its notices. */
	List<FolderNotice> notices(Folder folder, String afterId, int limit) {
		List<NoticeRow> page = page(folder, afterId, limit);
		if (page.isEmpty()) {
			return List.of();
		}
		List<String> ids = page.stream().map(NoticeRow::noticeId).toList();
		Map<String, List<Item>> told = items(ids);
		Set<String> shared = shared(ids);
		return page.stream()
			.map((row) -> new FolderNotice(row, told.getOrDefault(row.noticeId(), List.of()),
					shared.contains(row.noticeId())))
			.toList();
	}

	/** How many notices a folder has. */
	long count(Folder folder) {
		return Objects
			.requireNonNull(this.jdbc.queryForObject("select count(*) from notice where business_date = ? and n = ?",
					Long.class, folder.businessDate(), folder.n()));
	}

	/** How many notices of each item there are in a folder. */
	public Map<String, Long> countsByItem(Folder folder) {
		Map<String, Long> counts = new HashMap<>();
		this.jdbc.query("""
				select i.item, count(*) from notice_item i join notice n on n.notice_id = i.notice_id
				where n.business_date = ? and n.n = ? group by i.item""", (row) -> {
			counts.put(row.getString(1), row.getLong(2));
		}, folder.businessDate(), folder.n());
		return counts;
	}

	/** Whether a folder was published and its time is over: its files are removed. */
	public boolean isPurged(Folder folder) {
		return !this.jdbc
			.queryForList("""
					select n from notice_folder where business_date = ? and n = ? and purged_at is not null""",
					folder.businessDate(), folder.n())
			.isEmpty();
	}

	/** Marks a folder's notices as published; those that moved on already stay. */
	public void published(Folder folder) {
		this.jdbc.update("update notice set state = 'PUBLISHED' where business_date = ? and n = ? and state = 'MADE'",
				folder.businessDate(), folder.n());
		this.jdbc.update("update notice_folder set state = 'PUBLISHED' where business_date = ? and n = ?",
				folder.businessDate(), folder.n());
	}

	/** The folders that were published for a range of business dates, itself included. */
	public List<Folder> published(@Nullable LocalDate from, @Nullable LocalDate to) {
		return this.jdbc.query("""
				select business_date, n from notice_folder
				where state = 'PUBLISHED' and business_date between ? and ? order by business_date, n""",
				(row, number) -> new Folder(row.getObject("business_date", LocalDate.class), row.getInt("n")),
				Objects.requireNonNullElse(from, FIRST), Objects.requireNonNullElse(to, LAST));
	}

	/**
	 * Marks notices as recalled, except those of which it is known that they were sent.
	 * @return the folders that they lie in
	 */
	public List<Folder> recalled(Collection<String> noticeIds) {
		this.jdbc.update("""
				update notice set state = 'RECALLED', recalled = true
				where notice_id = any(?) and state in ('MADE', 'PUBLISHED')""", NoticeFacts.array(noticeIds));
		return this.jdbc.query(FOLDERS, NoticeFacts.array(noticeIds),
				(row, number) -> new Folder(row.getObject("business_date", LocalDate.class), row.getInt("n")));
	}

	/** The recalled notices of a folder. */
	public Set<String> recalledIn(Folder folder) {
		return new TreeSet<>(this.jdbc.queryForList("""
				select notice_id from notice where business_date = ? and n = ? and recalled""", String.class,
				folder.businessDate(), folder.n()));
	}

	/**
	 * A folder's place.
	 *
	 * @param businessDate the run's last day
	 * @param n its number, from 1
	 */
	public record Folder(LocalDate businessDate, int n) {
	}

	/**
	 * One thing that a notice tells.
	 *
	 * @param noticeId the notice
	 * @param item what it is
	 * @param subjectOn the date told of
	 * @param stage its stage; empty where it has none
	 * @param points the points told of
	 */
	public record Item(String noticeId, String item, LocalDate subjectOn, String stage, long points) {
	}

}
