package io.pointexpiry.night;

import java.sql.SQLException;

import javax.sql.DataSource;

import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.notice.NoticeFolders;
import io.pointexpiry.notice.PublishTimes;
import io.pointexpiry.notice.Teller;
import io.pointexpiry.notice.Texts;
import io.pointexpiry.store.ActivityTable;
import io.pointexpiry.store.Calendar;
import io.pointexpiry.store.ControlTotalsBook;
import io.pointexpiry.store.DateLedger;
import io.pointexpiry.store.DecidedLots;
import io.pointexpiry.store.DueLots;
import io.pointexpiry.store.Ledger;
import io.pointexpiry.store.LotReads;
import io.pointexpiry.store.MemberReads;
import io.pointexpiry.store.NoticeFolderBook;
import io.pointexpiry.store.RangePlans;
import io.pointexpiry.store.RecordDigest;
import io.pointexpiry.store.Reinstatements;
import io.pointexpiry.store.ReversalNotices;
import io.pointexpiry.store.Reversals;
import io.pointexpiry.store.RowHolders;
import io.pointexpiry.store.RunLog;
import io.pointexpiry.store.UnsentNotices;
import io.pointexpiry.store.Vendor;
import io.pointexpiry.store.WarningsGiven;

import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the night together from its parts, each of which names what it needs in its
 * constructor. The job repository lies in the books' own database, so that a chunk's data
 * and its state commit as one.
 */
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing
@EnableJdbcJobRepository(isolationLevelForCreate = Isolation.READ_COMMITTED)
@Import({ Calendar.class, RunLog.class, RangePlans.class, ControlTotalsBook.class, RecordDigest.class,
		MemberReads.class, LotReads.class, DateLedger.class, Ledger.class, DueLots.class, DueCounts.class,
		Foreseen.class, Candidates.class, PointsAtStake.class, DecidedLots.class, Deciding.class, TakenAgain.class,
		ReversalNotices.class, MemberPages.class, WarningsGiven.class, NoticeFolderBook.class, NightRuns.class,
		NightSteps.class, OpenDay.class, Reinstatements.class, ReturnPoints.class, FollowDormancy.class, DateLots.class,
		WeighNight.class, GrantExtensions.class, ExpireDueLots.class, LapseDormantLots.class, CloseDay.class,
		TellMembers.class, AuditRun.class, PublishNotices.class, Reversals.class, ActivityTable.class,
		UnsentNotices.class, LiftReversals.class, ReverseExpiries.class, CloseReversal.class, NightJob.class,
		RunningJob.class, RowHolders.class, Jobs.class, Preconditions.class, Openings.class, NextNight.class,
		ClosingReports.class, DecidedAhead.class, DryRun.class, Closer.class })
public class NightConfiguration {

	/** How many ranges of members are worked on side by side. */
	public static final int THREADS = Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));

	@Bean
	PolicyHistory policies(Programme programme) {
		return programme.policies();
	}

	@Bean
	Vendor vendor(DataSource dataSource) throws SQLException {
		return Vendor.of(dataSource);
	}

	@Bean
	Texts texts(Home home) {
		return Texts.load(home.templates());
	}

	@Bean
	Teller teller(JdbcTemplate jdbc, Programme programme, Texts texts) {
		return new Teller(jdbc, programme, texts);
	}

	@Bean
	NoticeFolders noticeFolders(JdbcTemplate jdbc, TransactionTemplate transactions, Home home, Programme programme) {
		return new NoticeFolders(jdbc, transactions, home, programme);
	}

	@Bean
	PublishTimes publishTimes(JdbcTemplate jdbc, PlatformTransactionManager transactions, Programme programme) {
		return new PublishTimes(jdbc, transactions, programme.zone());
	}

	@Bean
	MapJobRegistry jobRegistry() {
		return new MapJobRegistry();
	}

	@Bean
	ThreadPoolTaskExecutor nightThreads() {
		ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
		threads.setCorePoolSize(THREADS);
		threads.setThreadNamePrefix("night-");
		return threads;
	}

	@Bean
	Job night(NightJob night, NightSteps steps) {
		return night.build(steps);
	}

	@Bean
	Job reversal(NightJob night, NightSteps steps) {
		return night.buildReversal(steps);
	}

}
