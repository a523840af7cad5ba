package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.pointexpiry.domain.DormancyRule;
import io.pointexpiry.domain.Points;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.ExpiryEntry;
import org.jspecify.annotations.Nullable;

/** The story's first line: what lapsed and why, and what was given back. */
final class WhatExpired {

	private static final int LOTS_NAMED = 5;

	private final MemberFacts facts;

	private final PolicyHistory policies;

	private final @Nullable LocalDate inactiveSince;

	/**
	 * Creates it.
	 * @param inactiveSince since when the member was inactive on the day of the last
	 * lapse; null: not known
	 */
	WhatExpired(MemberFacts facts, PolicyHistory policies, @Nullable LocalDate inactiveSince) {
		this.facts = facts;
		this.policies = policies;
		this.inactiveSince = inactiveSince;
	}

	String line() {
		List<ExpiryEntry> lapse = this.facts.lastLapse();
		return lapse.isEmpty() ? "Nothing has lapsed. " + open() : lapsed(lapse) + givenBack(lapse) + earlier(lapse);
	}

	private String open() {
		long points = this.facts.lots()
			.stream()
			.filter(DeskLot::isOpen)
			.mapToLong((lot) -> lot.lot().remaining())
			.reduce(0, Points::together);
		String dormant = (this.facts.member().dormantSince() != null)
				? " The account is dormant since %s.".formatted(this.facts.member().dormantSince()) : "";
		if (points == 0) {
			return "No points are open." + dormant;
		}
		return "%s %s open.%s%s".formatted(Words.points(points), (points == 1) ? "is" : "are", nextLapse(), dormant);
	}

	private String nextLapse() {
		List<Map.Entry<LocalDate, DeskLot>> coming = this.facts.comingUp();
		if (coming.isEmpty()) {
			return "";
		}
		LocalDate first = coming.get(0).getKey();
		long points = coming.stream()
			.filter((it) -> it.getKey().equals(first))
			.mapToLong((it) -> it.getValue().lot().remaining())
			.reduce(0, Points::together);
		return " The next to lapse: %s, whose last usable day is %s.".formatted(Words.points(points), first);
	}

	private String lapsed(List<ExpiryEntry> lapse) {
		Map<String, List<ExpiryEntry>> byCause = new LinkedHashMap<>();
		lapse.forEach((entry) -> byCause.computeIfAbsent(why(entry), (why) -> new ArrayList<>()).add(entry));
		return byCause.entrySet()
			.stream()
			.map((it) -> "%s lapsed on %s (%s): %s.".formatted(Words.points(sum(it.getValue())),
					it.getValue().get(0).businessDate(), Words.lots(lotIds(it.getValue()), LOTS_NAMED), it.getKey()))
			.collect(Collectors.joining(" "));
	}

	private String why(ExpiryEntry entry) {
		return switch (entry.reason()) {
			case VALIDITY -> "their last usable day was %s by policy %s".formatted(Words.day(entry.expiresOn()),
					entry.policyVersion());
			case POLICY_CHANGE -> "policy %s ended their time on %s%s".formatted(entry.policyVersion(),
					Words.day(entry.expiresOn()), before(entry));
			case DORMANCY -> dormancy(entry);
			case WITHDRAWAL -> "the member had left the programme";
		};
	}

	/** What the policy before would have given. */
	private String before(ExpiryEntry entry) {
		return this.facts.lot(entry.lotId())
			.filter((lot) -> entry.policyVersion().equals(lot.policyVersion()))
			.map((lot) -> ", where before it their last usable day was " + Words.day(lot.unchangedOn()))
			.orElse("");
	}

	private String dormancy(ExpiryEntry entry) {
		Policy policy = this.policies.inForceOn(entry.businessDate());
		String allowed = policy.dormancyFor(entry.tier())
			.map(DormancyRule.Timed::expireAfter)
			.map((period) -> ", longer than the %s that policy %s allows".formatted(period, policy.version()))
			.orElse("");
		String since = (this.inactiveSince != null) ? " since " + this.inactiveSince : "";
		return "the account had been inactive%s%s".formatted(since, allowed);
	}

	private String givenBack(List<ExpiryEntry> lapse) {
		List<ExpiryEntry> back = lapse.stream().flatMap((it) -> this.facts.lapses().givenBack(it).stream()).toList();
		if (back.isEmpty()) {
			return "";
		}
		String to = back.stream().map(this::whereTo).distinct().collect(Collectors.joining(", "));
		return " Given back: %s, %s.".formatted(Words.points(sum(back)), to);
	}

	private String whereTo(ExpiryEntry entry) {
		String usable = this.facts.lot(entry.lotId())
			.filter(DeskLot::isOpen)
			.map((lot) -> " (usable until %s)".formatted(Words.day(lot.expiresOn())))
			.orElse("");
		return (entry.type() == ExpiryEntry.Type.REVERSAL) ? "to lot %s%s".formatted(entry.lotId(), usable)
				: "as lot %s on %s%s".formatted(entry.lotId(), entry.postedOn(), usable);
	}

	private String earlier(List<ExpiryEntry> lapse) {
		List<ExpiryEntry> others = this.facts.lapses().expiries().stream().filter((it) -> !lapse.contains(it)).toList();
		long days = others.stream().map(ExpiryEntry::businessDate).distinct().count();
		return others.isEmpty() ? "" : " Before that: %s on %d other %s.".formatted(Words.points(sum(others)), days,
				(days == 1) ? "day" : "days");
	}

	private static List<String> lotIds(List<ExpiryEntry> entries) {
		return entries.stream().map(ExpiryEntry::lotId).distinct().toList();
	}

	private static long sum(List<ExpiryEntry> entries) {
		return entries.stream().mapToLong(ExpiryEntry::points).reduce(0, Points::together);
	}

}
