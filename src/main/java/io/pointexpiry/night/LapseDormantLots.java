package io.pointexpiry.night;

import java.util.List;
import java.util.Optional;

import io.pointexpiry.ledger.DueLots;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.MemberRange;
import io.pointexpiry.ledger.NightRun;

/**
 * Step 5: lots that are not due by their own date, of members whose dormancy day has
 * come.
 */
final class LapseDormantLots implements NightWork {

	private final DueLots due;

	private final Candidates candidates;

	private final Deciding deciding;

	LapseDormantLots(DueLots due, Candidates candidates, Deciding deciding) {
		this.due = due;
		this.candidates = candidates;
		this.deciding = deciding;
	}

	@Override
	public String step() {
		return "lapseDormantLots";
	}

	@Override
	public Optional<KeyQuery> selection(NightRun run) {
		return this.due.byDormancy(run.businessDate());
	}

	@Override
	public void carryOut(NightRun run, MemberRange range, List<LotKey> keys) {
		this.deciding.carryOut(run, step(), range, this.candidates.dueByDormancy(run, keys));
	}

}
