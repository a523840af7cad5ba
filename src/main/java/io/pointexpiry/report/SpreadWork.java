package io.pointexpiry.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.pointexpiry.ledger.WorkElsewhere;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the books say of work on several machines.
 *
 * @param workers processes that take ranges and were heard of lately
 * @param ranges of each step that is worked on: how its ranges stand
 * @param refused late messages that no worker could read, the latest first; they are
 * among the dead letters of the broker
 * @see WorkElsewhere
 */
public record SpreadWork(List<Worker> workers, List<Ranges> ranges, List<RefusedMessage> refused) {

	/** Nobody works elsewhere. */
	static final SpreadWork NONE = new SpreadWork(List.of(), List.of(), List.of());

	public SpreadWork {
		workers = List.copyOf(workers);
		ranges = List.copyOf(ranges);
		refused = List.copyOf(refused);
	}

	/**
	 * A process that takes ranges.
	 *
	 * @param worker its number
	 * @param host its machine
	 * @param pid the process there
	 * @param since since when
	 * @param ranges how many ranges it works on now
	 * @param refused why it takes nothing of the night that goes on; null: it does
	 */
	public record Worker(long worker, String host, long pid, Instant since, long ranges, @Nullable String refused) {
	}

	/**
	 * How the ranges of a step stand.
	 *
	 * @param step the step
	 * @param done how many are done
	 * @param running how many are worked on
	 * @param waiting how many wait
	 * @param since when the last of them changed
	 */
	public record Ranges(String step, long done, long running, long waiting, Instant since) {
	}

	/**
	 * A message that no worker could read.
	 *
	 * @param message its id
	 * @param at when
	 * @param why what was found
	 */
	public record RefusedMessage(String message, Instant at, String why) {
	}

	static SpreadWork of(JdbcClient jdbc) {
		return new SpreadWork(workers(jdbc), ranges(jdbc), refused(jdbc));
	}

	private static List<Worker> workers(JdbcClient jdbc) {
		return jdbc.sql("""
				select w.worker_id, w.host, w.pid, w.since, w.refused,
				  (select count(*) from handed_range h where h.worker_id = w.worker_id and h.state = 'TAKEN') as ranges
				from %s order by w.worker_id""".formatted(WorkElsewhere.WORKERS))
			.query((row, number) -> new Worker(row.getLong(1), row.getString(2), row.getLong(3),
					instant(row.getObject(4, OffsetDateTime.class)), row.getLong(6), row.getString(5)))
			.list();
	}

	private static List<Ranges> ranges(JdbcClient jdbc) {
		return jdbc
			.sql("""
					select step, sum(case when state = 'ENDED' then 1 else 0 end), sum(case when state = 'TAKEN' then 1 else 0 end),
					  sum(case when state in ('OFFERED', 'RETURNED') then 1 else 0 end), max(since)
					from %s group by step
					having max(case when state in ('OFFERED', 'TAKEN', 'RETURNED') then 1 else 0 end) = 1
					order by step"""
				.formatted(WorkElsewhere.RANGES))
			.query((row, number) -> new Ranges(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4),
					instant(row.getObject(5, OffsetDateTime.class))))
			.list();
	}

	private static List<RefusedMessage> refused(JdbcClient jdbc) {
		return jdbc.sql("""
				select m.message_id, m.refused_at, m.why from %s
				order by m.refused_at desc fetch first 20 rows only""".formatted(WorkElsewhere.REFUSED))
			.query((row, number) -> new RefusedMessage(row.getString(1),
					instant(row.getObject(2, OffsetDateTime.class)), row.getString(3)))
			.list();
	}

	private static Instant instant(OffsetDateTime at) {
		return at.toInstant().truncatedTo(ChronoUnit.SECONDS);
	}

}
