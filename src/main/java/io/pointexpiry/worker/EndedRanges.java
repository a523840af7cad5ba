package io.pointexpiry.worker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.pointexpiry.worker.HandedRanges.Standing;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/** How ranges that were handed out ended, as their step is told. */
final class EndedRanges {

	private final JobRepository repository;

	private final OwnRanges own;

	EndedRanges(JobRepository repository, OwnRanges own) {
		this.repository = repository;
		this.own = own;
	}

	/**
	 * The executions of a step's ranges, brought up to date.
	 * @param parts as they were handed out
	 */
	Collection<StepExecution> of(Map<Long, StepExecution> parts, List<Standing> standings) {
		List<StepExecution> ended = new ArrayList<>();
		for (Standing standing : standings) {
			StepExecution part = Objects.requireNonNull(parts.get(standing.id()), "only these were offered");
			StepExecution now = Objects.requireNonNull(this.repository.getStepExecution(standing.id()));
			if (now.getStatus().isRunning() || now.getStatus() == BatchStatus.UNKNOWN) {
				close(now, standing);
			}
			copy(now, part);
			this.own.failures(standing.id()).forEach(part::addFailureException);
			RangeFailure failure = standing.failure();
			if (failure != null && part.getStatus() == BatchStatus.FAILED) {
				part.addFailureException(failure.thrown());
			}
			ended.add(part);
		}
		return ended;
	}

	/** Of one that was not worked on to its end, so that it can be resumed. */
	private void close(StepExecution now, Standing standing) {
		boolean failed = standing.failure() != null || !this.own.failures(standing.id()).isEmpty();
		now.setStatus(failed ? BatchStatus.FAILED : BatchStatus.STOPPED);
		now.setExitStatus(failed ? ExitStatus.FAILED : ExitStatus.STOPPED);
		now.setEndTime((now.getStartTime() != null) ? now.getStartTime() : now.getCreateTime());
		this.repository.update(now);
	}

	private static void copy(StepExecution from, StepExecution to) {
		to.setStatus(from.getStatus());
		to.setExitStatus(from.getExitStatus());
		to.setReadCount(from.getReadCount());
		to.setWriteCount(from.getWriteCount());
		to.setCommitCount(from.getCommitCount());
		to.setRollbackCount(from.getRollbackCount());
	}

}
