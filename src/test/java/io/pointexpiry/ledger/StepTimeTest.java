package io.pointexpiry.ledger;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What Spring Batch recorded of a day's runs, added up by steps. */
class StepTimeTest {

	private static final LocalDate DAY = LocalDate.parse("2024-12-31");

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void addsUpTheExecutionsOfAStepWithoutItsRanges(TestDatabase database) {
		try (TestBooks books = database.open()) {
			execution(books, 1, 1);
			step(books, 1, "openDay", "00:00:00", "00:00:01.5", 0, 0);
			step(books, 1, "expireDueLots", "00:00:02", "00:00:04", 70, 60);
			step(books, 1, "expireDueLots:1-of-2", "00:00:02", "00:00:03", 30, 30);
			execution(books, 2, 1);
			step(books, 2, "expireDueLots", "00:10:00", "00:10:01.25", 30, 40);
			step(books, 2, "closeDay", "00:10:02", null, 0, 0);

			assertThat(asked(books, (snapshot) -> StepTime.of(snapshot, DAY))).containsExactly(
					new StepTime("openDay", Duration.ofMillis(1_500), 0, 0),
					new StepTime("expireDueLots", Duration.ofMillis(3_250), 100, 100),
					new StepTime("closeDay", Duration.ZERO, 0, 0));
			assertThat(asked(books, (snapshot) -> StepTime.of(snapshot, DAY.plusDays(1)))).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsTheRunsOfADayApart(TestDatabase database) {
		try (TestBooks books = database.open()) {
			execution(books, 1, 1);
			step(books, 1, "openDay", "00:00:00", "00:00:01", 1, 2);
			execution(books, 2, 2);
			step(books, 2, "openDay", "00:00:00", "00:00:05", 3, 4);

			assertThat(asked(books, (snapshot) -> StepTime.of(snapshot, DAY, 2)))
				.containsExactly(new StepTime("openDay", Duration.ofSeconds(5), 3, 4));
			assertThat(asked(books, (snapshot) -> StepTime.of(snapshot, DAY)))
				.containsExactly(new StepTime("openDay", Duration.ofSeconds(6), 4, 6));
		}
	}

	private static List<StepTime> asked(TestBooks books, Function<Snapshot, List<StepTime>> question) {
		List<StepTime> answer = new ArrayList<>();
		Snapshot.take(books.dataSource(), (snapshot) -> answer.addAll(question.apply(snapshot)));
		return answer;
	}

	private static void execution(TestBooks books, long id, int attempt) {
		books.template().update("""
				insert into BATCH_JOB_INSTANCE (JOB_INSTANCE_ID, VERSION, JOB_NAME, JOB_KEY) values (?, 0, 'night', ?)
				""", id, String.valueOf(id));
		books.template().update("""
				insert into BATCH_JOB_EXECUTION (JOB_EXECUTION_ID, VERSION, JOB_INSTANCE_ID, CREATE_TIME)
				values (?, 0, ?, timestamp '2025-01-01 00:00:00')""", id, id);
		for (String[] parameter : new String[][] { { "businessDate", DAY.toString() },
				{ "attempt", String.valueOf(attempt) } }) {
			books.template().update("""
					insert into BATCH_JOB_EXECUTION_PARAMS (JOB_EXECUTION_ID, PARAMETER_NAME, PARAMETER_TYPE,
					  PARAMETER_VALUE, IDENTIFYING) values (?, ?, 'any', ?, 'Y')""", id, parameter[0], parameter[1]);
		}
	}

	private static void step(TestBooks books, long execution, String name, String from, @Nullable String to, long read,
			long written) {
		books.template()
			.update("""
					insert into BATCH_STEP_EXECUTION (STEP_EXECUTION_ID, VERSION, STEP_NAME, JOB_EXECUTION_ID,
					  CREATE_TIME, START_TIME, END_TIME, READ_COUNT, WRITE_COUNT)
					select 1 + coalesce(max(STEP_EXECUTION_ID), 0), 0, ?, ?, timestamp '2025-01-01 00:00:00',
					       cast(? as timestamp), cast(? as timestamp), ?, ? from BATCH_STEP_EXECUTION""", name,
					execution, at(from), at(to), read, written);
	}

	private static @Nullable String at(@Nullable String time) {
		return (time != null) ? "2025-01-01 " + time : null;
	}

}
