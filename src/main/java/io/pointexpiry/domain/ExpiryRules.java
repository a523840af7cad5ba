package io.pointexpiry.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Decides about a candidate: the rules are asked in the order of {@link #RULES}, the
 * first that answers wins, and a lot that none of them keeps expires. What leaves the
 * points with the member goes before what takes them: a hold and a promise beat a
 * withdrawal.
 *
 * @see "rules.md#the-decision"
 */
public final class ExpiryRules {

	private static final List<ExpiryRule> RULES = List.of(ExpiryRules::nothingRemains,
			ExpiryRules::withdrawnAreLeftAlone, ExpiryRules::promiseStands, ExpiryRules::notDue, ExpiryRules::held,
			ExpiryRules::reversed, ExpiryRules::withdrawnLapse, ExpiryRules::notWarned);

	/** What becomes of the lot; every candidate gets a decision. */
	public Decision decide(DueLot due, Night night) {
		return RULES.stream()
			.flatMap((rule) -> rule.decide(due, night).stream())
			.findFirst()
			.orElseGet(() -> new Decision.Expire(due.reason(), due.warnedOn()));
	}

	/** A lot that was spent since it was selected is retained. */
	private static Optional<Decision> nothingRemains(DueLot due, Night night) {
		return retainIf(due.lot().remaining() == 0, Decision.Retain.Cause.SPENT);
	}

	/** Lots of members who left are left alone, unless the policy says otherwise. */
	private static Optional<Decision> withdrawnAreLeftAlone(DueLot due, Night night) {
		return retainIf(isWithdrawn(due) && night.policy().withdrawal() == Policy.Withdrawal.KEEP,
				Decision.Retain.Cause.WITHDRAWN_KEPT);
	}

	/** No rule takes a lot before its latest floor, withdrawal neither. */
	private static Optional<Decision> promiseStands(DueLot due, Night night) {
		LocalDate floor = due.lot().floor();
		return retainIf(floor != null && floor.isAfter(night.day()), Decision.Retain.Cause.PROMISED);
	}

	/** A lot whose date lies after the day is retained, unless its member left. */
	private static Optional<Decision> notDue(DueLot due, Night night) {
		return retainIf(!isWithdrawn(due) && due.dueOn().isAfter(night.day()), Decision.Retain.Cause.NOT_DUE);
	}

	/** A lot that the customer desk holds is withheld. */
	private static Optional<Decision> held(DueLot due, Night night) {
		return withholdIf(due.held(), Decision.Withhold.Why.HOLD);
	}

	/** A lot given back by a reversed night waits until that day is closed again. */
	private static Optional<Decision> reversed(DueLot due, Night night) {
		return withholdIf(due.reversed(), Decision.Withhold.Why.REVERSED);
	}

	/** Where the policy takes the points of members who left, it does so unwarned. */
	private static Optional<Decision> withdrawnLapse(DueLot due, Night night) {
		return isWithdrawn(due) ? Optional.of(new Decision.Expire(Reason.WITHDRAWAL, null)) : Optional.empty();
	}

	/** If a required warning was not sent, the expiry is deferred. */
	private static Optional<Decision> notWarned(DueLot due, Night night) {
		return Guard.floorFor(due, night).map(Decision.Defer::new);
	}

	private static boolean isWithdrawn(DueLot due) {
		return due.member().status() == MemberStatus.WITHDRAWN;
	}

	private static Optional<Decision> retainIf(boolean so, Decision.Retain.Cause cause) {
		return so ? Optional.of(new Decision.Retain(cause)) : Optional.empty();
	}

	private static Optional<Decision> withholdIf(boolean so, Decision.Withhold.Why why) {
		return so ? Optional.of(new Decision.Withhold(why)) : Optional.empty();
	}

	/** One sentence of the rule book; empty where it has nothing to say. */
	@FunctionalInterface
	private interface ExpiryRule {

		Optional<Decision> decide(DueLot due, Night night);

	}

}
