package io.pointexpiry.night;

import java.util.Optional;

import io.pointexpiry.job.RangeThreads;
import io.pointexpiry.job.RangedStep;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.notice.Addressee;
import io.pointexpiry.notice.FolderNotice;
import io.pointexpiry.notice.NoticeDraft;
import io.pointexpiry.notice.NoticeEntry;

import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.job.flow.FlowExecutionStatus;
import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Isolation;

/**
 * The night, as its table of contents: one execution of {@code night} closes one business
 * date, one of {@code reversal} gives back what the closing of a date took. Beside each
 * step stands who reads, who decides and who writes:
 *
 * <pre>
 * openDay             policies that take effect, redemptions of online services
 * liftReversals       reader(lots that wait)        writer(they wait no longer)
 * returnPoints        reader(late activity)         processor(late activity)  writer(new lots)
 * followDormancy      reader(members)               processor(dormancy)       writer(members)
 * dateLots            reader(members and lots)      processor(lot dates)      writer(lots)
 * weighNight          stops a night that is far larger than foreseen
 * grantExtensions     reader(lots about to expire)  processor(extensions)     writer(promises)
 * expireDueLots       reader(due by date)           processor(expiry rules)   writer(ledger)
 * lapseDormantLots    reader(due by dormancy)       processor(expiry rules)   writer(ledger)
 * closeDay            control totals, the calendar
 * after the last day of a call:
 * tellMembers         reader(addressees)            processor(what to tell)   writer(notices)
 * auditRun            what was recorded against what was counted
 * publishNotices      reader(notices of the run)    processor(lines and files)  writer(the folder)
 * </pre>
 *
 * <p>
 * The job repository lies in the books' own database, so that a chunk's data and its
 * state commit as one. Step names are those that {@code status} shows.
 *
 * @see "rules.md#the-order-of-a-night"
 */
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing
@EnableJdbcJobRepository(isolationLevelForCreate = Isolation.READ_COMMITTED)
@Import(RangeThreads.class)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class NightConfiguration {

	/** The name of the job that closes a day. */
	public static final String NIGHT = "night";

	/** The name of the job that gives back what the closing of a day took. */
	public static final String REVERSAL = "reversal";

	/** The name of the step that stops a night which is far larger than foreseen. */
	public static final String CHECK_VOLUME = "weighNight";

	private static final String LAST_DAY = "LAST_DAY";

	// ---------------------------------------------------------------- the jobs

	@Bean
	Job night(JobRepository repository, Flow closeOneDay, Flow tellAndPublish, NightRuns runs, NightOutcome outcome) {
		JobExecutionDecider isLast = (job,
				step) -> new FlowExecutionStatus(runs.of(job.getJobParameters()).isLast() ? LAST_DAY : "NEXT_DAY");
		return new JobBuilder(NIGHT, repository).listener(outcome)
			.start(closeOneDay)
			.next(isLast)
			.on(LAST_DAY)
			.to(tellAndPublish)
			.from(isLast)
			.on("*")
			.end()
			.end()
			.build();
	}

	@Bean
	Job reversal(JobRepository repository, Flow reverseOneDay, Flow tellAndPublish, NightOutcome outcome) {
		return new JobBuilder(REVERSAL, repository).listener(outcome)
			.start(reverseOneDay)
			.next(tellAndPublish)
			.end()
			.build();
	}

	@Bean
	Flow closeOneDay(Step openDay, Flow readyLots, Step weighNight, Flow takeLots, Step closeDay) {
		return NightFlow.of("closeOneDay")
			.then(openDay)
			.then(readyLots)
			.then(weighNight)
			.then(takeLots)
			.then(closeDay)
			.build();
	}

	/** What makes all dates true for the day. */
	@Bean
	Flow readyLots(RangedStep liftReversals, RangedStep returnPoints, RangedStep followDormancy, RangedStep dateLots) {
		return NightFlow.of("readyLots")
			.then(liftReversals)
			.then(returnPoints)
			.then(followDormancy)
			.then(dateLots)
			.build();
	}

	/** What decides about the lots that are due by those dates. */
	@Bean
	Flow takeLots(RangedStep grantExtensions, RangedStep expireDueLots, RangedStep lapseDormantLots) {
		return NightFlow.of("takeLots").then(grantExtensions).then(expireDueLots).then(lapseDormantLots).build();
	}

	@Bean
	Flow reverseOneDay(RangedStep reverseExpiries, Step closeReversal) {
		return NightFlow.of("reverseOneDay").then(reverseExpiries).then(closeReversal).build();
	}

	@Bean
	Flow tellAndPublish(RangedStep tellMembers, Step auditRun, Step publishNotices) {
		return NightFlow.of("tellAndPublish").then(tellMembers).then(auditRun).then(publishNotices).build();
	}

	// ---------------------------------------------------------------- the steps

	@Bean
	Step openDay(TaskSteps steps, OpenDay openDay) {
		return steps.step("openDay", openDay);
	}

	@Bean
	RangedStep liftReversals(RangedSteps steps, ReversedSource source, ItemStreamReader<LotKey> reversedLots,
			ItemWriter<LotKey> liftedLots) {
		return steps.step("liftReversals", source, reversedLots, (lot) -> lot, liftedLots);
	}

	@Bean
	RangedStep returnPoints(RangedSteps steps, ReturnSource source, ItemStreamReader<MemberWithExpiries> lateActivity,
			ItemProcessor<MemberWithExpiries, ReturnProcessor.Answer> returnRules,
			ItemWriter<ReturnProcessor.Answer> reinstatements) {
		return steps.step("returnPoints", source, lateActivity, returnRules, reinstatements);
	}

	@Bean
	RangedStep followDormancy(RangedSteps steps, DormancySource source, ItemStreamReader<FollowedMember> members,
			ItemProcessor<FollowedMember, DormancyProcessor.Answer> dormancyRules,
			ItemWriter<DormancyProcessor.Answer> dormancyOfMembers) {
		return steps.step("followDormancy", source, members, dormancyRules, dormancyOfMembers);
	}

	@Bean
	RangedStep dateLots(RangedSteps steps, DatingSource source, ItemStreamReader<MemberToDate> membersToDate,
			ItemProcessor<MemberToDate, DatedMember> lotDates, DatingWriter datesOfLots) {
		return steps.step("dateLots", source, membersToDate, lotDates, datesOfLots);
	}

	@Bean
	Step weighNight(TaskSteps steps, CheckVolume checkVolume) {
		return steps.step(CHECK_VOLUME, checkVolume);
	}

	@Bean
	RangedStep grantExtensions(RangedSteps steps, ExtensionSource source,
			ItemStreamReader<ExtendableLot> lotsAboutToExpire,
			ItemProcessor<ExtendableLot, ExtensionProcessor.Answer> extensionRules,
			ItemWriter<ExtensionProcessor.Answer> promises) {
		return steps.step("grantExtensions", source, lotsAboutToExpire, extensionRules, promises);
	}

	@Bean
	RangedStep expireDueLots(RangedSteps steps, DueByDateSource source, ItemStreamReader<Candidate> dueByDate,
			ItemProcessor<Candidate, DecidedLot> expiryRules, ItemWriter<DecidedLot> expiries) {
		return steps.step("expireDueLots", source, dueByDate, expiryRules, expiries);
	}

	@Bean
	RangedStep lapseDormantLots(RangedSteps steps, DueByDormancySource source,
			ItemStreamReader<Candidate> dueByDormancy, ItemProcessor<Candidate, DecidedLot> expiryRules,
			ItemWriter<DecidedLot> expiries) {
		return steps.step("lapseDormantLots", source, dueByDormancy, expiryRules, expiries);
	}

	@Bean
	Step closeDay(TaskSteps steps, CloseDay closeDay) {
		return steps.step("closeDay", closeDay);
	}

	@Bean
	RangedStep tellMembers(RangedSteps steps, NoticeSource source, ItemStreamReader<Addressee> addressees,
			ItemProcessor<Addressee, NoticeDraft> whatToTell, ItemWriter<NoticeDraft> notices) {
		return steps.step("tellMembers", source, addressees, whatToTell, notices);
	}

	@Bean
	Step auditRun(TaskSteps steps, AuditRun auditRun) {
		return steps.step("auditRun", auditRun);
	}

	@Bean
	Step publishNotices(FolderSteps steps, ItemStream folderOfStep, ItemReader<Optional<FolderNotice>> noticesOfFolder,
			ItemProcessor<Optional<FolderNotice>, Optional<NoticeEntry>> noticeFiles,
			ItemWriter<Optional<NoticeEntry>> folderDraft) {
		return steps.step("publishNotices", folderOfStep, noticesOfFolder, noticeFiles, folderDraft);
	}

	@Bean
	RangedStep reverseExpiries(RangedSteps steps, ReversalSource source, ItemStreamReader<TakenLot> takenLots,
			ItemProcessor<TakenLot, ReversalProcessor.Answer> reversalRules,
			ItemWriter<ReversalProcessor.Answer> reversals) {
		return steps.step("reverseExpiries", source, takenLots, reversalRules, reversals);
	}

	@Bean
	Step closeReversal(TaskSteps steps, CloseReversal closeReversal) {
		return steps.step("closeReversal", closeReversal);
	}

	// ---------------------------------------------------------------- the engine

	@Bean
	MapJobRegistry jobRegistry() {
		return new JobsWhenAsked();
	}

}
