package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.domain.DormancyRule;
import io.pointexpiry.domain.Points;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.ExpiryEntry;
import org.jspecify.annotations.Nullable;

/**
 * The story's first line: what the latest run that took points took, why, and what of it
 * was given back; and what is lost in all. A lot that was given back and lapsed again is
 * lost once, and what was given back and did not lapse since is not lost.
 */
final class WhatExpired {

	private static final int LOTS_NAMED = 5;

	private final MemberFacts facts;

	private final PolicyHistory policies;

	private final @Nullable LocalDate inactiveSince;

	private final Words words;

	/**
	 * Creates it.
	 * @param inactiveSince since when the member was inactive on the day of the last
	 * lapse; null: not known
	 */
	WhatExpired(MemberFacts facts, PolicyHistory policies, @Nullable LocalDate inactiveSince, Words words) {
		this.facts = facts;
		this.policies = policies;
		this.inactiveSince = inactiveSince;
		this.words = words;
	}

	String line() {
		List<ExpiryEntry> lapse = this.facts.lastLapse();
		List<ExpiryEntry> back = lapse.stream().flatMap((it) -> this.facts.lapses().givenBack(it).stream()).toList();
		boolean isAll = back.isEmpty() && lapse.size() == this.facts.lapses().expiries().size();
		Stream<String> sentences = lapse.isEmpty() ? open()
				: Stream.of(lapsed(lapse), givenBack(back), isAll ? Stream.<String>empty() : Stream.of(lost()))
					.flatMap((part) -> part);
		return sentences.collect(Collectors.joining(" "));
	}

	private Stream<String> open() {
		long points = this.facts.lots()
			.stream()
			.filter(DeskLot::isOpen)
			.mapToLong((lot) -> lot.lot().remaining())
			.reduce(0, Points::together);
		String open = (points == 0) ? say("open.none") : this.words.counted("open", points);
		Stream<String> dormant = Stream.ofNullable(this.facts.member().dormantSince())
			.map((since) -> say("expired.dormant", since));
		return Stream.of(Stream.of(say("expired.nothing"), open), nextLapse(), dormant).flatMap((part) -> part);
	}

	private Stream<String> nextLapse() {
		List<Map.Entry<LocalDate, DeskLot>> coming = this.facts.comingUp();
		if (coming.isEmpty()) {
			return Stream.empty();
		}
		LocalDate first = coming.get(0).getKey();
		long points = coming.stream()
			.filter((it) -> it.getKey().equals(first))
			.mapToLong((it) -> it.getValue().lot().remaining())
			.reduce(0, Points::together);
		return Stream.of(say("open.next", this.words.points(points), first));
	}

	private Stream<String> lapsed(List<ExpiryEntry> lapse) {
		Map<String, List<ExpiryEntry>> byCause = new LinkedHashMap<>();
		lapse.forEach((entry) -> byCause.computeIfAbsent(why(entry), (why) -> new ArrayList<>()).add(entry));
		return byCause.entrySet()
			.stream()
			.map((it) -> say("expired", this.words.points(sum(it.getValue())), it.getValue().get(0).businessDate(),
					this.words.lots(lotIds(it.getValue()), LOTS_NAMED), it.getKey()));
	}

	private String why(ExpiryEntry entry) {
		String key = "why." + entry.reason();
		return switch (entry.reason()) {
			case VALIDITY -> say(key, this.words.day(entry.expiresOn()), entry.policyVersion());
			case POLICY_CHANGE -> shortened(key, entry);
			case DORMANCY -> dormancy(key, entry);
			case WITHDRAWAL -> say(key);
		};
	}

	/** With what the policy before would have given, where that is known. */
	private String shortened(String key, ExpiryEntry entry) {
		String to = this.words.day(entry.expiresOn());
		return this.facts.lot(entry.lotId())
			.filter((lot) -> entry.policyVersion().equals(lot.policyVersion()))
			.map((lot) -> say(key + ".before", to, entry.policyVersion(), this.words.day(lot.unchangedOn())))
			.orElseGet(() -> say(key, to, entry.policyVersion()));
	}

	private String dormancy(String key, ExpiryEntry entry) {
		Policy policy = this.policies.inForceOn(entry.businessDate());
		String since = (this.inactiveSince != null) ? this.inactiveSince.toString() : "";
		String sinceKey = since.isEmpty() ? key : key + ".since";
		return policy.dormancyFor(entry.tier())
			.map(DormancyRule.Timed::expireAfter)
			.map((period) -> say(sinceKey + ".longer", since, this.words.period(period), policy.version()))
			.orElseGet(() -> say(sinceKey, since));
	}

	private Stream<String> givenBack(List<ExpiryEntry> back) {
		if (back.isEmpty()) {
			return Stream.empty();
		}
		String to = back.stream().map(this::whereTo).distinct().collect(Collectors.joining(", "));
		return Stream.of(say("back", this.words.points(sum(back)), to));
	}

	private String whereTo(ExpiryEntry entry) {
		Optional<String> usable = this.facts.lot(entry.lotId())
			.filter(DeskLot::isOpen)
			.map((lot) -> this.words.day(lot.expiresOn()));
		String also = usable.isPresent() ? ".usable" : "";
		return (entry.type() == ExpiryEntry.Type.REVERSAL) ? say("back.lot" + also, entry.lotId(), usable.orElse(""))
				: say("back.new" + also, entry.lotId(), entry.postedOn(), usable.orElse(""));
	}

	/** In all that ever lapsed, less what was given back. */
	private String lost() {
		long points = this.facts.lapses().lost();
		return (points == 0) ? say("lost.nothing") : say("lost", this.words.points(points));
	}

	private String say(String key, Object... values) {
		return this.words.say(key, values);
	}

	private static List<String> lotIds(List<ExpiryEntry> entries) {
		return entries.stream().map(ExpiryEntry::lotId).distinct().toList();
	}

	private static long sum(List<ExpiryEntry> entries) {
		return entries.stream().mapToLong(ExpiryEntry::points).reduce(0, Points::together);
	}

}
