package io.pointexpiry.report;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import io.pointexpiry.audit.AuditFaults;
import io.pointexpiry.database.Snapshot;
import io.pointexpiry.database.WorkLock;
import io.pointexpiry.file.Home;
import io.pointexpiry.file.PhoneMask;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.ledger.UnfitRedemptions;
import io.pointexpiry.ledger.UnreturnedPoints;
import io.pointexpiry.notice.SilentNotices;
import io.pointexpiry.notice.UntoldExpiries;
import io.pointexpiry.privacy.PurgeBook;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers the operator's first question: what ran, what is missing, what failed and how
 * to go on, what waits.
 */
public final class Status {

	private static final Pattern CLOSING = Pattern.compile("^(run|rerun|reverse)\\b");

	private static final String UNKNOWN = SilentNotices.WAITING + "and (n.state = 'UNKNOWN' or " + SilentNotices.SILENT
			+ ") ";

	private final DataSource books;

	private final Home home;

	private final FolderClock clock;

	public Status(DataSource books, Home home) {
		this(books, home, FolderClock.SYSTEM);
	}

	/**
	 * Creates it.
	 * @param clock by which the folders of a release that did not record it count as
	 * published
	 */
	public Status(DataSource books, Home home, FolderClock clock) {
		this.clock = clock;
		this.books = books;
		this.home = home;
	}

	/**
	 * Looks at the books and at the home.
	 * @param yesterday the last day that has ended in the programme's time zone
	 * @param now the instant from which the age of notices is counted
	 * @param next what is known of the next night
	 * @throws IOException if the home cannot be read
	 */
	public StatusPage page(LocalDate yesterday, Instant now, StatusPage.Ahead next) throws IOException {
		List<String> rejects = this.home.rejectFiles().stream().map(Path::toString).toList();
		AtomicReference<@Nullable StatusPage> page = new AtomicReference<>();
		Snapshot.take(this.books, (snapshot) -> page.set(page(snapshot.jdbc(), yesterday, now, next, rejects)));
		StatusPage taken = page.get();
		if (taken == null) {
			throw new IllegalStateException("the snapshot was not looked at");
		}
		return taken;
	}

	private StatusPage page(JdbcClient jdbc, LocalDate yesterday, Instant now, StatusPage.Ahead next,
			List<String> rejects) {
		LocalDate first = day(jdbc, "first_closed");
		LocalDate last = day(jdbc, "last_closed");
		OffsetDateTime silent = SilentNotices.before(now);
		long waiting = jdbc.sql("select count(*) " + SilentNotices.WAITING).query(Long.class).single();
		long unknown = jdbc.sql("select count(*) " + UNKNOWN).params(silent, silent).query(Long.class).single();
		WorkLock.@Nullable Worker worker = worker(jdbc).orElse(null);
		return new StatusPage((worker != null) ? worker.toString() : null, SpreadWork.of(jdbc), first, last,
				missing(last, yesterday), unfinished(jdbc, worker), imports(jdbc), next, new AuditFaults(jdbc).last(),
				withheld(jdbc, last), surplus(jdbc), untold(jdbc),
				new UnfitRedemptions(jdbc).count(yesterday.plusDays(1)), rehearsal(jdbc), waiting, unknown,
				overdue(jdbc, silent), purge(jdbc), rejects);
	}

	private static @Nullable LocalDate day(JdbcClient jdbc, String column) {
		return jdbc.sql("select %s from books where %s is not null".formatted(column, column))
			.query(LocalDate.class)
			.optional()
			.orElse(null);
	}

	private static StatusPage.@Nullable MissingDays missing(@Nullable LocalDate last, LocalDate yesterday) {
		if (last == null || !last.isBefore(yesterday)) {
			return null;
		}
		return new StatusPage.MissingDays(last.plusDays(1), yesterday, ChronoUnit.DAYS.between(last, yesterday),
				"run --date " + yesterday);
	}

	private static StatusPage.@Nullable Unfinished unfinished(JdbcClient jdbc, WorkLock.@Nullable Worker worker) {
		return jdbc.sql("""
				select c.command, c.first_day, c.last_day, u.state, c.started_at, c.why, u.message
				from closing c join unfinished_closing u on u.closing_id = c.closing_id
				""").query((row, number) -> unfinished(row, worker)).stream().findFirst().orElse(null);
	}

	private static StatusPage.Unfinished unfinished(ResultSet row, WorkLock.@Nullable Worker worker)
			throws SQLException {
		String command = row.getString("command");
		LocalDate last = row.getObject("last_day", LocalDate.class);
		String why = row.getString("why");
		String reason = (why != null) ? " --reason '" + PhoneMask.in(why).replace("'", "'\\''") + "'" : "";
		String message = row.getString("message");
		return new StatusPage.Unfinished(command, row.getObject("first_day", LocalDate.class), last,
				state(row.getString("state"), worker), instant(row, "started_at"),
				(message != null) ? PhoneMask.in(message) : null,
				command + " --date " + last + reason + accept(message));
	}

	/**
	 * A call that says that it is running was killed, unless somebody closes days now.
	 */
	private static String state(String recorded, WorkLock.@Nullable Worker worker) {
		boolean closing = worker != null && CLOSING.matcher(worker.command()).find();
		return closing ? "RUNNING" : recorded.equals("RUNNING") ? "KILLED" : recorded;
	}

	/** What a night needs that stopped because it is larger than foreseen. */
	private static String accept(@Nullable String message) {
		return (message != null && message.contains("--accept-large")) ? " --accept-large \"REASON\"" : "";
	}

	/** Asked on the connection of the snapshot, like everything else. */
	private static Optional<WorkLock.Worker> worker(JdbcClient jdbc) {
		return jdbc.sql("select 1").query((ResultSet row) -> WorkLock.workerOn(row.getStatement().getConnection()));
	}

	private static List<StatusPage.UnfinishedImport> imports(JdbcClient jdbc) {
		return jdbc.sql("""
				select input, file_name, state, started_at from import_file
				where state in ('STAGING', 'MERGING') order by import_id
				""")
			.query((row, number) -> new StatusPage.UnfinishedImport(row.getString("input"), row.getString("file_name"),
					row.getString("state"), instant(row, "started_at")))
			.list();
	}

	/**
	 * What the latest run that closed a day, or evaluated it again, left open of it; all
	 * that waits for the date to which it was deferred, on whatever day; and what waits
	 * because a day was reversed.
	 */
	private static List<StatusPage.Withheld> withheld(JdbcClient jdbc, @Nullable LocalDate last) {
		if (last == null) {
			return List.of();
		}
		return jdbc.sql("""
				select why, count(*) as lots, cast(least(sum(points), 9223372036854775807) as bigint) as points,
				       min(business_date) as since
				from withheld_lot
				where business_date = ? and why <> 'REVERSED'
				  and run_id = (select run_id from night_run where business_date = ? and command <> 'reverse'
				                order by attempt desc fetch first 1 row only)
				group by why
				union all
				select 'DEFERRED', count(*), cast(least(sum(l.remaining), 9223372036854775807) as bigint),
				       min(f.business_date)
				from lot_floor f join point_lot l on l.lot_id = f.lot_id
				where f.cause in ('DEFERRAL', 'OPENING') and f.until_on > ? and l.status = 'OPEN' and l.remaining > 0
				  and not exists (select 1 from lot_floor g where g.lot_id = f.lot_id
				                    and (g.until_on > f.until_on or g.until_on = f.until_on
				                         and (g.cause < f.cause or g.cause = f.cause and g.ref < f.ref)))
				having count(*) > 0
				union all
				select 'REVERSED', count(*), cast(least(sum(remaining), 9223372036854775807) as bigint),
				       min(reversed_on) from point_lot
				where reversed_on is not null having count(*) > 0
				order by why
				""")
			.params(last, last, last)
			.query((row, number) -> new StatusPage.Withheld(row.getString("why"), row.getLong("lots"),
					row.getLong("points"), row.getObject("since", LocalDate.class)))
			.list();
	}

	private static long surplus(JdbcClient jdbc) {
		return jdbc.sql("select count(distinct new_lot_id) from (%s) surplus".formatted(UnreturnedPoints.SURPLUS))
			.query(Long.class)
			.single();
	}

	private long untold(JdbcClient jdbc) {
		return jdbc.sql("select count(*) from (" + UntoldExpiries.sql(this.clock) + ") untold")
			.query(Long.class)
			.single();
	}

	private static @Nullable LocalDate rehearsal(JdbcClient jdbc) {
		return jdbc.sql(
				"select last_day from closing where clock = 'BUSINESS' order by closing_id desc fetch first 1 row only")
			.query(LocalDate.class)
			.optional()
			.orElse(null);
	}

	private static List<StatusPage.OverdueNotice> overdue(JdbcClient jdbc, OffsetDateTime silent) {
		return jdbc
			.sql("select n.notice_id, n.member_id, n.send_on " + UNKNOWN
					+ "order by n.business_date, n.n, n.notice_id fetch first 20 rows only")
			.params(silent, silent)
			.query((row, number) -> new StatusPage.OverdueNotice(row.getString(1), row.getString(2),
					row.getObject(3, LocalDate.class)))
			.list();
	}

	private static StatusPage.@Nullable Purge purge(JdbcClient jdbc) {
		PurgeBook book = new PurgeBook(jdbc);
		return book.unfinished()
			.or(book::last)
			.map((run) -> new StatusPage.Purge(run.of().before(), run.of().memberId(),
					run.startedAt().truncatedTo(ChronoUnit.SECONDS), PhoneMask.in(run.byWhom()),
					run.isFinished() ? null : run.goOn()))
			.orElse(null);
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.SECONDS);
	}

}
