package io.pointexpiry.cli;

import io.pointexpiry.closing.ClosingConfiguration;
import io.pointexpiry.database.DatabaseConfiguration;
import io.pointexpiry.intake.ImportConfiguration;
import io.pointexpiry.ledger.LedgerConfiguration;
import io.pointexpiry.night.NightConfiguration;
import io.pointexpiry.notice.NoticeConfiguration;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The parts of the program, put together once a command has opened the books. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
		JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class })
@Import({ DatabaseConfiguration.class, LedgerConfiguration.class, ImportConfiguration.class, NoticeConfiguration.class,
		NightConfiguration.class, ClosingConfiguration.class, PartsConfiguration.class })
class Application {

}
