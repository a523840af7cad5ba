package io.pointexpiry.night;

import java.util.List;
import java.util.Optional;

import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.store.LotKey;
import io.pointexpiry.store.MemberRange;
import io.pointexpiry.store.NightRun;
import io.pointexpiry.store.Selection;

/**
 * Step 5: lots that are not due by their own date, of members whose dormancy day has
 * come.
 */
final class LapseDormantLots implements NightWork {

	private final PolicyHistory policies;

	private final Candidates candidates;

	private final Deciding deciding;

	LapseDormantLots(PolicyHistory policies, Candidates candidates, Deciding deciding) {
		this.policies = policies;
		this.candidates = candidates;
		this.deciding = deciding;
	}

	@Override
	public String step() {
		return "lapseDormantLots";
	}

	@Override
	public Optional<Selection> selection(NightRun run) {
		Policy inForce = this.policies.inForceOn(run.businessDate());
		if (inForce.dormancy().isEmpty()) {
			return Optional.empty();
		}
		DueByDormancy due = DueByDormancy.on(run.businessDate(), inForce);
		return Optional.of(new Selection(
				"select l.member_id, l.lot_id from member m join point_lot l on l.member_id = m.member_id where "
						+ due.sql(),
				due.parameters()));
	}

	@Override
	public void carryOut(NightRun run, MemberRange range, List<LotKey> keys) {
		this.deciding.carryOut(run, step(), range, this.candidates.dueByDormancy(run, keys));
	}

}
