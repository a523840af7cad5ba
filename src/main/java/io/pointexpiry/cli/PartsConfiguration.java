package io.pointexpiry.cli;

import javax.sql.DataSource;

import io.pointexpiry.desk.Desk;
import io.pointexpiry.desk.Stories;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.intake.ImportProgress;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.notice.NoticeFolders;
import io.pointexpiry.privacy.Purge;
import io.pointexpiry.report.Reports;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What commands beside the night use. */
@Configuration(proxyBeanMethods = false)
class PartsConfiguration {

	@Bean
	ImportProgress importProgress() {
		return Shutdown.stopsImport();
	}

	@Bean
	Reports reports(DataSource dataSource) {
		return new Reports(dataSource);
	}

	@Bean
	Stories stories(DataSource dataSource, Programme programme, FolderClock clock) {
		return new Stories(dataSource, programme, clock);
	}

	@Bean
	Desk desk(JdbcTemplate jdbc, TransactionTemplate transactions, Programme programme, NoticeFolders folders) {
		return new Desk(jdbc, transactions, programme, folders::recall);
	}

	@Bean
	Purge purge(JdbcTemplate jdbc, TransactionTemplate transactions, Home home, Programme programme) {
		return new Purge(jdbc, transactions, home, programme);
	}

	@Bean
	AccessLog accessLog(Home home) {
		return new AccessLog(home);
	}

}
