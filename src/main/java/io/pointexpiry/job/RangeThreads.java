package io.pointexpiry.job;

import io.pointexpiry.progress.Progress;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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

	@Bean
	ChunkSteps chunkSteps(JobRepository repository, PlatformTransactionManager transactionManager,
			TaskExecutor rangeThreads, Progress progress) {
		return new ChunkSteps(repository, transactionManager, rangeThreads, progress);
	}

}
