package io.pointexpiry.job;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The threads on which ranges of a step are worked on, whatever the job. */
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

}
