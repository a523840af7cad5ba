package io.pointexpiry.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import io.pointexpiry.domain.DormancyRule;
import io.pointexpiry.domain.Policy;

/**
 * Which lots dormancy takes on a day, as a condition on {@code member m} and
 * {@code point_lot l}: the same that {@link io.pointexpiry.domain.Dormancy#lapseOf} says
 * of one lot, and no lot that is due by its own date, or that has none yet.
 *
 * <p>
 * How long before the lapse a member is warned depends on the tier. What was earned too
 * late to be warned of by the day is not due, so that the condition has a last day of
 * accrual for each rule of the policy in force.
 *
 * @param sql the condition, with positional parameters
 * @param parameters their values
 * @see "rules.md#lapse-date"
 */
record DueByDormancy(String sql, List<Object> parameters) {

	private static final LocalDate NEVER_EARNED = LocalDate.of(1, 1, 1);

	DueByDormancy {
		parameters = List.copyOf(parameters);
	}

	/** The condition for closing a day under the policy in force on it. */
	static DueByDormancy on(LocalDate day, Policy inForce) {
		List<Object> values = new ArrayList<>(List.of(day, day, day, NEVER_EARNED));
		StringBuilder earned = new StringBuilder("case when m.tier is null then cast(? as date)");
		for (DormancyRule rule : inForce.dormancy()) {
			Set<String> tiers = rule.when().tiers();
			earned.append(tiers.isEmpty() ? " when 1 = 1 then cast(? as date)"
					: " when m.tier in (%s) then cast(? as date)".formatted(marks(tiers.size())));
			tiers.stream().sorted().forEach(values::add);
			values.add(rule.timed().map((timed) -> timed.warnableUntil(day)).orElse(NEVER_EARNED));
		}
		earned.append(" else cast(? as date) end");
		values.add(NEVER_EARNED);
		return new DueByDormancy("""
				m.lapse_on <= ? and m.status = 'ACTIVE' and l.status = 'OPEN' and l.remaining > 0
				and (l.expires_on is null or l.expires_on > ?) and (l.floor_on is null or l.floor_on <= ?)
				and l.refused is null and l.policy_version is not null and l.earned_on <= %s""".formatted(earned),
				values);
	}

	private static String marks(int count) {
		return String.join(", ", Collections.nCopies(count, "?"));
	}

}
