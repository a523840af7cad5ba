package io.pointexpiry.forecast;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.night.Outlook;

/**
 * How many members one policy touches: those with open points that would expire on
 * another day without it, if nothing is earned, spent or done. Points that no night of a
 * hundred years takes count as points that never expire.
 *
 * @param members whose points
 * @param lots in how many lots
 * @param points how many
 * @see "rules.md#announcements"
 */
public record PolicyReach(long members, long lots, BigInteger points) {

	private static final int YEARS = 100;

	/**
	 * Counts them on the books as they stand.
	 * @param outlook over books of which a day is closed
	 * @param policies the policies of the policy file
	 * @param policy one of them, but not the oldest; newer ones are left out of account
	 */
	public static PolicyReach of(Outlook outlook, PolicyHistory policies, Policy policy) {
		PolicyHistory without = new PolicyHistory(policies.olderThan(policy));
		PolicyHistory with = new PolicyHistory(policies.policies()
			.stream()
			.filter((it) -> !it.effectiveFrom().isAfter(policy.effectiveFrom()))
			.toList());
		LocalDate first = outlook.first().orElseThrow(() -> new IllegalStateException("expected a closed day"));
		Count touched = new Count();
		outlook.upTo(first.plusYears(YEARS), List.of(without, with), (seen) -> {
			if (!endOf(seen, 0).equals(endOf(seen, 1))) {
				touched.add(seen.owner().member().memberId(), seen.lot().lot().remaining());
			}
		});
		return new PolicyReach(touched.members(), touched.lots(), touched.points());
	}

	private static Optional<LocalDate> endOf(Outlook.Seen seen, int file) {
		return seen.taken().get(file).map(Outlook.Taken::on);
	}

}
