package io.pointexpiry.closing;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Who calls nights: for the commands run, rerun, reverse. */
@Configuration(proxyBeanMethods = false)
@Import({ NextNightConfiguration.class, DayCloser.class, CatchUp.class, JobLauncher.class, RunningJob.class,
		CloseReports.class })
public class ClosingConfiguration {

}
