package io.pointexpiry.night;

import io.pointexpiry.ledger.NightRun;

/**
 * A step of the night that is one transaction: opening, checking, closing. Doing it twice
 * does nothing more.
 */
interface NightTask {

	/**
	 * Does it, in the caller's transaction.
	 * @throws NightStoppedException if the night must not go on
	 */
	void carryOut(NightRun run);

}
