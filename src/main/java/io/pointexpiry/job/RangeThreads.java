package io.pointexpiry.job;

import io.pointexpiry.progress.Progress;

import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.support.TaskExecutorPartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The threads on which ranges of a step are worked on, and how its steps begin, whatever
 * the job.
 */
@Configuration(proxyBeanMethods = false)
public class RangeThreads {

	/** How many ranges are worked on side by side. */
	public static final int COUNT = Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));

	@Bean
	ThreadPoolTaskExecutor rangeThreads() {
		ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
		threads.setCorePoolSize(COUNT);
		threads.setThreadNamePrefix("range-");
		return threads;
	}

	/** Here, unless the command hands ranges out. */
	@Bean
	@Fallback
	RangeHandler rangesHere(TaskExecutor rangeThreads) {
		return (step, told) -> sideBySide(step, rangeThreads);
	}

	@Bean
	ChunkSteps chunkSteps(JobRepository repository, PlatformTransactionManager transactionManager, RangeHandler ranges,
			Progress progress) {
		return new ChunkSteps(repository, transactionManager, ranges, progress);
	}

	/** The ranges of a step on the threads of this process. */
	private static PartitionHandler sideBySide(Step step, TaskExecutor threads) {
		TaskExecutorPartitionHandler here = new TaskExecutorPartitionHandler();
		here.setStep(step);
		here.setTaskExecutor(threads);
		return here;
	}

}
