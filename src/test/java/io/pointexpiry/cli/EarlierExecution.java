package io.pointexpiry.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

import org.springframework.batch.core.job.DefaultJobKeyGenerator;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/** What a run of an earlier release left in the job repository. */
final class EarlierExecution {

	private EarlierExecution() {
	}

	/**
	 * Leaves the execution of the first attempt of a day, and closes the connection.
	 * @param end by the clock of its machine
	 */
	static void leave(Connection books, int id, String day, String end, String status) throws SQLException {
		try (books; Statement statement = books.createStatement()) {
			statement.execute("""
					insert into batch_job_instance (job_instance_id, version, job_name, job_key)
					values (%d, 0, 'night', '%s')""".formatted(id, key(day)));
			statement.execute(
					"""
							insert into batch_job_execution (job_execution_id, version, job_instance_id, create_time, start_time,
							  end_time, status, exit_code, exit_message, last_updated)
							values (%1$d, 2, %1$d, '%2$s', '%2$s', '%2$s', '%3$s', '%3$s', 'java.lang.Exception', '%2$s')"""
						.formatted(id, end, status));
			statement.execute("""
					insert into batch_job_execution_params (job_execution_id, parameter_name, parameter_type,
					  parameter_value, identifying) values (%1$d, 'businessDate', 'java.time.LocalDate', '%2$s', 'Y'),
					  (%1$d, 'attempt', 'java.lang.Long', '1', 'Y')""".formatted(id, day));
			for (String sequence : new String[] { "batch_job_instance_seq", "batch_job_execution_seq" }) {
				statement.execute("alter sequence %s restart with %d".formatted(sequence, id + 1));
			}
		}
	}

	private static String key(String day) {
		return new DefaultJobKeyGenerator()
			.generateKey(new JobParametersBuilder().addLocalDate("businessDate", LocalDate.parse(day))
				.addLong("attempt", 1L)
				.toJobParameters());
	}

}
