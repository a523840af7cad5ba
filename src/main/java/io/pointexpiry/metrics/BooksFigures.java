package io.pointexpiry.metrics;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.file.Home;
import io.pointexpiry.ledger.StepTime;
import io.pointexpiry.ledger.WorkElsewhere;
import io.pointexpiry.notice.SilentNotices;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the books say, from one snapshot: of the last closed day by its control totals and
 * records, of notices, and of what waits. It costs what that day decided, and the notices
 * of seven days; members and lots are not counted.
 */
public final class BooksFigures {

	private static final int DAYS_OF_NOTICES = 7;

	private static final double NANOS = 1e9;

	private static final List<String> OUTCOMES = List.of("expired", "deferred", "extended", "withheld", "refused",
			"retained");

	private static final String UNANSWERED = """
			select count(*) as notices,
			       min(case when n.send_not_before > coalesce(n.state_at, f.published_at) then n.send_not_before
			                else coalesce(n.state_at, f.published_at) end) as since
			""" + SilentNotices.WAITING;

	private static final String UNFINISHED = """
			select 'closing' as work, count(*) as n from unfinished_closing
			union all select 'import', count(*) from import_file where state in ('STAGING', 'MERGING')
			union all select 'purge', count(*) from purge_run where ended_at is null
			""";

	private final List<Figure> figures = new ArrayList<>();

	private final Snapshot books;

	private BooksFigures(Snapshot books) {
		this.books = books;
	}

	/**
	 * Asks the books and the home.
	 * @param zone in which days end
	 * @param now by which notices count as silent
	 * @throws IOException if the home cannot be read
	 */
	public static List<Figure> of(DataSource books, ZoneId zone, Home home, Instant now) throws IOException {
		List<Figure> figures = new ArrayList<>();
		figures.add(Figure.of(Metric.REJECTS, home.rejectFiles().size()));
		Snapshot.take(books, (snapshot) -> figures.addAll(new BooksFigures(snapshot).ask(zone, now)));
		return figures;
	}

	private List<Figure> ask(ZoneId zone, Instant now) {
		LocalDate last = jdbc().sql("select last_closed from books where last_closed is not null")
			.query(LocalDate.class)
			.optional()
			.orElse(null);
		if (last != null) {
			add(Metric.LAST_CLOSED_DAY, last.plusDays(1).atStartOfDay(zone).toEpochSecond());
			lastDay(last, now);
		}
		this.books.each(UNANSWERED, (row) -> {
			add(Metric.UNANSWERED, row.getLong("notices"));
			OffsetDateTime since = row.getObject("since", OffsetDateTime.class);
			if (since != null) {
				add(Metric.OLDEST_UNANSWERED, since.toEpochSecond());
			}
		});
		elsewhere();
		this.books.each(UNFINISHED, (row) -> add(Metric.UNFINISHED, row.getLong("n"), text(row.getString("work"))));
		return this.figures;
	}

	/** Work on other machines. */
	private void elsewhere() {
		this.books.each("""
				select (select count(*) from %s) as workers, (select count(*) from %s) as refused
				from (values (1)) one (n)""".formatted(WorkElsewhere.WORKERS, WorkElsewhere.REFUSED), (row) -> {
			add(Metric.WORKERS, row.getLong("workers"));
			add(Metric.REFUSED_MESSAGES, row.getLong("refused"));
		});
		this.books.each("""
				select s.state, count(h.step_execution_id) as ranges
				from (values ('offered'), ('taken'), ('returned'), ('ended'), ('withdrawn')) s (state)
				left join (select h.* from %s) h on lower(h.state) = s.state
				group by s.state""".formatted(WorkElsewhere.RANGES),
				(row) -> add(Metric.HANDED_RANGES, row.getLong("ranges"), text(row.getString("state"))));
	}

	private void lastDay(LocalDate last, Instant now) {
		OffsetDateTime silent = SilentNotices.before(now);
		this.books.each("""
				select state, count(*) as notices from (
				  select %s as state from notice n
				  join notice_folder f on f.business_date = n.business_date and f.n = n.n
				  where n.business_date > ? and n.business_date <= ?) told
				group by state""".formatted(SilentNotices.STATE),
				(row) -> add(Metric.NOTICES, row.getLong("notices"), text(row.getString("state"))), silent, silent,
				last.minusDays(DAYS_OF_NOTICES), last);
		this.books.each("select count(distinct member_id) from notice where business_date = ? and channel = 'NONE'",
				(row) -> add(Metric.UNREACHABLE, row.getLong(1)), last);
		this.books.each("""
				select * from night_run where business_date = ? and command <> 'reverse'
				order by attempt desc fetch first 1 row only""", (row) -> {
			for (String outcome : OUTCOMES) {
				add(Metric.DAY_LOTS, row.getLong(outcome), outcome);
				add(Metric.DAY_POINTS, row.getBigDecimal("points_" + outcome).doubleValue(), outcome);
			}
			night(text(row.getString("run_id")), last, row.getInt("attempt"));
		}, last);
	}

	private void night(String runId, LocalDate day, int attempt) {
		Expired expired = new Expired();
		this.books.each("""
				select reason, kind, count(*) as lots, sum(points) as points from expiry_record
				where run_id = ? and entry_type = 'EXPIRY' group by reason, kind
				order by sum(points) desc, reason, kind""", (row) -> expired.add(text(row.getString("reason")),
				text(row.getString("kind")), row.getLong("lots"), decimal(row.getBigDecimal("points"))), runId);
		this.figures.addAll(expired.figures());
		steps(runId, StepTime.of(this.books, day, attempt));
	}

	private void steps(String runId, List<StepTime> steps) {
		Map<String, Long> decided = new HashMap<>();
		this.books.each("""
				select step, sum(lots) as lots from tally where run_id = ? and outcome = 'CANDIDATE' group by step""",
				(row) -> decided.put(text(row.getString("step")), row.getLong("lots")), runId);
		for (StepTime step : steps) {
			double seconds = step.took().toNanos() / NANOS;
			long lots = decided.getOrDefault(step.step(), 0L);
			add(Metric.STEP_DURATION, seconds, step.step());
			if (lots > 0 && seconds > 0) {
				add(Metric.STEP_RATE, lots / seconds, step.step());
			}
		}
	}

	private void add(Metric metric, double value, String... labels) {
		this.figures.add(Figure.of(metric, value, labels));
	}

	private JdbcClient jdbc() {
		return this.books.jdbc();
	}

	private static double decimal(@Nullable BigDecimal number) {
		return (number != null) ? number.doubleValue() : 0;
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
