package io.pointexpiry.night;

import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.annotation.Isolation;

/**
 * Puts the night together from its parts, each of which names what it needs in its
 * constructor. The job repository lies in the books' own database, so that a chunk's data
 * and its state commit as one.
 */
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing
@EnableJdbcJobRepository(isolationLevelForCreate = Isolation.READ_COMMITTED)
@Import({ RangePlans.class, ControlTotalsBook.class, DueCounts.class, Foreseen.class, Candidates.class,
		PointsAtStake.class, Deciding.class, TakenAgain.class, MemberPages.class, NightRuns.class, NightSteps.class,
		OpenDay.class, ReturnPoints.class, FollowDormancy.class, DateLots.class, CheckVolume.class,
		GrantExtensions.class, ExpireDueLots.class, LapseDormantLots.class, CloseDay.class, TellMembers.class,
		AuditRun.class, PublishNotices.class, LiftReversals.class, ReverseExpiries.class, CloseReversal.class,
		NightJob.class, DecidedAhead.class, DryRun.class })
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
	Job night(NightJob night, NightSteps steps) {
		return night.build(steps);
	}

	@Bean
	Job reversal(NightJob night, NightSteps steps) {
		return night.buildReversal(steps);
	}

}
