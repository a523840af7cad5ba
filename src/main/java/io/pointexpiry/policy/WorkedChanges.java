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
 * What a policy does to dates, by worked examples: for each pair of an entry of the
 * policy before and one of the new policy that some lot has. None for the oldest policy.
 */
final class WorkedChanges {

	private final PolicyHistory history;

	private final Policy policy;

	private final List<Policy> older;

	WorkedChanges(PolicyHistory history, Policy policy) {
		this.history = history;
		this.policy = policy;
		this.older = history.olderThan(policy);
	}

	/**
	 * Lots earned before, as they stand on the day before the policy takes effect and on
	 * that day. Lots that would not be open any more are left out.
	 */
	List<WorkedChange> ofEarlierLots() {
		LocalDate from = this.policy.effectiveFrom();
		List<WorkedChange> examples = new ArrayList<>();
		for (Condition points : samples()) {
			for (LocalDate earnedOn : WorkedDates.before(from)) {
				LotDating.Dated before = dating(this.history, points, earnedOn, from.minusDays(1));
				LotDating.Dated after = dating(this.history, points, earnedOn, from);
				boolean governed = !earnedOn.isBefore(this.older.get(0).effectiveFrom());
				if (governed && before != null && after != null && isOpenOn(from, before)) {
					examples.add(new WorkedChange(points, earnedOn, before.expiresOn(), after.expiresOn()));
				}
			}
		}
		return List.copyOf(examples);
	}

	private static boolean isOpenOn(LocalDate day, LotDating.Dated lot) {
		return lot.expiresOn() == null || !lot.expiresOn().isBefore(day);
	}

	/**
	 * Lots earned under the policy, as they would stand if the one before went on, and as
	 * they stand.
	 * @param replacedOn when the next policy takes effect; null: there is none
	 */
	List<WorkedChange> ofNewLots(@Nullable LocalDate replacedOn) {
		List<WorkedChange> examples = new ArrayList<>();
		for (Condition points : samples()) {
			for (LocalDate earnedOn : WorkedDates.between(this.policy.effectiveFrom(), replacedOn)) {
				LotDating.Dated before = dating(new PolicyHistory(this.older), points, earnedOn, earnedOn);
				LotDating.Dated after = dating(this.history, points, earnedOn, earnedOn);
				if (before != null && after != null) {
					examples.add(new WorkedChange(points, earnedOn, before.expiresOn(), after.expiresOn()));
				}
			}
		}
		return List.copyOf(examples);
	}

	/** One kind and tier for each pair of entries, in the order of the new policy's. */
	private List<Condition> samples() {
		if (this.older.isEmpty()) {
			return List.of();
		}
		Policy before = this.older.get(this.older.size() - 1);
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

	private static LotDating.@Nullable Dated dating(PolicyHistory policies, Condition points, LocalDate earnedOn,
			LocalDate day) {
		Lot lot = new Lot("example", "example", only(points.kinds()), earnedOn, 1, 1, null, null);
		Member anyone = ValidityText.exampleMember(earnedOn);
		Member member = new Member(anyone.memberId(), only(points.tiers()), anyone.status(), anyone.joinedOn(),
				anyone.birthMonth());
		LotDating dating = new LotDates(policies).dateOf(lot, member, Activities.NONE, day);
		return (dating instanceof LotDating.Dated dated) ? dated : null;
	}

	private static Set<String> oneOrNone(String word) {
		return word.isEmpty() ? Set.of() : Set.of(word);
	}

	private static String only(Set<String> words) {
		return words.isEmpty() ? "" : words.iterator().next();
	}

}
