package io.pointexpiry.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.Condition;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.LotDating;
import io.pointexpiry.domain.Member;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Validity;
import org.jspecify.annotations.Nullable;

/**
 * What a policy for open lots does to lots of the policy before, by worked dates: for
 * each pair of an old and a new entry that some lot has, the dates on the day before the
 * policy takes effect and on that day. Lots that would not be open any more are left out.
 */
final class EarlierLotsText {

	private final PolicyHistory history;

	private final Policy policy;

	private final Sentences sentences;

	private final List<String> lines = new ArrayList<>();

	EarlierLotsText(PolicyHistory history, Policy policy, Sentences sentences) {
		this.history = history;
		this.policy = policy;
		this.sentences = sentences;
	}

	List<String> lines() {
		List<Policy> older = this.history.olderThan(this.policy);
		if (!older.isEmpty()) {
			Policy before = older.get(older.size() - 1);
			this.lines.add(this.sentences.say("before", this.policy.effectiveFrom()));
			samples(before).forEach((condition) -> examples(condition, older.get(0).effectiveFrom()));
		}
		return this.lines;
	}

	/** One kind and tier for each pair of entries, in the order of the new policy's. */
	private List<Condition> samples(Policy before) {
		Map<List<Integer>, Condition> byEntries = new LinkedHashMap<>();
		for (String kind : words(before, true)) {
			for (String tier : words(before, false)) {
				List<Integer> entries = List.of(this.policy.entryIndexFor(kind, tier),
						before.entryIndexFor(kind, tier));
				byEntries.putIfAbsent(entries, new Condition(oneOrNone(kind), oneOrNone(tier)));
			}
		}
		return byEntries.entrySet()
			.stream()
			.sorted((one, other) -> Integer.compare(one.getKey().get(0), other.getKey().get(0)))
			.map(Map.Entry::getValue)
			.toList();
	}

	/**
	 * The kinds, or tiers, that an entry of either policy names, and one that none does.
	 */
	private Set<String> words(Policy before, boolean kinds) {
		Set<String> words = new TreeSet<>(Set.of(""));
		for (Policy each : List.of(before, this.policy)) {
			for (Validity entry : each.validity()) {
				words.addAll(kinds ? entry.when().kinds() : entry.when().tiers());
			}
		}
		return words;
	}

	private void examples(Condition condition, LocalDate firstDay) {
		for (LocalDate earnedOn : WorkedDates.before(this.policy.effectiveFrom())) {
			if (!earnedOn.isBefore(firstDay)) {
				example(condition, earnedOn);
			}
		}
	}

	private void example(Condition condition, LocalDate earnedOn) {
		LocalDate from = this.policy.effectiveFrom();
		LotDating.Dated before = dating(condition, earnedOn, from.minusDays(1));
		LotDating.Dated after = dating(condition, earnedOn, from);
		boolean closed = before != null && before.expiresOn() != null && before.expiresOn().isBefore(from);
		if (before != null && after != null && !closed) {
			String earned = condition.equals(Condition.ALWAYS) ? this.sentences.say("before.earned", earnedOn)
					: this.sentences.say("before.earned.as", earnedOn, this.sentences.restriction(condition));
			this.lines.add("  * " + sentence(earned, before.expiresOn(), after.expiresOn()));
		}
	}

	private String sentence(String earned, @Nullable LocalDate before, @Nullable LocalDate after) {
		if (before == null) {
			return (after == null) ? this.sentences.say("before.never", earned)
					: this.sentences.say("before.from-never", earned, "", after);
		}
		if (after == null) {
			return this.sentences.say("before.to-never", earned, before);
		}
		String key = after.equals(before) ? "before.same" : after.isBefore(before) ? "before.earlier" : "before.later";
		return this.sentences.say(key, earned, before, after);
	}

	private LotDating.@Nullable Dated dating(Condition condition, LocalDate earnedOn, LocalDate day) {
		Lot lot = new Lot("example", "example", only(condition.kinds()), earnedOn, 1, 1, null, null);
		Member anyone = ValidityText.exampleMember(earnedOn);
		Member member = new Member(anyone.memberId(), only(condition.tiers()), anyone.status(), anyone.joinedOn(),
				anyone.birthMonth());
		LotDating dating = new LotDates(this.history).dateOf(lot, member, Activities.NONE, day);
		return (dating instanceof LotDating.Dated dated) ? dated : null;
	}

	private static Set<String> oneOrNone(String word) {
		return word.isEmpty() ? Set.of() : Set.of(word);
	}

	private static String only(Set<String> words) {
		return words.isEmpty() ? "" : words.iterator().next();
	}

}
