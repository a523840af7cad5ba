package io.pointexpiry.night;

import io.pointexpiry.ledger.MemberRange;
import io.pointexpiry.ledger.NightRun;

/**
 * What one execution of a step works on.
 *
 * @param run the run that it is part of
 * @param step the step's name, as an operator sees it
 * @param range the members whose turn it is: all, or those of one partition
 */
record RunPart(NightRun run, String step, MemberRange range) {
}
