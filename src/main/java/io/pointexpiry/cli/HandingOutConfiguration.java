package io.pointexpiry.cli;

import io.pointexpiry.worker.HandingOut;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;

/** The parts of a command that hands the ranges of its job out. */
@Configuration(proxyBeanMethods = false)
@Import(JobsConfiguration.class)
class HandingOutConfiguration {

	@Bean
	HandingOut handingOut(JobRepository repository, JdbcTemplate jdbc, TaskExecutor rangeThreads,
			HandingOut.Asked asked) {
		return new HandingOut(repository, jdbc, rangeThreads, asked);
	}

}
