package io.pointexpiry.domain;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A candidate of a night with all that its decision rests on, as read in the transaction
 * that will carry the decision out.
 *
 * @param lot the lot, with what remains and its latest floor
 * @param member its owner
 * @param expiresOn the lot's own last usable day, floors included; null: never
 * @param policyVersion the policy that gave that date
 * @param reason why it is due: VALIDITY or POLICY_CHANGE by its own date, DORMANCY by the
 * member's; a lot selected only because its member withdrew carries VALIDITY
 * @param dueOn the day whose closing takes it: its own date, or its lapse date under
 * DORMANCY. Of a lot selected only because its member withdrew it is not asked
 * @param held whether the customer desk holds the lot or its member
 * @param reversed whether the lot's expiry was reversed and its day not closed again; a
 * rerun that closes that day passes false
 * @param reachable whether the member can be told anything
 * @param pointsOfDate all that the member would lose on that date
 * @param warnedOn the send date of the latest warning of that date which meets what the
 * guard requires; null: none
 * @param deferrals how often the guard has deferred the lot
 * @see "rules.md#the-decision"
 */
public record DueLot(Lot lot, Member member, @Nullable LocalDate expiresOn, String policyVersion, Reason reason,
		LocalDate dueOn, boolean held, boolean reversed, boolean reachable, long pointsOfDate,
		@Nullable LocalDate warnedOn, int deferrals) {

	public DueLot {
		if (deferrals < 0 || pointsOfDate < 0) {
			throw new IllegalArgumentException("lot %s: expected nothing negative, found %d deferrals and %d points"
				.formatted(lot.lotId(), deferrals, pointsOfDate));
		}
		if (reason == Reason.WITHDRAWAL) {
			throw new IllegalArgumentException(
					"lot %s: expected the reason of its date, found WITHDRAWAL".formatted(lot.lotId()));
		}
	}

}
