package io.pointexpiry.night;

import io.pointexpiry.domain.Decision;

/**
 * A due lot with what becomes of it.
 *
 * @param candidate the lot with the facts that it was decided by
 * @param decision what was decided
 */
record DecidedLot(Candidate candidate, Decision decision) {
}
