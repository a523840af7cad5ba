package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.pointexpiry.domain.Reason;
import io.pointexpiry.store.DeskNotice;
import io.pointexpiry.store.ExpiryEntry;

/**
 * The story's second line: when the member was told of what lapsed (or, where nothing
 * did, of anything), to which masked number, and in what state that notice is.
 */
final class WhatWasTold {

	private static final Set<String> OF_A_DATE = Set.of("EXPIRY_WARNING", "DEFERRED", "EXTENDED", "REINSTATED",
			"POLICY_CHANGE");

	private static final String DORMANCY = "DORMANCY_WARNING";

	private final Facts facts;

	WhatWasTold(Facts facts) {
		this.facts = facts;
	}

	String line() {
		List<ExpiryEntry> lapse = this.facts.lastLapse();
		if (lapse.isEmpty()) {
			return lastOf(this.facts.notices(), (item) -> true, "Nothing was told so far.");
		}
		return lastOf(this.facts.notices(), (item) -> warnedOf(item, lapse), unwarned(lapse));
	}

	private static String unwarned(List<ExpiryEntry> lapse) {
		boolean warned = lapse.stream().anyMatch((it) -> it.warnedOn() != null);
		return warned
				? "The warning is no longer on file; the record says that it was sent on %s.".formatted(
						lapse.stream().map(ExpiryEntry::warnedOn).filter(Objects::nonNull).findFirst().orElseThrow())
				: "The member was not warned of it.";
	}

	private static boolean warnedOf(DeskNotice.Item item, List<ExpiryEntry> lapse) {
		return lapse.stream().anyMatch((entry) -> {
			LocalDate lapsedOn = entry.expiresOn();
			if (entry.reason() == Reason.DORMANCY) {
				return (item.item().equals(DORMANCY) || item.item().equals("DEFERRED"))
						&& !item.subjectOn().isAfter(entry.businessDate());
			}
			return OF_A_DATE.contains(item.item()) && item.subjectOn().equals(lapsedOn);
		});
	}

	private static String lastOf(List<DeskNotice> notices, Predicate<DeskNotice.Item> meant, String none) {
		List<DeskNotice> told = notices.stream()
			.filter((notice) -> notice.items().stream().anyMatch(meant))
			.sorted(Comparator.comparing(DeskNotice::sendOn).thenComparing(DeskNotice::noticeId))
			.toList();
		if (told.isEmpty()) {
			return none;
		}
		String times = (told.size() > 1)
				? " Before that %d more %s.".formatted(told.size() - 1, (told.size() == 2) ? "notice" : "notices") : "";
		return of(told.get(told.size() - 1), meant) + times;
	}

	private static String of(DeskNotice notice, Predicate<DeskNotice.Item> meant) {
		String what = notice.items()
			.stream()
			.filter(meant)
			.map((item) -> "%s for %s".formatted(item.item(), item.subjectOn()))
			.distinct()
			.collect(Collectors.joining(", "));
		String why = notice.unreachable();
		if (why != null) {
			return "Could not be told on %s (%s): %s; state %s, the text is in unreachable.csv of notices/%s/%d."
				.formatted(notice.sendOn(), what, why, notice.state(), notice.businessDate(), notice.folder());
		}
		return "Told on %s by %s to %s (%s), state %s.".formatted(notice.sendOn(), notice.channel(),
				Objects.requireNonNullElse(notice.number(), "no number"), what, notice.state());
	}

}
