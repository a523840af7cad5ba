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
 * Step 4: what becomes of lots whose last usable day has come, of lots without a date,
 * and of lots of members who left.
 */
final class ExpireDueLots implements NightWork {

	private static final String NOT_WITHDRAWN = """

			and not exists (select 1 from member m where m.member_id = l.member_id and m.status = 'WITHDRAWN')""";

	private final PolicyHistory policies;

	private final Candidates candidates;

	private final Deciding deciding;

	ExpireDueLots(PolicyHistory policies, Candidates candidates, Deciding deciding) {
		this.policies = policies;
		this.candidates = candidates;
		this.deciding = deciding;
	}

	@Override
	public String step() {
		return "expireDueLots";
	}

	@Override
	public Optional<Selection> selection(NightRun run) {
		boolean takesWithdrawn = this.policies.inForceOn(run.businessDate()).withdrawal() == Policy.Withdrawal.EXPIRE;
		Selection due = Selection.of("""
				select member_id, lot_id from point_lot l
				where status = 'OPEN' and remaining > 0 and expires_on <= ?""" + NOT_WITHDRAWN, run.businessDate());
		Selection refused = Selection.of("""
				select member_id, lot_id from point_lot l
				where status = 'OPEN' and remaining > 0 and refused is not null and earned_on <= ?"""
				+ (takesWithdrawn ? "" : NOT_WITHDRAWN), run.businessDate());
		Selection withdrawn = Selection.of("""
				select l.member_id, l.lot_id from member m join point_lot l on l.member_id = m.member_id
				where m.status = 'WITHDRAWN' and l.status = 'OPEN' and l.remaining > 0 and l.earned_on <= ?
				  and l.refused is null and l.policy_version is not null""", run.businessDate());
		return Optional.of(takesWithdrawn ? due.or(refused).or(withdrawn) : due.or(refused));
	}

	@Override
	public void carryOut(NightRun run, MemberRange range, List<LotKey> keys) {
		this.deciding.carryOut(run, step(), range, this.candidates.dueByDate(run, keys));
	}

}
