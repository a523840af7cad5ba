package io.pointexpiry.night;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.ledger.MemberState;

/**
 * A member whose dormancy may be another one than before.
 *
 * @param stored the member as stored
 * @param activities what they did up to the day
 */
record FollowedMember(MemberState stored, Activities activities) {
}
