package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.pointexpiry.domain.Reason;
import io.pointexpiry.ledger.ExpiryEntry;
import io.pointexpiry.notice.NoticeOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The story's second line: when the member was warned of what lapsed (or, where nothing
 * did, when they were told anything), to which masked number, and in what state that
 * notice is. Whether there was a warning is what the record says, which the night decided
 * by {@link io.pointexpiry.notice.WarningsGiven}; a notice that told nothing is said to
 * be so.
 */
final class WhatWasTold {

	private static final Set<String> OTHERWISE_OF_A_DATE = Set.of("EXTENDED", "REINSTATED", "POLICY_CHANGE");

	private final MemberFacts facts;

	private final Words words;

	private final NoticeWords noticeWords;

	WhatWasTold(MemberFacts facts, Words words) {
		this.facts = facts;
		this.words = words;
		this.noticeWords = new NoticeWords(words);
	}

	String line() {
		List<ExpiryEntry> lapse = this.facts.lastLapse();
		if (lapse.isEmpty()) {
			return ofAnything();
		}
		Set<LocalDate> warnedOn = lapse.stream()
			.map(ExpiryEntry::warnedOn)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		return warnedOn.isEmpty() ? unwarned(lapse) : warned(lapse, warnedOn);
	}

	private String warned(List<ExpiryEntry> lapse, Set<LocalDate> warnedOn) {
		Predicate<DeskNotice.Item> meant = (item) -> isWarning(item, lapse);
		List<DeskNotice> warnings = notices(meant);
		DeskNotice last = last(warnings.stream().filter((it) -> warnedOn.contains(it.sendOn())).toList());
		if (last == null) {
			return this.words.say("told.purged", warnedOn.stream().max(Comparator.naturalOrder()).orElseThrow());
		}
		return isGiven(last) ? this.noticeWords.told(last, meant) + beforeThat(warnings, last)
				: this.noticeWords.notTold("untold.record", last, meant);
	}

	private String unwarned(List<ExpiryEntry> lapse) {
		Predicate<DeskNotice.Item> meant = (item) -> isWarning(item, lapse);
		DeskNotice last = last(notices(meant));
		if (last != null) {
			return isGiven(last) ? this.words.say("untold.now", this.noticeWords.told(last, meant))
					: this.noticeWords.notTold("untold.warning", last, meant);
		}
		Predicate<DeskNotice.Item> otherwise = (item) -> OTHERWISE_OF_A_DATE.contains(item.item())
				&& lapse.stream().anyMatch((entry) -> item.subjectOn().equals(entry.expiresOn()));
		DeskNotice other = last(notices(otherwise).stream().filter(WhatWasTold::isGiven).toList());
		return (other != null) ? this.words.say("untold.date", this.noticeWords.told(other, otherwise))
				: this.words.say("untold");
	}

	private String ofAnything() {
		Predicate<DeskNotice.Item> anything = (item) -> true;
		List<DeskNotice> all = notices(anything);
		DeskNotice last = last(all);
		if (last == null) {
			return this.words.say("told.nothing");
		}
		String told = isGiven(last) ? this.noticeWords.told(last, anything)
				: this.noticeWords.notTold("untold.other", last, anything);
		return told + beforeThat(all, last);
	}

	/** Those that told something before. */
	private String beforeThat(List<DeskNotice> notices, DeskNotice last) {
		long count = notices.stream()
			.filter((it) -> it != last && isGiven(it) && !it.sendOn().isAfter(last.sendOn()))
			.count();
		return (count == 0) ? "" : " " + this.words.counted("told.before", count);
	}

	private static boolean isGiven(DeskNotice notice) {
		return notice.outcome() == NoticeOutcome.GIVEN;
	}

	/** The record of dormancy does not say of which day it took the points was told. */
	private static boolean isWarning(DeskNotice.Item item, List<ExpiryEntry> lapse) {
		return lapse.stream()
			.anyMatch((entry) -> (entry.reason() == Reason.DORMANCY)
					? item.warns(true) && !item.subjectOn().isAfter(entry.businessDate())
					: item.warns(false) && item.subjectOn().equals(entry.expiresOn()));
	}

	private List<DeskNotice> notices(Predicate<DeskNotice.Item> meant) {
		return this.facts.notices()
			.stream()
			.filter((notice) -> notice.items().stream().anyMatch(meant))
			.sorted(Comparator.comparing(DeskNotice::sendOn).thenComparing(DeskNotice::noticeId))
			.toList();
	}

	private static @Nullable DeskNotice last(List<DeskNotice> notices) {
		return notices.isEmpty() ? null : notices.get(notices.size() - 1);
	}

}
