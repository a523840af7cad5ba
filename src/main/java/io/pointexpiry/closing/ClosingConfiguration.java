package io.pointexpiry.closing;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Who calls nights: for the commands run, rerun, reverse, and for what status foresees.
 */
@Configuration(proxyBeanMethods = false)
@Import({ DayCloser.class, CatchUp.class, Preconditions.class, OpeningBacklog.class, JobLauncher.class,
		RunningJob.class, CloseReports.class, NextNight.class })
public class ClosingConfiguration {

}
