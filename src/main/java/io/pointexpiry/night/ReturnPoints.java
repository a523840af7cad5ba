package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.LateActivity;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.store.Ledger;
import io.pointexpiry.store.LotKey;
import io.pointexpiry.store.MemberRange;
import io.pointexpiry.store.MemberReads;
import io.pointexpiry.store.MemberState;
import io.pointexpiry.store.NightRun;
import io.pointexpiry.store.Reinstatements;
import io.pointexpiry.store.Reinstatements.Lapsed;
import io.pointexpiry.store.Reinstatements.Reinstated;
import io.pointexpiry.store.Selection;

/**
 * Before all dates: gives back what dormancy took of members of whom an earlier activity
 * became known since. It follows only members who are to be looked at again; the steps
 * after it date the new lots.
 */
final class ReturnPoints implements NightWork {

	private final LateActivity lateActivity;

	private final MemberReads members;

	private final Reinstatements reinstatements;

	private final Ledger ledger;

	private final Deciding deciding;

	ReturnPoints(PolicyHistory policies, MemberReads members, Reinstatements reinstatements, Ledger ledger,
			Deciding deciding) {
		this.lateActivity = new LateActivity(policies);
		this.members = members;
		this.reinstatements = reinstatements;
		this.ledger = ledger;
		this.deciding = deciding;
	}

	@Override
	public String step() {
		return "returnPoints";
	}

	@Override
	public Optional<Selection> selection(NightRun run) {
		return Optional.of(Selection.of("""
				select distinct r.member_id, '' as lot_id from review r where r.due_on <= ? and exists (
				  select 1 from expiry_record e where e.member_id = r.member_id and e.entry_type = 'EXPIRY'
				    and e.reason = 'DORMANCY')""", run.stateDay()));
	}

	@Override
	public void carryOut(NightRun run, MemberRange range, List<LotKey> keys) {
		List<String> ids = keys.stream().map(LotKey::memberId).toList();
		Map<String, MemberState> owners = this.members.members(ids);
		Map<String, Integer> numbers = this.reinstatements.numbers(ids);
		Map<LocalDate, Map<String, Activities>> known = new HashMap<>();
		List<Reinstated> returned = new ArrayList<>();
		for (Lapsed lapsed : this.reinstatements.byDormancy(ids)) {
			Activities activities = known
				.computeIfAbsent(lapsed.businessDate(), (day) -> this.members.activities(ids, day))
				.getOrDefault(lapsed.memberId(), Activities.NONE);
			MemberState owner = Objects.requireNonNull(owners.get(lapsed.memberId()), "a lot has a member");
			if (this.lateActivity.wouldHavePrevented(
					new LateActivity.Lapse(lapsed.tier(), lapsed.inactiveSince(), lapsed.businessDate()), owner.member(),
					activities)) {
				returned.add(reinstated(lapsed, numbers, run));
			}
		}
		this.reinstatements.reinstate(run, returned);
		this.ledger.cue(returned.stream().map((it) -> cue(it, run)).toList());
	}

	private Reinstated reinstated(Lapsed lapsed, Map<String, Integer> numbers, NightRun run) {
		LateActivity.Time time = this.deciding.timeOfReturn(lapsed.expiresOn(), run);
		int number = numbers.merge(Reinstatements.first(lapsed.lotId()), 1, Math::addExact);
		return new Reinstated(lapsed, Reinstatements.name(lapsed.lotId(), number), time.expiresOn(), time.promised());
	}

	private static Ledger.Cue cue(Reinstated it, NightRun run) {
		return new Ledger.Cue(it.lapsed().memberId(), "REINSTATED", it.lotId(), run.runId(), it.lapsed().points(),
				it.lapsed().expiresOn(), it.expiresOn());
	}

}
