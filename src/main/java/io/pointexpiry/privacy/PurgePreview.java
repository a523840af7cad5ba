package io.pointexpiry.privacy;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.database.Batches;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.notice.NoticePages.Folder;
import io.pointexpiry.privacy.PurgeForesight.Line;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a purge would remove, counted by the purge's own questions. It changes nothing.
 *
 * @see "rules.md#personal-data"
 */
public final class PurgePreview {

	private static final String WITHDRAWN = """
			from member where status = 'WITHDRAWN' and (purged_at is null or name is not null or phone is not null)""";

	/** Texts of withdrawn members in folders that are removed, or would be. */
	private static final String TEXTS = """
			from notice x join member m on m.member_id = x.member_id and m.status = 'WITHDRAWN'
			join notice_folder f on f.business_date = x.business_date and f.n = x.n
			where x.body <> '' and (f.purged_at is not null
			  or f.business_date < ? and %s and not %s)""".formatted(PastData.FINISHED, PastData.SENDABLE);

	private final JdbcClient jdbc;

	private final PastData data;

	private final PastFiles files;

	private final MemberPurge members;

	private final ZoneId zone;

	public PurgePreview(JdbcTemplate jdbc, TransactionTemplate transactions, Home home, Programme programme) {
		this.jdbc = JdbcClient.create(jdbc);
		this.data = new PastData(jdbc);
		this.files = new PastFiles(home);
		this.members = new MemberPurge(jdbc, transactions, programme);
		this.zone = programme.zone();
	}

	/**
	 * What {@code purge --before} would remove.
	 * @param before the first day that stays
	 * @param now notices that may be sent at this instant or later keep their folder
	 * @throws IOException if the home cannot be read
	 */
	public PurgeForesight before(LocalDate before, Instant now) throws IOException {
		List<Line> lines = new ArrayList<>();
		List<Folder> folders = this.data.folders(before, now);
		LocalDate oldest = folders.isEmpty() ? null : folders.get(0).businessDate();
		lines.add(new Line("notice_folder", "folders of notices", folders.size(), oldest));
		lines.add(new Line("notice", "notices in them", folders.stream().mapToLong(this.data::notices).sum(), oldest));
		OffsetDateTime start = Batches.at(before.atStartOfDay(this.zone).toInstant());
		lines.add(this.jdbc.sql("select count(*), min(at) from receipt where at < ?")
			.param(start)
			.query((row, number) -> {
				OffsetDateTime first = row.getObject(2, OffsetDateTime.class);
				return new Line("receipt", "receipts", row.getLong(1),
						(first != null) ? first.atZoneSameInstant(this.zone).toLocalDate() : null);
			})
			.single());
		lines.add(line("feedback", "texts of feedback",
				"select count(*), min(received_on) from feedback where received_on < ? and text is not null", before));
		lines
			.add(new Line("", "files of rejects", this.files.rejects(before).size(), this.files.oldestRejects(before)));
		lines.add(line("member", "names and numbers of withdrawn members",
				"select count(*), cast(null as date) " + WITHDRAWN));
		lines.add(line("notice", "texts of their notices", "select count(*), min(x.business_date) " + TEXTS, before,
				Batches.at(now)));
		String left = new PurgeBook(this.jdbc).unfinished()
			.map(PurgeRun::goOn)
			.filter((command) -> !command.equals(PurgeRun.Of.before(before).command()))
			.orElse(null);
		return new PurgeForesight(before, lines, this.data.keptFolders(before, now), left);
	}

	/**
	 * What {@code purge --member} would remove.
	 * @throws MemberNotForgottenException if the member cannot be forgotten
	 * @throws IOException if the home cannot be read
	 */
	public MemberPurgeResult member(String memberId, Instant now) throws IOException {
		this.members.check(memberId, now);
		return MemberPurgeResult.of(memberId, this.members.ahead(memberId, this.files));
	}

	private Line line(String table, String what, String sql, @Nullable Object... arguments) {
		return this.jdbc.sql(sql)
			.params(arguments)
			.query((row, number) -> new Line(table, what, row.getLong(1), row.getObject(2, LocalDate.class)))
			.single();
	}

}
