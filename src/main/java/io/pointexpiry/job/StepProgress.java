package io.pointexpiry.job;

import java.util.function.ToLongFunction;

import io.pointexpiry.progress.Progress;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.ChunkListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells how a step gets on, chunk by chunk, once the chunk is committed. The ranges of a
 * step that is split add to one count.
 *
 * @param <D> what a chunk holds when it is written
 */
public final class StepProgress<D> {

	private final Progress progress;

	private final String name;

	private final String unit;

	private final ToLongFunction<? super D> size;

	private final @Nullable String kept;

	private volatile long expected = Progress.UNKNOWN;

	private volatile Progress.@Nullable Work work;

	StepProgress(Progress progress, String name, String unit, ToLongFunction<? super D> size, @Nullable String kept) {
		this.progress = progress;
		this.name = name;
		this.unit = unit;
		this.size = size;
		this.kept = kept;
	}

	/** Whether each item that is written counts as one. */
	public boolean countsItems() {
		return this.kept == null;
	}

	/**
	 * How many units an execution of a range has committed, in whatever process; with
	 * those of the execution that it resumes, where items do not count as one each.
	 */
	public long doneBy(StepExecution range) {
		return (this.kept != null) ? range.getExecutionContext().getLong(this.kept, 0) : range.getWriteCount();
	}

	/**
	 * So many units are expected of the next execution.
	 * @param total the number, or {@link Progress#UNKNOWN}
	 */
	public void expect(long total) {
		this.expected = total;
	}

	/** Begins and ends with the step; its partitions bear other names. */
	StepExecutionListener steps() {
		return new StepExecutionListener() {

			@Override
			public void beforeStep(StepExecution step) {
				if (step.getStepName().equals(StepProgress.this.name)) {
					begin();
				}
			}

			@Override
			public @Nullable ExitStatus afterStep(StepExecution step) {
				if (step.getStepName().equals(StepProgress.this.name)) {
					end();
				}
				return null;
			}

		};
	}

	private void begin() {
		this.work = this.progress.begin(this.name, this.unit, this.expected);
		this.expected = Progress.UNKNOWN;
	}

	private void end() {
		Progress.Work present = this.work;
		this.work = null;
		if (present != null) {
			present.close();
		}
	}

	/** Counts chunks when they are committed: one that is rolled back counts nothing. */
	<T> ChunkListener<T, D> chunks() {
		return new ChunkListener<>() {

			@Override
			public void afterChunk(Chunk<D> chunk) {
				afterCommit(chunk.getItems().stream().mapToLong(StepProgress.this.size).sum());
			}

		};
	}

	/** Counts what was committed, wherever. */
	public void add(long number) {
		Progress.Work present = this.work;
		if (present != null) {
			present.add(number);
		}
	}

	private void afterCommit(long number) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				add(number);
			}

		});
	}

}
