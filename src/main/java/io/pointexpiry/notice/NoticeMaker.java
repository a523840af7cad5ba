package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.DormancyRule;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.notice.NoticeFacts.Lapse;
import io.pointexpiry.notice.NoticeFacts.LotRun;
import io.pointexpiry.notice.NoticeFacts.OpenLot;
import io.pointexpiry.notice.NoticeFacts.ToldBefore;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes notices: finds the members whom a run has something to tell, and records in one
 * notice for each all that they are told. Nothing is sent here; {@link NoticeFolders}
 * publishes what is committed.
 *
 * <p>
 * Making the same notices twice is harmless: what was told is not told again, and what
 * waited to be told is taken from the queue in the transaction that records the notice.
 */
public final class NoticeMaker {

	private static final int DAYS_SOUGHT_ONE_BY_ONE = 62;

	private final Programme programme;

	private final Texts texts;

	private final PhoneNumbers numbers;

	private final PolicyChanges policyChanges;

	private final NoticeFacts facts;

	private final MemberReads members;

	private final NoticeTable notices;

	private final PolicyAnnouncements announcements;

	public NoticeMaker(JdbcTemplate jdbc, Programme programme, Texts texts) {
		this.programme = programme;
		this.texts = texts;
		this.numbers = new PhoneNumbers(programme.locale(), programme.zone());
		this.policyChanges = new PolicyChanges(programme.policies());
		this.facts = new NoticeFacts(jdbc);
		this.members = new MemberReads(jdbc);
		this.notices = new NoticeTable(jdbc);
		this.announcements = new PolicyAnnouncements(jdbc);
	}

	/**
	 * Whether a call took up amendments of policies: what was told may be wrong by now.
	 */
	public boolean followsAmendments(long closingId) {
		return !this.facts.amendedBefore(closingId).isEmpty();
	}

	/**
	 * Members who may have to be told something. Notes which announced policies are known
	 * from this round on.
	 */
	public KeyQuery candidates(NoticeRound telling) {
		Policy policy = policyOf(telling);
		NoticePlan plan = policy.notices();
		NoticeCandidates candidates = NoticeCandidates.withCues(telling.warnings() || plan == null);
		if (plan != null && telling.warnings()) {
			addWarned(candidates, telling, policy, plan);
		}
		return candidates.selection();
	}

	private void addWarned(NoticeCandidates candidates, NoticeRound telling, Policy policy, NoticePlan plan) {
		LocalDate since = followsItsPolicy(telling, policy) ? telling.previousSendOn() : null;
		candidates.withLotsExpiringOn(new WarningSchedule(plan.expiryBefore(), telling.sendOn()).datesSince(since));
		for (DormancyRule.Timed rule : policy.dormancy().stream().flatMap((it) -> it.timed().stream()).toList()) {
			List<LocalDate> dates = new WarningSchedule(rule.warnBefore(), telling.sendOn()).datesSince(since);
			if (rule.expireAfter() != null) {
				candidates.withLapseOn(dates).withLotsWarnableFrom(dates, rule::warnableFrom);
			}
			else {
				candidates.withDormantOn(dates);
			}
		}
		for (Policy announced : this.policyChanges.announced(telling.sendOn())) {
			addTouchedBy(announced, candidates, telling);
		}
	}

	/**
	 * Whether the round before already followed the stages that are in force now; if not,
	 * dates lie inside them of which no stage day has passed since.
	 */
	private boolean followsItsPolicy(NoticeRound telling, Policy policy) {
		LocalDate previous = telling.previousSendOn();
		if (previous == null) {
			return false;
		}
		Policy before = this.programme.policies().inForceOn(previous.minusDays(1));
		return Objects.equals(before.notices(), policy.notices()) && before.dormancy().equals(policy.dormancy());
	}

	/**
	 * Everybody in the round that first knows of the policy; then those with new lots.
	 */
	private void addTouchedBy(Policy announced, NoticeCandidates candidates, NoticeRound telling) {
		LocalDate previous = telling.previousSendOn();
		if (this.announcements.isFirst(announced.version(), telling.sendOn()) || previous == null
				|| previous.plusDays(DAYS_SOUGHT_ONE_BY_ONE).isBefore(telling.sendOn())) {
			candidates.withEverybody();
		}
		else {
			candidates.withLotsPostedOn(previous.datesUntil(telling.sendOn()).toList());
		}
	}

	/**
	 * Tells members: makes one notice for each who has something to be told, and takes
	 * from the queue what waited. Whom a round without warnings told something, the next
	 * one with warnings looks at. To be called inside a transaction.
	 * @return how many notices were made
	 */
	public int tell(NoticeRound telling, List<String> memberIds) {
		Policy policy = policyOf(telling);
		NoticePlan plan = policy.notices();
		List<OutboxRow> cues = this.notices.takeCues(memberIds, telling.warnings() || plan == null);
		if (!telling.warnings()) {
			this.notices.look(cues.stream().map(OutboxRow::memberId).distinct().toList());
		}
		if (plan == null || memberIds.isEmpty()) {
			return 0;
		}
		WhatToTell whatToTell = new WhatToTell(telling, policy, plan, this.policyChanges,
				this.facts.amendedBefore(telling.closingId()));
		NoticeDrafts maker = new NoticeDrafts(this.programme, this.texts, telling, plan);
		for (MemberReach member : cases(telling, memberIds, cues)) {
			List<NoticeItem> told = whatToTell.of(member.known());
			if (!told.isEmpty()) {
				maker.make(member.known().person(), member.target(), told);
			}
		}
		this.notices.insert(maker.notices(), maker.items());
		return maker.notices().size();
	}

	private List<MemberReach> cases(NoticeRound telling, List<String> memberIds, List<OutboxRow> cues) {
		Map<String, List<OutboxRow>> cuesOf = byMember(cues, OutboxRow::memberId);
		Map<String, List<OpenLot>> lotsOf = this.facts.openLots(memberIds, telling.lastDay());
		Map<String, List<ToldBefore>> pastOf = this.facts.toldBefore(memberIds, telling.sendOn());
		Map<LotRun, Lapse> lapses = this.facts.lapses(cues.stream()
			.filter((cue) -> cue.item().equals(NoticeKind.EXPIRED.name()))
			.map(OutboxRow::lotId)
			.distinct()
			.toList());
		boolean changes = !this.policyChanges.announced(telling.sendOn()).isEmpty();
		Map<String, Activities> activities = changes ? this.members.activities(memberIds, telling.lastDay()) : Map.of();
		List<MemberReach> cases = new ArrayList<>();
		this.facts.people(memberIds).forEach((id, person) -> {
			PhoneNumbers.Target target = person.noticesOff() ? PhoneNumbers.Target.not("asked for no notices")
					: this.numbers.target(person.phone());
			cases.add(new MemberReach(
					new MemberCase(person, activities.getOrDefault(id, Activities.NONE),
							lotsOf.getOrDefault(id, List.of()), cuesOf.getOrDefault(id, List.of()),
							new PastNotices(pastOf.getOrDefault(id, List.of()), target.international()), lapses),
					target));
		});
		return cases;
	}

	private static <T> Map<String, List<T>> byMember(Collection<T> rows, Function<T, String> memberId) {
		return rows.stream().collect(Collectors.groupingBy(memberId));
	}

	private Policy policyOf(NoticeRound telling) {
		return this.programme.policies().inForceOn(telling.lastDay());
	}

	private record MemberReach(MemberCase known, PhoneNumbers.Target target) {

	}

}
