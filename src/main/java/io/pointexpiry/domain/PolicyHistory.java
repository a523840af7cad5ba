package io.pointexpiry.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All policies of a programme, from the oldest to the newest.
 *
 * @param policies at least one, each with its own version and effective-from; sorted here
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

}
