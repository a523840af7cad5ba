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

	private static final String NOT_WARNED = "The member was not warned of it.";

	private static final Set<String> OTHERWISE_OF_A_DATE = Set.of("EXTENDED", "REINSTATED", "POLICY_CHANGE");

	private final MemberFacts facts;

	WhatWasTold(MemberFacts facts) {
		this.facts = facts;
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
			return "The warning is no longer on file; the record says that it was sent on %s."
				.formatted(warnedOn.stream().max(Comparator.naturalOrder()).orElseThrow());
		}
		return isGiven(last) ? NoticeWords.told(last, meant) + beforeThat(warnings, last)
				: NoticeWords.notTold("The record says that the member was warned, but", last, meant);
	}

	private String unwarned(List<ExpiryEntry> lapse) {
		Predicate<DeskNotice.Item> meant = (item) -> isWarning(item, lapse);
		DeskNotice last = last(notices(meant));
		if (last != null) {
			return isGiven(last)
					? "The member was not warned of it as the policy requires; the notice says now: "
							+ NoticeWords.told(last, meant)
					: NoticeWords.notTold("The member was not warned of it:", last, meant);
		}
		Predicate<DeskNotice.Item> otherwise = (item) -> OTHERWISE_OF_A_DATE.contains(item.item())
				&& lapse.stream().anyMatch((entry) -> item.subjectOn().equals(entry.expiresOn()));
		DeskNotice other = last(notices(otherwise).stream().filter(WhatWasTold::isGiven).toList());
		return (other != null) ? NOT_WARNED + " The date: " + NoticeWords.told(other, otherwise) : NOT_WARNED;
	}

	private String ofAnything() {
		Predicate<DeskNotice.Item> anything = (item) -> true;
		List<DeskNotice> notices = notices(anything);
		DeskNotice last = last(notices);
		if (last == null) {
			return "Nothing was told so far.";
		}
		return (isGiven(last) ? NoticeWords.told(last, anything) : NoticeWords.notTold("Not told:", last, anything))
				+ beforeThat(notices, last);
	}

	/** Those that told something before. */
	private static String beforeThat(List<DeskNotice> notices, DeskNotice last) {
		long count = notices.stream()
			.filter((it) -> it != last && isGiven(it) && !it.sendOn().isAfter(last.sendOn()))
			.count();
		return (count == 0) ? "" : " Before that %d more %s.".formatted(count, (count == 1) ? "notice" : "notices");
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
