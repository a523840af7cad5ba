package io.pointexpiry.notice;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.pointexpiry.notice.NoticePages.Folder;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which notices were recalled, which of them the lists in the folders do not name yet,
 * and in which home a folder lies.
 *
 * @see "rules.md#recalls"
 */
final class RecallBook {

	private static final String PLACED = """
			select f.business_date, f.n, f.home_id, f.home from notice_folder f
			where f.state = 'PUBLISHED' and f.purged_at is null and\s""";

	private final JdbcTemplate jdbc;

	public RecallBook(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Enters notices as recalled, once and for all. */
	public void add(Collection<String> noticeIds) {
		this.jdbc.update("""
				insert into recall (notice_id, business_date, n)
				select notice_id, business_date, n from notice where notice_id = any(?)
				on conflict do nothing""", NoticeFacts.array(noticeIds));
	}

	/** The recalled notices of a folder, in order. */
	public Set<String> in(Folder folder) {
		return new TreeSet<>(this.jdbc.queryForList("select notice_id from recall where business_date = ? and n = ?",
				String.class, folder.businessDate(), folder.n()));
	}

	/** Notes that the list of a folder names these notices. */
	public void written(Collection<String> noticeIds) {
		this.jdbc.update("update recall set written = true where notice_id = any(?) and not written",
				NoticeFacts.array(noticeIds));
	}

	/** The published folders whose lists lack a recalled notice, in order. */
	public List<Placed> waiting() {
		return placed("""
				exists (select 1 from recall r
				        where not r.written and r.business_date = f.business_date and r.n = f.n)
				order by f.business_date, f.n""");
	}

	/** The folder that a home published last, where it was not purged since. */
	public Optional<Placed> latest(String homeId) {
		return placed("""
				f.closing_id = (select max(l.closing_id) from notice_folder l
				                where l.state = 'PUBLISHED' and l.home_id = ?)""", homeId).stream().findFirst();
	}

	/** Notes in which home a folder lies; the first time stays. */
	public void place(Folder folder, String homeId, String home) {
		this.jdbc.update("""
				update notice_folder set home_id = ?, home = ? where business_date = ? and n = ? and home_id is null""",
				homeId, home.substring(0, Math.min(1000, home.length())), folder.businessDate(), folder.n());
	}

	private List<Placed> placed(String condition, Object... values) {
		return this.jdbc.query(PLACED + condition,
				(row, number) -> new Placed(
						new Folder(row.getObject("business_date", java.time.LocalDate.class), row.getInt("n")),
						row.getString("home_id"), row.getString("home")),
				values);
	}

	/**
	 * A folder and its home.
	 *
	 * @param folder the folder
	 * @param homeId the id of its home; null: an earlier release published it
	 * @param home the home's path and machine, for people; null where the id is
	 */
	public record Placed(Folder folder, @Nullable String homeId, @Nullable String home) {
	}

}
