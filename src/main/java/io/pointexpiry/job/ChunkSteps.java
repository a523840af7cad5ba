package io.pointexpiry.job;

import java.util.function.ToLongFunction;

import io.pointexpiry.progress.Progress;

import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.transaction.PlatformTransactionManager;

/** Begins the steps that work chunk by chunk, and has each tell how it gets on. */
public final class ChunkSteps {

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	private final RangeHandler ranges;

	private final Progress progress;

	public ChunkSteps(JobRepository repository, PlatformTransactionManager transactions, RangeHandler ranges,
			Progress progress) {
		this.repository = repository;
		this.transactions = transactions;
		this.ranges = ranges;
		this.progress = progress;
	}

	/**
	 * What a step is to tell.
	 * @param name the verb, as an operator sees it
	 * @param unit what is counted, in the plural
	 * @param size how many of them an item that is written stands for
	 */
	public <D> StepProgress<D> progress(String name, String unit, ToLongFunction<? super D> size) {
		return new StepProgress<>(this.progress, name, unit, size, null);
	}

	/**
	 * The same of a step whose items differ in size.
	 * @param kept under which name the step keeps in its context how many units it has
	 * committed: ranges that are worked on elsewhere are counted by that
	 */
	public <D> StepProgress<D> progress(String name, String unit, ToLongFunction<? super D> size, String kept) {
		return new StepProgress<>(this.progress, name, unit, size, kept);
	}

	/** A step that still lacks its reader, processor and writer. */
	public <T, D> ChunkOrientedStepBuilder<T, D> chunks(String name, int size, StepProgress<D> told) {
		ChunkOrientedStepBuilder<T, D> step = new StepBuilder(name, this.repository).<T, D>chunk(size)
			.transactionManager(this.transactions);
		step.listener(told.<T>chunks());
		step.listener(told.steps());
		return step;
	}

	/** The same step as a partition for each range. */
	public Step split(Step whole, Partitioner ranges, StepProgress<?> told) {
		return new StepBuilder(whole.getName(), this.repository).listener(told.steps())
			.partitioner(whole.getName(), ranges)
			.step(whole)
			.partitionHandler(this.ranges.of(whole, told))
			.build();
	}

}
