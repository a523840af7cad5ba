package io.pointexpiry.job;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.CannotAcquireLockException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How often a job is started that others get in the way of. */
class JobRetriesTest {

	private final List<JobExecution> started = new ArrayList<>();

	/**
	 * C: a conflict before the first commit; c: one after some commits; X: another
	 * failure; d: done.
	 */
	@ParameterizedTest
	@CsvSource(textBlock = """
			d,              1, COMPLETED
			Cd,             2, COMPLETED
			CCCCd,          5, COMPLETED
			CCCCCd,         5, FAILED
			X,              1, FAILED
			CX,             2, FAILED
			cccccccccd,    10, COMPLETED
			CCCcCCCd,       8, COMPLETED
			CCCcCCCCd,      8, FAILED
			""")
	void startsAgainAfterConflictsWhileItGetsOn(String story, int starts, BatchStatus last) {
		Iterator<String> events = Stream.of(story.split("")).iterator();

		JobExecution execution = retries().complete(() -> next(events.next()));

		assertThat(this.started).hasSize(starts);
		assertThat(execution).isSameAs(this.started.get(starts - 1));
		assertThat(execution.getStatus()).isEqualTo(last);
	}

	@Test
	void throwsWhatStartingItThrows() {
		IllegalStateException failure = new IllegalStateException("it could not be started");

		assertThatThrownBy(() -> retries().complete(() -> {
			throw failure;
		})).isSameAs(failure);
	}

	private static JobRetries retries() {
		return new JobRetries(CannotAcquireLockException.class::isInstance);
	}

	private JobExecution next(String event) {
		JobExecution execution = new JobExecution(1, new JobInstance(1, "job"), new JobParameters());
		StepExecution step = new StepExecution(1, "step", execution);
		step.setCommitCount(event.equals("c") ? 7 : 0);
		execution.addStepExecution(step);
		execution.setStatus(event.equals("d") ? BatchStatus.COMPLETED : BatchStatus.FAILED);
		if (!event.equals("d")) {
			execution.addFailureException(
					event.equals("X") ? new IllegalStateException("no") : new CannotAcquireLockException("conflict"));
		}
		this.started.add(execution);
		return execution;
	}

}
