package io.pointexpiry.cli;

import io.pointexpiry.closing.ClosingConfiguration;
import io.pointexpiry.intake.ImportConfiguration;
import io.pointexpiry.intake.ImportProgress;
import io.pointexpiry.night.NightConfiguration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The parts of a worker: the steps of every job. A signal has it give its ranges back,
 * and stops no import.
 */
@Configuration(proxyBeanMethods = false)
@Import({ PartsConfiguration.class, ImportConfiguration.class, NightConfiguration.class, ClosingConfiguration.class })
class WorkerConfiguration {

	@Bean
	ImportProgress importProgress() {
		return ImportProgress.SILENT;
	}

}
