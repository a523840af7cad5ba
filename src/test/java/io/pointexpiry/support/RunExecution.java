package io.pointexpiry.support;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What a run leaves in the job repository, for tests that put the run there by hand. */
final class RunExecution {

	private RunExecution() {
	}

	/**
	 * Leaves one execution of a run.
	 * @param state DONE, FAILED, STOPPED or RUNNING
	 * @param message why it did not end well
	 */
	static void leave(TestBooks books, String job, LocalDate day, long attempt, String state, @Nullable String message,
			@Nullable OffsetDateTime endedAt) {
		JobRepository repository = repository(books);
		JobParameters parameters = new JobParametersBuilder().addLocalDate("businessDate", day)
			.addLong("attempt", attempt)
			.toJobParameters();
		JobExecution execution = repository.createJobExecution(repository.createJobInstance(job, parameters),
				parameters, new ExecutionContext());
		execution.setStatus(BatchStatus.valueOf(switch (state) {
			case "DONE" -> "COMPLETED";
			case "RUNNING" -> "STARTED";
			default -> state;
		}));
		execution.setExitStatus(new ExitStatus(execution.getStatus().name(), (message != null) ? message : ""));
		execution.setEndTime((endedAt != null) ? LocalDateTime.ofInstant(endedAt.toInstant(), ZoneOffset.UTC) : null);
		repository.update(execution);
	}

	private static JobRepository repository(TestBooks books) {
		GenericApplicationContext context = new GenericApplicationContext();
		context.registerBean(JdbcJobRepositoryFactoryBean.class, () -> {
			JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
			factory.setDataSource(books.dataSource());
			factory.setTransactionManager(new JdbcTransactionManager(books.dataSource()));
			factory.setIsolationLevelForCreate("ISOLATION_READ_COMMITTED");
			return factory;
		});
		context.refresh();
		return context.getBean(JobRepository.class);
	}

}
