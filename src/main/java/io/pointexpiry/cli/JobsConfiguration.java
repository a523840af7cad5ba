package io.pointexpiry.cli;

import io.pointexpiry.closing.ClosingConfiguration;
import io.pointexpiry.intake.ImportConfiguration;
import io.pointexpiry.intake.ImportProgress;
import io.pointexpiry.night.NightConfiguration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The parts of a command that starts a job. */
@Configuration(proxyBeanMethods = false)
@Import({ PartsConfiguration.class, ImportConfiguration.class, NightConfiguration.class, ClosingConfiguration.class })
class JobsConfiguration {

	@Bean
	ImportProgress importProgress() {
		return Shutdown.stopsImport();
	}

}
