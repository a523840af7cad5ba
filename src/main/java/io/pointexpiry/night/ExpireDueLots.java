package io.pointexpiry.night;

import java.util.List;
import java.util.Optional;

import io.pointexpiry.ledger.DueLots;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.MemberRange;
import io.pointexpiry.ledger.NightRun;

/**
 * Step 4: what becomes of lots whose last usable day has come, of lots without a date,
 * and of lots of members who left.
 */
final class ExpireDueLots implements NightWork {

	private final DueLots due;

	private final Candidates candidates;

	private final Deciding deciding;

	ExpireDueLots(DueLots due, Candidates candidates, Deciding deciding) {
		this.due = due;
		this.candidates = candidates;
		this.deciding = deciding;
	}

	@Override
	public String step() {
		return "expireDueLots";
	}

	@Override
	public Optional<KeyQuery> selection(NightRun run) {
		return Optional.of(this.due.byDate(run.businessDate()));
	}

	@Override
	public void carryOut(NightRun run, MemberRange range, List<LotKey> keys) {
		this.deciding.carryOut(run, step(), range, this.candidates.dueByDate(run, keys));
	}

}
