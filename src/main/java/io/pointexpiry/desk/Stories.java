package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.Dormancy;
import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.Member;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.ledger.Calendar;
import io.pointexpiry.ledger.ExpiryEntry;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.StoredLot;
import io.pointexpiry.ledger.UnfitRedemptions;
import io.pointexpiry.notice.PhoneNumbers;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/** Tells the story of a member from the books as they stand at one instant. */
public final class Stories {

	private final PolicyHistory policies;

	private final LotDates lotDates;

	private final Dormancy dormancy;

	private final DataSource dataSource;

	private final MemberReads members;

	private final FolderClock clock;

	private final PhoneNumbers numbers;

	/**
	 * Creates it.
	 * @param clock by which the folders of a release that did not record it count as
	 * published
	 */
	public Stories(DataSource dataSource, Programme programme, FolderClock clock) {
		this.clock = clock;
		this.numbers = new PhoneNumbers(programme.locale(), programme.zone());
		this.policies = programme.policies();
		this.lotDates = new LotDates(this.policies);
		this.dormancy = new Dormancy(this.policies);
		this.dataSource = dataSource;
		this.members = new MemberReads(new JdbcTemplate(dataSource));
	}

	/**
	 * The story of a member, as of the last closed day.
	 * @param unlessClosed the day to reckon with while no day is closed yet
	 * @param language of its sentences: Korean, or else English
	 * @throws DeskRefusedException if there is no such member
	 */
	public MemberStory of(String memberId, LocalDate unlessClosed, Locale language) {
		List<MemberStory> told = new ArrayList<>(1);
		Words words = new Words(language);
		Snapshot.take(this.dataSource, (books) -> told.add(read(books, memberId, unlessClosed, words)));
		return told.get(0);
	}

	private MemberStory read(Snapshot books, String memberId, LocalDate unlessClosed, Words words) {
		MemberState member = this.members.members(List.of(memberId)).get(memberId);
		if (member == null) {
			List<String> unfit = new UnfitRedemptions(books.jdbc()).of(memberId);
			if (!unfit.isEmpty()) {
				throw new DeskRefusedException(
						"There is no member \"%s\" in the books, but an online service redeemed for this id. %s"
							.formatted(memberId, String.join(". ", unfit)));
			}
			throw new DeskRefusedException(
					"There is no member \"%s\" in the books; check the id, which is case-sensitive."
						.formatted(memberId));
		}
		DeskReads reads = new DeskReads(books.jdbc());
		LocalDate lastClosed = new Calendar(books.jdbc()).lastClosed();
		MemberFacts facts = new MemberFacts(member, reads.lots(memberId), reads.floors(memberId), reads.holds(memberId),
				MemberExpiries.of(memberId, reads), reads.notices(memberId, this.clock), unreachable(member));
		LocalDate asOf = (lastClosed != null) ? lastClosed : unlessClosed;
		return story(facts, lastClosed, asOf, new UnfitRedemptions(books.jdbc()), words);
	}

	private @Nullable String unreachable(MemberState member) {
		PhoneNumbers.Target target = this.numbers.target(member.phone(), member.noticesOff());
		return (target.international() != null) ? null : target.why();
	}

	private MemberStory story(MemberFacts facts, @Nullable LocalDate lastClosed, LocalDate asOf, UnfitRedemptions unfit,
			Words words) {
		MemberState state = facts.member();
		Member member = state.member();
		return new MemberStory(member.memberId(), lastClosed, asOf,
				new WhatExpired(facts, this.policies, inactiveSince(facts), words).line(),
				new WhatWasTold(facts, words).line(), new WhatCanBeDone(facts, words).line(), member.tier(),
				member.status(),
				new MemberStory.DormancyFacts(state.inactiveSince(), state.dormantOn(), state.lapseOn(),
						state.dormantSince()),
				state.wishes(), facts.holds(),
				facts.lots().stream().map((lot) -> lot(facts, lot, asOf, unfit, words)).toList(), facts.notices());
	}

	/** As it was seen on the day of the last lapse: later activity does not change it. */
	private @Nullable LocalDate inactiveSince(MemberFacts facts) {
		return facts.lastLapse().stream().findFirst().map((entry) -> {
			Member then = withTier(facts.member().member(), entry.tier());
			return this.dormancy.on(then, activities(then, entry.businessDate()), entry.businessDate()).inactiveSince();
		}).orElse(null);
	}

	private MemberStory.LotStory lot(MemberFacts facts, DeskLot lot, LocalDate asOf, UnfitRedemptions unfit,
			Words words) {
		List<ExpiryEntry> entries = facts.entries().stream().filter((it) -> it.lotId().equals(lot.lotId())).toList();
		LocalDate byDormancy = lot.isOpen() ? Dormancy.lapseOf(facts.member().lapseOn(), lot.lot(),
				facts.member().member(), this.policies.inForceOn(asOf)) : null;
		return new MemberStory.LotStory(lot.lotId(), lot.originLotId(), lot.lot().kind(), lot.status(),
				lot.lot().earnedOn(), lot.lot().points(), lot.lot().remaining(), lot.expiresOn(), lot.policyVersion(),
				lot.reason(), lot.refused(), lot.reversedOn(), facts.isHeld(lot), byDormancy,
				Stream.concat(arithmetic(facts, lot, entries, asOf, words).stream(), unfit.ofLot(lot.lotId()).stream())
					.toList(),
				facts.floors().stream().filter((it) -> it.lotId().equals(lot.lotId())).toList(), entries);
	}

	private List<String> arithmetic(MemberFacts facts, DeskLot lot, List<ExpiryEntry> entries, LocalDate asOf,
			Words words) {
		Optional<ExpiryEntry> lapse = (lot.status() != StoredLot.Status.EXPIRED) ? Optional.empty()
				: entries.stream()
					.filter((it) -> it.type() == ExpiryEntry.Type.EXPIRY)
					.max(Comparator.comparing(ExpiryEntry::recordedAt));
		LocalDate day = lapse.map(ExpiryEntry::businessDate).orElse(asOf);
		if (lot.lot().earnedOn().isAfter(day)) {
			return List.of(words.say("dating.unborn", day));
		}
		Member member = facts.member().member();
		Member then = withTier(member, lapse.map(ExpiryEntry::tier).orElse(member.tier()));
		var steps = this.lotDates.explain(lot.lot(), then, activities(then, day), day);
		List<String> sentences = new ArrayList<>(new Arithmetic(words).of(steps));
		LocalDate reckoned = steps.get(steps.size() - 1).dating().fold((it) -> it.expiresOn(), (refused) -> null);
		if (lot.isOpen() && lot.isDated() && !Objects.equals(reckoned, lot.expiresOn())) {
			sentences.add(words.say("dating.books", words.day(lot.expiresOn())));
		}
		return sentences;
	}

	private Activities activities(Member member, LocalDate day) {
		return this.members.activities(List.of(member.memberId()), day)
			.getOrDefault(member.memberId(), Activities.NONE);
	}

	private static Member withTier(Member member, String tier) {
		return new Member(member.memberId(), tier, member.status(), member.joinedOn(), member.birthMonth());
	}

}
