package io.pointexpiry.domain;

import java.util.Set;

/**
 * A policy entry's {@code when}: all of its keys must hold. An empty set of values means
 * that the key is not asked.
 *
 * @param kinds the lot kinds that match
 * @param tiers the member tiers that match
 * @see "rules.md#arithmetic"
 */
public record Condition(Set<String> kinds, Set<String> tiers) {

	/** The condition of an entry without {@code when}: it always holds. */
	public static final Condition ALWAYS = new Condition(Set.of(), Set.of());

	public Condition {
		kinds = Set.copyOf(kinds);
		tiers = Set.copyOf(tiers);
	}

	/** Whether a lot of this kind, held by a member of this tier, is meant. */
	public boolean matches(String kind, String tier) {
		return (this.kinds.isEmpty() || this.kinds.contains(kind)) && matchesTier(tier);
	}

	/** Whether a member of this tier is meant, whatever the lot. */
	public boolean matchesTier(String tier) {
		return this.tiers.isEmpty() || this.tiers.contains(tier);
	}

}
