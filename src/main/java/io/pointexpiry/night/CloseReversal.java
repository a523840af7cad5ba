package io.pointexpiry.night;

import io.pointexpiry.ledger.NightRun;

import org.springframework.stereotype.Component;

/**
 * Checks and stores the control totals of a reversal; the calendar stays as it is.
 *
 * @see "rules.md#reversals"
 */
@Component
final class CloseReversal implements NightTask {

	private final ControlTotalsBook totals;

	CloseReversal(ControlTotalsBook totals) {
		this.totals = totals;
	}

	@Override
	public void carryOut(NightRun run) {
		CloseDay.settle(run, this.totals);
	}

}
