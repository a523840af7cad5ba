package io.pointexpiry.night;

import java.util.List;

import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.Reversals;

import org.springframework.stereotype.Component;

/**
 * Reads lots that the reversal of a day reopened, when that day is closed again.
 *
 * @see "rules.md#reversals"
 */
@Component
final class ReversedSource implements PageSource<LotKey> {

	@Override
	public String unit() {
		return "lots";
	}

	@Override
	public KeyQuery keys(NightRun run) {
		return run.isRerun() ? Reversals.waitingFor(run.businessDate()) : KeyQuery.NOTHING;
	}

	@Override
	public List<LotKey> page(NightRun run, List<LotKey> keys) {
		return keys;
	}

}
