package io.pointexpiry.cli;

import javax.sql.DataSource;

import io.pointexpiry.campaign.CampaignConfiguration;
import io.pointexpiry.closing.NextNightConfiguration;
import io.pointexpiry.database.DatabaseConfiguration;
import io.pointexpiry.desk.Callers;
import io.pointexpiry.desk.Desk;
import io.pointexpiry.desk.Stories;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.ledger.LedgerConfiguration;
import io.pointexpiry.notice.NoticeConfiguration;
import io.pointexpiry.notice.NoticeFolders;
import io.pointexpiry.privacy.Purge;
import io.pointexpiry.privacy.PurgePreview;
import io.pointexpiry.progress.Progress;
import io.pointexpiry.report.Reports;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of every command: the books, and who reads and writes them without a job. */
@Configuration(proxyBeanMethods = false)
@Import({ DatabaseConfiguration.class, LedgerConfiguration.class, NoticeConfiguration.class,
		NextNightConfiguration.class, CampaignConfiguration.class })
class PartsConfiguration {

	@Bean
	Reports reports(DataSource dataSource) {
		return new Reports(dataSource);
	}

	@Bean
	Stories stories(DataSource dataSource, Programme programme, FolderClock clock) {
		return new Stories(dataSource, programme, clock);
	}

	@Bean
	Callers callers(JdbcClient jdbc, Programme programme) {
		return new Callers(jdbc, programme);
	}

	@Bean
	Desk desk(JdbcTemplate jdbc, TransactionTemplate transactions, Programme programme, NoticeFolders folders) {
		return new Desk(jdbc, transactions, programme, folders::recall);
	}

	@Bean
	Purge purge(JdbcTemplate jdbc, TransactionTemplate transactions, Home home, Programme programme,
			Progress progress) {
		return new Purge(jdbc, transactions, home, programme, progress);
	}

	@Bean
	PurgePreview purgePreview(JdbcTemplate jdbc, TransactionTemplate transactions, Home home, Programme programme) {
		return new PurgePreview(jdbc, transactions, home, programme);
	}

	@Bean
	AccessLog accessLog(Home home) {
		return new AccessLog(home);
	}

}
