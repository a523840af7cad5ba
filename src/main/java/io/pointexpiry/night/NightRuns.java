package io.pointexpiry.night;

import java.time.LocalDate;

import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.RunLog;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.stereotype.Component;

/**
 * Finds the run that a job execution works for: business date and attempt are its
 * identity, and nothing else is.
 */
@Component
public final class NightRuns {

	private static final String BUSINESS_DATE = "businessDate";

	private static final String ATTEMPT = "attempt";

	private final RunLog log;

	NightRuns(RunLog log) {
		this.log = log;
	}

	public static JobParameters parameters(NightRun run) {
		return new JobParametersBuilder().addLocalDate(BUSINESS_DATE, run.businessDate())
			.addLong(ATTEMPT, (long) run.attempt())
			.toJobParameters();
	}

	NightRun of(JobParameters parameters) {
		LocalDate day = parameters.getLocalDate(BUSINESS_DATE);
		Long attempt = parameters.getLong(ATTEMPT);
		if (day == null || attempt == null) {
			throw new IllegalArgumentException("expected a business date and an attempt, found " + parameters);
		}
		return this.log.night(day, attempt.intValue());
	}

}
