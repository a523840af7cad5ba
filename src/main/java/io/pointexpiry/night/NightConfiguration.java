package io.pointexpiry.night;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import javax.sql.DataSource;

import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.store.AppliedPolicies;
import io.pointexpiry.store.Calendar;
import io.pointexpiry.store.ControlTotalsBook;
import io.pointexpiry.store.DateLedger;
import io.pointexpiry.store.Ledger;
import io.pointexpiry.store.LotReads;
import io.pointexpiry.store.MemberReads;
import io.pointexpiry.store.RangePlans;
import io.pointexpiry.store.RecordDigest;
import io.pointexpiry.store.RunLog;

import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Isolation;

/**
 * Puts the night together. The job repository lies in the books' own database, so that a
 * chunk's data and its state commit as one.
 */
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing
@EnableJdbcJobRepository(isolationLevelForCreate = Isolation.READ_COMMITTED)
public class NightConfiguration {

	/** How many ranges of members are worked on side by side. */
	public static final int THREADS = Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));

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
	Calendar calendar(JdbcClient jdbc) {
		return new Calendar(jdbc);
	}

	@Bean
	RunLog runLog(JdbcClient jdbc, Calendar calendar) {
		return new RunLog(jdbc, calendar);
	}

	@Bean
	ControlTotalsBook controlTotals(JdbcTemplate jdbc) {
		return new ControlTotalsBook(jdbc);
	}

	@Bean
	DateLedger dateLedger(JdbcTemplate jdbc) {
		return new DateLedger(jdbc);
	}

	@Bean
	Ledger ledger(JdbcTemplate jdbc) {
		return new Ledger(jdbc);
	}

	@Bean
	MemberReads memberReads(JdbcTemplate jdbc) {
		return new MemberReads(jdbc);
	}

	@Bean
	LotReads lotReads(JdbcTemplate jdbc) {
		return new LotReads(jdbc);
	}

	@Bean
	Deciding deciding(Programme programme, Ledger ledger, ControlTotalsBook totals) {
		return new Deciding(programme.policies(), ledger, totals);
	}

	@Bean
	Candidates candidates(Programme programme, MemberReads members, LotReads lots, NoticeDesk notices) {
		return new Candidates(programme.policies(), members, lots, notices.warnings(), notices::isReachable);
	}

	@Bean
	NightSteps nightSteps(Programme programme, JdbcClient jdbc, JdbcTemplate template, AppliedPolicies applied,
			DateLedger dates, Ledger ledger, MemberReads members, LotReads lots, ControlTotalsBook totals,
			Candidates candidates, Deciding deciding, Calendar calendar, RunLog runs, NoticeDesk notices) {
		PolicyHistory policies = programme.policies();
		DueCounts due = new DueCounts(jdbc);
		return new NightSteps(new OpenDay(policies, applied, dates),
				new FollowDormancy(policies, members, dates, ledger),
				new DateLots(policies, members, lots, dates, ledger, jdbc),
				new WeighNight(programme.surprise(), due, jdbc),
				new GrantExtensions(policies, members, lots, ledger, totals),
				new ExpireDueLots(policies, candidates, deciding), new LapseDormantLots(policies, candidates, deciding),
				new CloseDay(totals, due, dates, calendar, jdbc), notices.tellMembers(),
				new AuditRun(runs, totals, new RecordDigest(template), jdbc), notices.publishNotices());
	}

	@Bean
	Job night(NightSteps steps, JobRepository repository, PlatformTransactionManager transactions,
			DataSource dataSource, ThreadPoolTaskExecutor nightThreads, RunLog runs, JdbcClient jdbc) {
		return new NightJob(repository, transactions, dataSource, nightThreads, new NightRuns(runs),
				new RangePlans(jdbc))
			.build(steps);
	}

	@Bean
	NoticeDesk noticeDesk() {
		return new NoticeDesk();
	}

	@Bean
	RunningJob runningJob(JobOperator operator, JobRepository repository) {
		return new RunningJob(operator, repository);
	}

	@Bean
	MemberPages memberPages(Programme programme, MemberReads members, LotReads lots, DataSource dataSource) {
		return new MemberPages(programme.policies(), members, lots, dataSource);
	}

	@Bean
	Closer closer(Programme programme, Calendar calendar, RunLog runs, ControlTotalsBook totals,
			AppliedPolicies applied, MemberPages pages, JobOperator operator, JobRepository repository, Job night,
			RunningJob running, JdbcClient jdbc, Home home, InstantSource clock) {
		LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
		return new Closer(calendar, runs, totals, new Preconditions(programme.requiredInputs(), applied, jdbc),
				new Openings(pages), new Jobs(operator, repository, night, now), new ClosingReports(jdbc, totals, home),
				running, clock);
	}

}
