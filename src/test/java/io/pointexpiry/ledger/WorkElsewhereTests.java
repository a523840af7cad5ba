package io.pointexpiry.ledger;

import java.util.List;

import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Which workers, ranges and refused messages count as those of now. */
class WorkElsewhereTests {

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aWorkerCountsForAMinuteUnlessItSaidThatItEnds(TestDatabase database) {
		try (TestBooks books = database.open()) {
			JdbcTemplate jdbc = new JdbcTemplate(books.dataSource());
			worker(jdbc, "here", "50' second", null);
			worker(jdbc, "silent", "70' second", null);
			worker(jdbc, "ended", "1' second", "1' second");

			assertThat(strings(jdbc, "select w.host from " + WorkElsewhere.WORKERS)).containsExactly("here");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aRefusedMessageCountsForSevenDays(TestDatabase database) {
		try (TestBooks books = database.open()) {
			JdbcTemplate jdbc = new JdbcTemplate(books.dataSource());
			refused(jdbc, "late", "167' hour");
			refused(jdbc, "long ago", "169' hour");

			assertThat(strings(jdbc, "select m.message_id from " + WorkElsewhere.REFUSED)).containsExactly("late");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void rangesAreThoseOfTheLastNight(TestDatabase database) {
		try (TestBooks books = database.open()) {
			JdbcTemplate jdbc = new JdbcTemplate(books.dataSource());
			range(jdbc, 11, 1);
			range(jdbc, 12, 2);
			range(jdbc, 13, 2);

			assertThat(strings(jdbc, "select h.step_execution_id from " + WorkElsewhere.RANGES + " order by 1"))
				.containsExactly("12", "13");
		}
	}

	private static void worker(JdbcTemplate jdbc, String host, String heard, @Nullable String ended) {
		jdbc.update("""
				insert into worker (host, pid, build, policy, since, heard_at, ended_at)
				values (?, 1, 'b', 'p', current_timestamp, current_timestamp - interval '%s, %s)""".formatted(heard,
				(ended != null) ? "current_timestamp - interval '" + ended : "null"), host);
	}

	private static void refused(JdbcTemplate jdbc, String id, String before) {
		jdbc.update("""
				insert into refused_message (message_id, worker_id, refused_at, why)
				values (?, 1, current_timestamp - interval '%s, 'text')""".formatted(before), id);
	}

	private static void range(JdbcTemplate jdbc, long stepExecution, long jobExecution) {
		jdbc.update("""
				insert into handed_range (step_execution_id, job_execution_id, step, build, policy, owner_command,
				  owner_host, owner_pid, owner_since, token, state, tries, since, passes)
				values (?, ?, 'dateLots', 'b', 'p', 'run', 'here', 1, current_timestamp, 't', 'OFFERED', 0,
				  current_timestamp, false)""", stepExecution, jobExecution);
	}

	private static List<String> strings(JdbcTemplate jdbc, String sql) {
		return jdbc.queryForList(sql, String.class);
	}

}
