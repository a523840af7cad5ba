package io.pointexpiry.privacy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.pointexpiry.database.Batches;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.language.Noun;
import io.pointexpiry.notice.NoticePages.Folder;
import io.pointexpiry.privacy.PurgeBook.Removed;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One member who asked to be forgotten: whether that can be done, and what it removes.
 * All of it or nothing: a folder of notices can only go whole, and only when none of its
 * notices may be sent any more.
 *
 * @see "rules.md#personal-data"
 */
final class MemberPurge {

	private static final String NOT_WITHDRAWN = """
			Member %s is %s: the next file of members would bring name and number back. Import a row with the status \
			WITHDRAWN first.""";

	private static final String OPEN_POINTS = """
			Member %s still holds %s in %s. They can be spent, or expire ("withdrawal: expire" in the \
			policy file); then ask again. purge --before DATE blanks name and number of withdrawn members meanwhile.""";

	private static final String FOLDERS = """
			select f.business_date, f.n from notice_folder f
			where f.purged_at is %s and exists (
			  select 1 from notice m where m.business_date = f.business_date and m.n = f.n and m.member_id = ?)
			order by f.business_date, f.n""";

	private final JdbcClient jdbc;

	private final TransactionTemplate transactions;

	private final ZoneId zone;

	private final PastData data;

	MemberPurge(JdbcTemplate jdbc, TransactionTemplate transactions, Programme programme) {
		this.jdbc = JdbcClient.create(jdbc);
		this.transactions = transactions;
		this.zone = programme.zone();
		this.data = new PastData(jdbc);
	}

	// ---------------------------------------------------------------- whether

	/**
	 * Makes sure that a member can be forgotten.
	 * @throws MemberNotForgottenException if not
	 */
	void check(String memberId, Instant now) {
		checkWithdrawn(memberId);
		checkPoints(memberId);
		checkCues(memberId);
		checkFolders(memberId, now);
	}

	private void checkWithdrawn(String memberId) {
		String status = this.jdbc.sql("select status from member where member_id = ?")
			.param(memberId)
			.query(String.class)
			.optional()
			.orElseThrow(() -> new MemberNotForgottenException("There is no member %s.".formatted(memberId)));
		if (!status.equals("WITHDRAWN")) {
			throw new MemberNotForgottenException(NOT_WITHDRAWN.formatted(memberId, status));
		}
	}

	private void checkPoints(String memberId) {
		record Open(long lots, BigDecimal points) {
		}
		Open open = this.jdbc.sql("""
				select count(*), coalesce(sum(remaining), 0) from point_lot
				where member_id = ? and status = 'OPEN' and remaining > 0""")
			.param(memberId)
			.query((row, number) -> new Open(row.getLong(1), row.getBigDecimal(2)))
			.single();
		if (open.lots() > 0) {
			throw new MemberNotForgottenException(OPEN_POINTS.formatted(memberId,
					Noun.POINTS.of("%,.0f".formatted(open.points())), Noun.LOTS.counted(open.lots())));
		}
	}

	private void checkCues(String memberId) {
		long waiting = this.jdbc.sql("select count(*) from notice_cue where member_id = ?")
			.param(memberId)
			.query(Long.class)
			.single();
		if (waiting > 0) {
			throw new MemberNotForgottenException(
					"Member %s waits to be told something by the next run. Ask again after it.".formatted(memberId));
		}
	}

	private void checkFolders(String memberId, Instant now) {
		for (Folder folder : folders(memberId)) {
			String name = "notices/%s/%d".formatted(folder.businessDate(), folder.n());
			boolean finished = this.jdbc
				.sql("select count(*) from notice_folder f where f.business_date = ? and f.n = ? and "
						+ PastData.FINISHED)
				.params(folder.businessDate(), folder.n())
				.query(Long.class)
				.single() > 0;
			if (!finished) {
				throw new MemberNotForgottenException(
						"Member %s has a notice in %s, whose run is not finished. Finish it first: run"
							.formatted(memberId, name));
			}
			this.jdbc.sql("select max(send_not_after) from notice where business_date = ? and n = ?")
				.params(folder.businessDate(), folder.n())
				.query((row, number) -> row.getObject(1, OffsetDateTime.class))
				.stream()
				.filter((last) -> last != null && !last.toInstant().isBefore(now))
				.findFirst()
				.ifPresent((last) -> {
					throw new MemberNotForgottenException("""
							Member %s has a notice in %s, of which some may be sent until %s. Ask again after that."""
						.formatted(memberId, name,
								last.atZoneSameInstant(this.zone).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS)));
				});
		}
	}

	// ---------------------------------------------------------------- what

	/** Folders with notices of a member that are still there. */
	List<Folder> folders(String memberId) {
		return folders("null", memberId);
	}

	/** Folders with notices of a member that are on record as removed. */
	List<Folder> purged(String memberId) {
		return folders("not null", memberId);
	}

	private List<Folder> folders(String purgedAt, String memberId) {
		return this.jdbc.sql(FOLDERS.formatted(purgedAt))
			.param(memberId)
			.query((row, number) -> new Folder(row.getObject("business_date", LocalDate.class), row.getInt("n")))
			.list();
	}

	/** What would go. */
	PurgeRun.Counts ahead(String memberId, PastFiles files) throws IOException {
		List<Folder> folders = folders(memberId);
		return new PurgeRun.Counts(folders.size(), folders.stream().mapToLong(this.data::notices).sum(),
				count("select count(*) from receipt r join notice n on n.notice_id = r.notice_id where n.member_id = ?",
						memberId),
				count("select count(*) from feedback where member_id = ? and text is not null", memberId),
				(long) files.rejectsOf(rows(memberId)).size(), 1,
				count("select count(*) from notice where member_id = ? and body <> ''", memberId));
	}

	private long count(String sql, String memberId) {
		return this.jdbc.sql(sql).param(memberId).query(Long.class).single();
	}

	private MemberRows rows(String memberId) {
		return this.jdbc.sql("select name from member where member_id = ?")
			.param(memberId)
			.query((row, number) -> new MemberRows(memberId, row.getString(1)))
			.single();
	}

	/**
	 * Removes all but the folders: files first, for they are found by the name that the
	 * books forget after that.
	 */
	void forget(PurgeRun run, Instant now, PastFiles files, PurgeBook book) throws IOException {
		String memberId = run.of().member();
		MemberRows rows = rows(memberId);
		List<Path> lists = files.rejectsOf(rows);
		this.transactions.executeWithoutResult((status) -> book.rejects(run.purgeId(), lists.size()));
		for (Path list : lists) {
			rows.removeFrom(list);
		}
		this.transactions.executeWithoutResult((status) -> forget(run, Batches.at(now), book));
	}

	private void forget(PurgeRun run, OffsetDateTime at, PurgeBook book) {
		String memberId = run.of().member();
		book.add(run.purgeId(), Removed.RECEIPTS,
				this.jdbc
					.sql("delete from receipt where notice_id in (select notice_id from notice where member_id = ?)")
					.param(memberId)
					.update());
		book.add(run.purgeId(), Removed.FEEDBACK,
				this.jdbc.sql("update feedback set text = null, purged_at = ? where member_id = ? and text is not null")
					.params(at, memberId)
					.update());
		book.add(run.purgeId(), Removed.TEXTS, this.jdbc.sql("""
				update notice set to_number = null, subject = null, body = '' where member_id = ? and body <> ''""")
			.param(memberId)
			.update());
		book.add(run.purgeId(), Removed.MEMBERS, this.jdbc.sql("""
				update member set name = null, phone = null, purged_at = ? where member_id = ? and status = 'WITHDRAWN'
				  and (purged_at is null or name is not null or phone is not null)""").params(at, memberId).update());
	}

}
