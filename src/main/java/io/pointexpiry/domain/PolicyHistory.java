package io.pointexpiry.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All policies of a programme, from the oldest to the newest.
 *
 * @param policies at least one, each with its own version and effective-from; sorted here
 * @see "rules.md#the-policy-in-force"
 */
public record PolicyHistory(List<Policy> policies) {

	public PolicyHistory {
		policies = policies.stream().sorted(Comparator.comparing(Policy::effectiveFrom)).toList();
		if (policies.isEmpty()) {
			throw new IllegalArgumentException("expected at least one policy, found none");
		}
	}

	/**
	 * The policy in force on a business date: the newest whose effective-from is not
	 * after it; the oldest where the day lies before them all. Dormancy, notices, guard
	 * and extensions follow it.
	 */
	public Policy inForceOn(LocalDate day) {
		return this.policies.stream()
			.filter((policy) -> !policy.effectiveFrom().isAfter(day))
			.reduce((older, newer) -> newer)
			.orElse(this.policies.get(0));
	}

	/** The policy that takes effect on exactly this day, if one does. */
	public Optional<Policy> takingEffectOn(LocalDate day) {
		return this.policies.stream().filter((policy) -> policy.effectiveFrom().equals(day)).findFirst();
	}

	/** The policies that are older than this one, oldest first. */
	public List<Policy> olderThan(Policy newer) {
		return this.policies.stream()
			.filter((policy) -> policy.effectiveFrom().isBefore(newer.effectiveFrom()))
			.toList();
	}

	/** The policies that have taken effect by a day, or else the oldest; oldest first. */
	List<Policy> upTo(LocalDate day) {
		List<Policy> known = this.policies.stream().filter((policy) -> !policy.effectiveFrom().isAfter(day)).toList();
		return known.isEmpty() ? this.policies.subList(0, 1) : known;
	}

	/**
	 * The policies that have a say in the date of a lot on a business date, oldest first.
	 * The last one governs it; each one before is what would govern without those after
	 * it. The first is the policy under which the lot was earned, or the oldest of all.
	 */
	List<Policy> governing(LocalDate earnedOn, LocalDate day) {
		List<Policy> known = upTo(day);
		List<Policy> chain = new ArrayList<>();
		for (int index = known.size() - 1; index >= 0; index--) {
			Policy policy = known.get(index);
			boolean earnedUnder = policy.isInForceWhenEarned(earnedOn);
			if (earnedUnder || index == 0 || policy.appliesTo() == Policy.AppliesTo.OPEN_LOTS) {
				chain.add(policy);
			}
			if (earnedUnder) {
				break;
			}
		}
		Collections.reverse(chain);
		return chain;
	}

}
