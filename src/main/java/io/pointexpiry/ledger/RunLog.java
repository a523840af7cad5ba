package io.pointexpiry.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

import io.pointexpiry.database.Batches;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The calls of run, rerun and reverse, and the days that each closed. */
public final class RunLog {

	private final JdbcClient jdbc;

	private final Calendar calendar;

	private final FolderClock clock;

	private final TransactionTemplate transactions;

	/**
	 * Creates it.
	 * @param clock by which calls that begin publish their notices
	 * @param transactions every note is made in one of them, so that a process that lost
	 * the right to work leaves none
	 */
	public RunLog(JdbcClient jdbc, Calendar calendar, FolderClock clock, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.calendar = calendar;
		this.clock = clock;
		this.transactions = new TransactionTemplate(transactions);
	}

	/** Records a call before its first day starts. */
	public CloseRequest begin(CloseRequest closing) {
		KeyHolder key = new GeneratedKeyHolder();
		note(this.jdbc.sql("""
				insert into closing (command, first_day, last_day, send_on, opening, accept_large, why, by_whom,
				  started_at, feeds, clock) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(Arrays.asList(closing.command(), closing.firstDay(), closing.lastDay(), closing.sendOn(),
					name(closing.opening()), closing.acceptLarge(), closing.why(), closing.byWhom(),
					Batches.at(closing.startedAt()), String.join(" ", closing.feeds()), this.clock.name())),
				(statement) -> statement.update(key, "closing_id"));
		Number id = key.getKeyAs(Number.class);
		return unfinished().filter((begun) -> id != null && begun.closingId() == id.longValue())
			.orElseThrow(() -> new IllegalStateException("the closing just recorded is not there"));
	}

	/** The call that was not finished, if there is one; there is never more than one. */
	public Optional<CloseRequest> unfinished() {
		return this.jdbc.sql("select c.* from closing c join unfinished_closing u on u.closing_id = c.closing_id")
			.query(RunLog::closing)
			.optional();
	}

	/** Takes the operator's word that a larger night than foreseen goes on. */
	public void acceptLarge(long closingId, String reason, String byWhom) {
		note(this.jdbc.sql("update closing set accept_large = ?, by_whom = ? where closing_id = ?")
			.params(reason, byWhom, closingId));
	}

	/** The attempt of a day within a call, if it was started. */
	public Optional<NightRun> night(long closingId, LocalDate day) {
		return this.jdbc.sql(NIGHT + "where r.closing_id = ? and r.business_date = ?")
			.params(closingId, day)
			.query(this::night)
			.optional();
	}

	/** A day's attempt. */
	public NightRun night(LocalDate day, int attempt) {
		return this.jdbc.sql(NIGHT + "where r.business_date = ? and r.attempt = ?")
			.params(day, attempt)
			.query(this::night)
			.single();
	}

	/** Records a day's next attempt before its first step starts. */
	public NightRun beginNight(CloseRequest closing, LocalDate day, Instant at) {
		int attempt = 1 + this.jdbc.sql("select coalesce(max(attempt), 0) from night_run where business_date = ?")
			.param(day)
			.query(Integer.class)
			.single();
		LocalDate last = this.calendar.lastClosed();
		LocalDate postedOn = (last == null || last.isBefore(day)) ? day : last.plusDays(1);
		note(this.jdbc.sql("""
				insert into night_run (run_id, closing_id, business_date, attempt, command, posted_on, started_at)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.params(day + "." + attempt, closing.closingId(), day, attempt, closing.command(), postedOn,
					Batches.at(at)));
		return night(day, attempt);
	}

	/** Whether a day's attempt came to its end, as the job repository has it. */
	public boolean isDone(String runId) {
		return this.jdbc.sql("select count(*) from run_state where run_id = ? and state = 'DONE'")
			.param(runId)
			.query(Integer.class)
			.single() > 0;
	}

	private void note(JdbcClient.StatementSpec statement) {
		note(statement, JdbcClient.StatementSpec::update);
	}

	private void note(JdbcClient.StatementSpec statement, ToIntFunction<JdbcClient.StatementSpec> update) {
		this.transactions.execute((status) -> update.applyAsInt(statement));
	}

	/** The forms of gateways in which a call's notices are written. */
	public List<String> feeds(long closingId) {
		return this.jdbc.sql("select feeds from closing where closing_id = ?")
			.param(closingId)
			.query((row, number) -> feeds(row.getString(1)))
			.single();
	}

	/**
	 * By which clock a call publishes its notices: the one that it began with, also where
	 * it is resumed with another one.
	 */
	public FolderClock clock(long closingId) {
		return this.jdbc.sql("select clock from closing where closing_id = ? and clock is not null")
			.param(closingId)
			.query((row, number) -> FolderClock.valueOf(row.getString(1)))
			.optional()
			.orElse(this.clock);
	}

	/** The ids of a call's runs, in the order of their days. */
	public List<String> runIds(long closingId) {
		return this.jdbc.sql("select run_id from night_run where closing_id = ? order by business_date")
			.param(closingId)
			.query(String.class)
			.list();
	}

	/** The send date of the call before, whose notices are out; null before the first. */
	public @Nullable LocalDate sendOnBefore(long closingId) {
		return this.jdbc.sql("select max(send_on) from closing where closing_id < ? having max(send_on) is not null")
			.param(closingId)
			.query(LocalDate.class)
			.optional()
			.orElse(null);
	}

	private static final String NIGHT = """
			select r.run_id, r.closing_id, r.business_date, r.attempt, r.command, r.posted_on, r.started_at,
			  c.last_day, c.send_on, c.opening, c.accept_large
			from night_run r join closing c on c.closing_id = r.closing_id
			""";

	private NightRun night(ResultSet row, int number) throws SQLException {
		LocalDate day = row.getObject("business_date", LocalDate.class);
		LocalDate last = this.calendar.lastClosed();
		LocalDate first = this.calendar.firstClosed();
		boolean veryFirst = first == null || first.equals(day);
		return new NightRun(row.getString("run_id"), row.getLong("closing_id"), day, row.getInt("attempt"),
				row.getString("command"), row.getObject("posted_on", LocalDate.class),
				(last == null || last.isBefore(day)) ? day : last, row.getObject("last_day", LocalDate.class),
				row.getObject("send_on", LocalDate.class), veryFirst ? opening(row.getString("opening")) : null,
				row.getString("accept_large"), row.getObject("started_at", OffsetDateTime.class).toInstant());
	}

	private static CloseRequest closing(ResultSet row, int number) throws SQLException {
		return new CloseRequest(row.getLong("closing_id"), row.getString("command"),
				row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class),
				row.getObject("send_on", LocalDate.class), opening(row.getString("opening")),
				row.getString("accept_large"), row.getString("why"), row.getString("by_whom"),
				row.getObject("started_at", OffsetDateTime.class).toInstant(), feeds(row.getString("feeds")));
	}

	private static List<String> feeds(@Nullable String text) {
		return (text == null || text.isEmpty()) ? List.of() : List.of(text.split(" "));
	}

	private static NightRun.@Nullable Opening opening(@Nullable String text) {
		return (text == null) ? null : NightRun.Opening.valueOf(text.toUpperCase(Locale.ROOT));
	}

	private static @Nullable String name(NightRun.@Nullable Opening opening) {
		return (opening == null) ? null : opening.name().toLowerCase(Locale.ROOT);
	}

}
