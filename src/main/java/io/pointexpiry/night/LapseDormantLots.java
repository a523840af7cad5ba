package io.pointexpiry.night;

import java.util.List;
import java.util.Optional;

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
		if (this.policies.inForceOn(run.businessDate()).dormancy().isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(Selection.of("""
				select l.member_id, l.lot_id from member m join point_lot l on l.member_id = m.member_id
				where m.lapse_on <= ? and m.status = 'ACTIVE' and l.status = 'OPEN' and l.remaining > 0
				  and l.earned_on <= ? and (l.expires_on is null or l.expires_on > ?)
				  and (l.floor_on is null or l.floor_on <= ?) and l.refused is null and l.policy_version is not null""",
				run.businessDate(), run.businessDate(), run.businessDate(), run.businessDate()));
	}

	@Override
	public void carryOut(NightRun run, MemberRange range, List<LotKey> keys) {
		this.deciding.carryOut(run, step(), range, this.candidates.dueByDormancy(run, keys));
	}

}
