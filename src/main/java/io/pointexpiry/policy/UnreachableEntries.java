package io.pointexpiry.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.pointexpiry.domain.Condition;

/**
 * Finds entries to which the earlier ones leave nothing, where the first that matches
 * applies.
 */
final class UnreachableEntries {

	/**
	 * Stands for every kind or tier that no condition names; no word of the file is
	 * empty.
	 */
	private static final String ANY_OTHER = "";

	/** Beyond so many combinations a warning is not worth its time. */
	private static final long MOST_LOOK_UPS = 10_000_000;

	private UnreachableEntries() {
	}

	/** The places, from 0, of entries that no lot can come to; none in a huge section. */
	static List<Integer> of(List<Condition> conditions) {
		Set<String> kinds = named(conditions, Condition::kinds);
		Set<String> tiers = named(conditions, Condition::tiers);
		if ((long) kinds.size() * tiers.size() * conditions.size() > MOST_LOOK_UPS) {
			return List.of();
		}
		Set<Integer> reached = new TreeSet<>();
		for (String kind : kinds) {
			for (String tier : tiers) {
				IntStream.range(0, conditions.size())
					.filter((i) -> conditions.get(i).matches(kind, tier))
					.findFirst()
					.ifPresent(reached::add);
			}
		}
		List<Integer> unreachable = new ArrayList<>(IntStream.range(0, conditions.size()).boxed().toList());
		unreachable.removeAll(reached);
		return unreachable;
	}

	private static Set<String> named(List<Condition> conditions, Function<Condition, Set<String>> words) {
		Set<String> named = new TreeSet<>(Set.of(ANY_OTHER));
		conditions.forEach((condition) -> named.addAll(words.apply(condition)));
		return named;
	}

}
