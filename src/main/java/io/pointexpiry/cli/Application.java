package io.pointexpiry.cli;

import io.pointexpiry.closing.ClosingConfiguration;
import io.pointexpiry.database.DatabaseConfiguration;
import io.pointexpiry.intake.ImportConfiguration;
import io.pointexpiry.ledger.LedgerConfiguration;
import io.pointexpiry.night.NightConfiguration;
import io.pointexpiry.notice.NoticeConfiguration;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The parts of the program, put together once a command has opened the books. */
@Configuration(proxyBeanMethods = false)
@Import({ DatabaseConfiguration.class, LedgerConfiguration.class, ImportConfiguration.class, NoticeConfiguration.class,
		NightConfiguration.class, ClosingConfiguration.class, PartsConfiguration.class })
class Application {

}
