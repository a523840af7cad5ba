package io.pointexpiry.night;

import io.pointexpiry.store.MemberState;

/**
 * Whether a member can be told anything: a usable number, and no wish to be left alone.
 */
interface Reachability {

	boolean canBeTold(MemberState member);

}
