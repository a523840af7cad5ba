package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.Member;
import io.pointexpiry.ledger.Reinstatements.Lapsed;

/**
 * A member of whom dormancy took points, and of whom something became known since.
 *
 * @param member the member
 * @param lapsed what dormancy took and nobody gave back yet
 * @param activities what they did up to each day on which it did, as it is known now
 * @param numbers how many new lots each of their lots has had so far, by the first one
 */
record MemberWithExpiries(Member member, List<Lapsed> lapsed, Map<LocalDate, Activities> activities,
		Map<String, Integer> numbers) {

	MemberWithExpiries {
		lapsed = List.copyOf(lapsed);
		activities = Map.copyOf(activities);
		numbers = Map.copyOf(numbers);
	}

}
