package io.pointexpiry.notice;

import java.time.LocalDate;
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
import io.pointexpiry.notice.NoticeFacts.Person;
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
	public KeyQuery candidates(NoticeRound round) {
		Policy policy = policyOf(round);
		NoticePlan plan = policy.notices();
		NoticeCandidates candidates = NoticeCandidates.withCues(round.warnings() || plan == null);
		if (plan != null && round.warnings()) {
			addWarned(candidates, round, policy, plan);
		}
		return candidates.selection();
	}

	private void addWarned(NoticeCandidates candidates, NoticeRound round, Policy policy, NoticePlan plan) {
		LocalDate since = followsItsPolicy(round, policy) ? round.previousSendOn() : null;
		candidates.withLotsExpiringOn(new WarningSchedule(plan.expiryBefore(), round.sendOn()).datesSince(since))
			.withOwnStagesOf(new WarningSchedule(this.facts.ownStages(), round.sendOn()).datesSince(since));
		for (DormancyRule.Timed rule : policy.dormancy().stream().flatMap((it) -> it.timed().stream()).toList()) {
			List<LocalDate> dates = new WarningSchedule(rule.warnBefore(), round.sendOn()).datesSince(since);
			if (rule.expireAfter() != null) {
				candidates.withLapseOn(dates).withLotsWarnableFrom(dates, rule::warnableFrom);
			}
			else {
				candidates.withDormantOn(dates);
			}
		}
		for (Policy announced : this.policyChanges.announced(round.sendOn())) {
			addTouchedBy(announced, candidates, round);
		}
	}

	/**
	 * Whether the round before already followed the stages that are in force now; if not,
	 * dates lie inside them of which no stage day has passed since.
	 */
	private boolean followsItsPolicy(NoticeRound round, Policy policy) {
		LocalDate previous = round.previousSendOn();
		if (previous == null) {
			return false;
		}
		Policy before = this.programme.policies().inForceOn(previous.minusDays(1));
		return Objects.equals(before.notices(), policy.notices()) && before.dormancy().equals(policy.dormancy());
	}

	/**
	 * Everybody in the round that first knows of the policy; then those with new lots.
	 */
	private void addTouchedBy(Policy announced, NoticeCandidates candidates, NoticeRound round) {
		LocalDate previous = round.previousSendOn();
		if (this.announcements.isFirst(announced.version(), round.sendOn()) || previous == null
				|| previous.plusDays(DAYS_SOUGHT_ONE_BY_ONE).isBefore(round.sendOn())) {
			candidates.withEverybody();
		}
		else {
			candidates.withLotsPostedOn(previous.datesUntil(round.sendOn()).toList());
		}
	}

	/**
	 * Reads all that is known of some members, a few look-ups for all of them. What waits
	 * for them is locked until the notices are recorded; whatever is put there meanwhile
	 * waits for the next round.
	 * @return the members, in the order of their ids as given
	 */
	public List<Addressee> read(NoticeRound round, List<String> memberIds) {
		boolean tells = policyOf(round).notices() != null;
		List<OutboxRow> cues = this.notices.lockCues(memberIds, round.warnings() || !tells);
		Map<String, List<OutboxRow>> cuesOf = byMember(cues, OutboxRow::memberId);
		if (!tells) {
			return memberIds.stream()
				.map((id) -> new Addressee(id, cuesOf.getOrDefault(id, List.of()), null, null))
				.toList();
		}
		return addressees(round, memberIds, cuesOf);
	}

	private List<Addressee> addressees(NoticeRound round, List<String> memberIds, Map<String, List<OutboxRow>> cuesOf) {
		Map<String, List<OpenLot>> lotsOf = this.facts.openLots(memberIds, round.lastDay());
		Map<String, List<ToldBefore>> pastOf = this.facts.toldBefore(memberIds, round.sendOn());
		Map<LotRun, Lapse> lapses = this.facts.lapses(expired(cuesOf.values()));
		boolean changes = !this.policyChanges.announced(round.sendOn()).isEmpty();
		Map<String, Activities> activities = changes ? this.members.activities(memberIds, round.lastDay()) : Map.of();
		Map<String, Person> people = this.facts.people(memberIds);
		return memberIds.stream().map((id) -> {
			List<OutboxRow> cues = cuesOf.getOrDefault(id, List.of());
			Person person = people.get(id);
			if (person == null) {
				return new Addressee(id, cues, null, null);
			}
			PhoneNumbers.Target target = this.numbers.target(person.phone(), person.wishes().off());
			return new Addressee(id, cues,
					new MemberCase(person, activities.getOrDefault(id, Activities.NONE),
							lotsOf.getOrDefault(id, List.of()), cues,
							new PastNotices(pastOf.getOrDefault(id, List.of()), target.international()), lapses),
					target);
		}).toList();
	}

	private static List<String> expired(Collection<List<OutboxRow>> cues) {
		return cues.stream()
			.flatMap(List::stream)
			.filter((cue) -> cue.item().equals(NoticeKind.EXPIRED.name()))
			.map(OutboxRow::lotId)
			.distinct()
			.toList();
	}

	/** What decides what members are told by a round. */
	public Function<Addressee, NoticeDraft> drafter(NoticeRound round) {
		Policy policy = policyOf(round);
		NoticePlan plan = policy.notices();
		if (plan == null) {
			return NoticeDraft::nothing;
		}
		WhatToTell whatToTell = new WhatToTell(round, policy, plan, this.policyChanges,
				this.facts.amendedBefore(round.closingId()));
		return new NoticeDrafter(this.programme, this.texts, round, plan, whatToTell)::draft;
	}

	/**
	 * Records what members are told, and takes from the queue what waited. Whom a round
	 * without warnings told something, the next one with warnings looks at. To be called
	 * in the transaction in which the members were read.
	 */
	public void record(NoticeRound round, Collection<? extends NoticeDraft> drafts) {
		List<OutboxRow> cues = drafts.stream().flatMap((it) -> it.addressee().cues().stream()).toList();
		this.notices.forget(cues);
		if (!round.warnings()) {
			this.notices.look(cues.stream().map(OutboxRow::memberId).distinct().toList());
		}
		this.notices.insert(drafts.stream().flatMap((it) -> it.notice().stream()).toList(),
				drafts.stream().flatMap((it) -> it.items().stream()).toList());
	}

	private static <T> Map<String, List<T>> byMember(Collection<T> rows, Function<T, String> memberId) {
		return rows.stream().collect(Collectors.groupingBy(memberId));
	}

	private Policy policyOf(NoticeRound round) {
		return this.programme.policies().inForceOn(round.lastDay());
	}

}
