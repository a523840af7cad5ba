package io.pointexpiry.night;

import java.time.InstantSource;

import javax.sql.DataSource;

import io.pointexpiry.database.Vendor;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.job.PartOfStep;
import io.pointexpiry.ledger.ActivityTable;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.ledger.DateLedger;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.Reinstatements;
import io.pointexpiry.ledger.Reversals;
import io.pointexpiry.ledger.RunLog;
import io.pointexpiry.notice.Addressee;
import io.pointexpiry.notice.NoticeFolderBook;
import io.pointexpiry.notice.NoticeFolders;
import io.pointexpiry.notice.NoticeMaker;
import io.pointexpiry.notice.PublishTimes;
import io.pointexpiry.notice.ReversedConfirmations;

import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/**
 * The readers, processors and writers of the night's steps. Each is made anew for each
 * execution of a step: for its run, and for its range of members.
 */
@Configuration(proxyBeanMethods = false)
class StepParts {

	private final DataSource dataSource;

	private final Vendor vendor;

	private final PolicyHistory policies;

	StepParts(DataSource dataSource, Vendor vendor, PolicyHistory policies) {
		this.dataSource = dataSource;
		this.vendor = vendor;
		this.policies = policies;
	}

	@Bean
	@Scope("step")
	RunPart part(@Value("#{stepExecution}") StepExecution step, NightRuns runs) {
		NightRun run = runs.of(step.getJobParameters());
		return new RunPart(run, step.getStepName().replaceFirst(":.*", ""),
				PlannedRanges.of(step.getExecutionContext()));
	}

	private <T> PageReader<T> reader(PageSource<T> source, RunPart part) {
		return new PageReader<>(this.dataSource, source, part, this.vendor.page());
	}

	// ---------------------------------------------------------------- liftReversals

	@Bean
	@PartOfStep
	PageReader<LotKey> reversedLots(ReversedSource source, RunPart part) {
		return reader(source, part);
	}

	@Bean
	@PartOfStep
	LiftWriter liftedLots(RunPart part, Reversals reversals, ActivityTable reviews) {
		return new LiftWriter(part, reversals, reviews);
	}

	// ---------------------------------------------------------------- returnPoints

	@Bean
	@PartOfStep
	PageReader<MemberWithExpiries> lateActivity(ReturnSource source, RunPart part) {
		return reader(source, part);
	}

	@Bean
	@PartOfStep
	ReturnProcessor returnRules(RunPart part) {
		return new ReturnProcessor(part.run(), this.policies);
	}

	@Bean
	@PartOfStep
	ReturnWriter reinstatements(RunPart part, Reinstatements reinstatements, Ledger ledger) {
		return new ReturnWriter(part, reinstatements, ledger);
	}

	// ---------------------------------------------------------------- followDormancy

	@Bean
	@PartOfStep
	PageReader<FollowedMember> members(DormancySource source, RunPart part) {
		return reader(source, part);
	}

	@Bean
	@PartOfStep
	DormancyProcessor dormancyRules(RunPart part) {
		return new DormancyProcessor(part.run(), this.policies);
	}

	@Bean
	@PartOfStep
	DormancyWriter dormancyOfMembers(RunPart part, DateLedger dates, Ledger ledger) {
		return new DormancyWriter(part, dates, ledger);
	}

	// ---------------------------------------------------------------- dateLots

	@Bean
	@PartOfStep
	PageReader<MemberToDate> membersToDate(DatingSource source, RunPart part) {
		return reader(source, part);
	}

	@Bean
	@PartOfStep
	DatingProcessor lotDates(RunPart part) {
		return new DatingProcessor(part.run(), this.policies);
	}

	// ---------------------------------------------------------------- grantExtensions

	@Bean
	@PartOfStep
	PageReader<ExtendableLot> lotsAboutToExpire(ExtensionSource source, RunPart part) {
		return reader(source, part);
	}

	@Bean
	@PartOfStep
	ExtensionProcessor extensionRules(RunPart part) {
		return new ExtensionProcessor(part.run(), this.policies);
	}

	@Bean
	@PartOfStep
	ExtensionWriter promises(RunPart part, Ledger ledger, ControlTotalsBook totals) {
		return new ExtensionWriter(part, ledger, totals);
	}

	// ---------------------------------------------------------------- expireDueLots,
	// lapseDormantLots

	@Bean
	@PartOfStep
	PageReader<Candidate> dueByDate(DueByDateSource source, RunPart part) {
		return reader(source, part);
	}

	@Bean
	@PartOfStep
	PageReader<Candidate> dueByDormancy(DueByDormancySource source, RunPart part) {
		return reader(source, part);
	}

	@Bean
	@PartOfStep
	ExpiryProcessor expiryRules(RunPart part) {
		return new ExpiryProcessor(part.run(), this.policies);
	}

	@Bean
	@PartOfStep
	ExpiryWriter expiries(RunPart part, Ledger ledger, ControlTotalsBook totals, TakenAgain takenAgain) {
		return new ExpiryWriter(part, this.policies, ledger, totals, takenAgain);
	}

	// ---------------------------------------------------------------- tellMembers

	@Bean
	@PartOfStep
	PageReader<Addressee> addressees(NoticeSource source, RunPart part) {
		return reader(source, part);
	}

	@Bean
	@PartOfStep
	NoticeProcessor whatToTell(RunPart part, NoticeRounds rounds, NoticeMaker notices) {
		return new NoticeProcessor(part, rounds, notices);
	}

	@Bean
	@PartOfStep
	NoticeWriter notices(RunPart part, NoticeRounds rounds, NoticeMaker notices, NoticeFolderBook folders,
			AppliedPolicies applied) {
		return new NoticeWriter(part, rounds, notices, folders, applied);
	}

	// ---------------------------------------------------------------- publishNotices

	@Bean
	@Scope("step")
	FolderInWork folderInWork(RunPart part, NoticeFolders folders, PublishTimes times, NoticeFolderBook book,
			RunLog runs, InstantSource clock) {
		return new FolderInWork(part.run(), folders, times, book, runs, clock);
	}

	/** The same, as the step opens and closes it. */
	@Bean(destroyMethod = "")
	@PartOfStep
	ItemStream folderOfStep(FolderInWork folderInWork) {
		return folderInWork;
	}

	@Bean
	@PartOfStep
	FolderReader noticesOfFolder(FolderInWork folderInWork) {
		return new FolderReader(folderInWork, this.vendor.page());
	}

	@Bean
	@PartOfStep
	FolderProcessor noticeFiles(FolderInWork folderInWork) {
		return new FolderProcessor(folderInWork);
	}

	@Bean
	@PartOfStep
	FolderWriter folderDraft(RunPart part, FolderInWork folderInWork, PublishNotices end) {
		return new FolderWriter(part.run(), folderInWork, end);
	}

	// ---------------------------------------------------------------- reverseExpiries

	@Bean
	@PartOfStep
	PageReader<TakenLot> takenLots(ReversalSource source, RunPart part) {
		return reader(source, part);
	}

	@Bean
	@PartOfStep
	ReversalProcessor reversalRules(RunPart part) {
		return new ReversalProcessor(part.run());
	}

	@Bean
	@PartOfStep
	ReversalWriter reversals(RunPart part, Reversals reversals, Ledger ledger, ControlTotalsBook totals,
			ActivityTable reviews, ReversedConfirmations confirmations) {
		return new ReversalWriter(part, reversals, ledger, totals, reviews, confirmations);
	}

}
