package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.LateActivity;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.LotReads;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberRange;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.Reinstatements;
import io.pointexpiry.ledger.Reinstatements.Lapsed;
import io.pointexpiry.ledger.Reinstatements.Reinstated;

/**
 * Before all dates: gives back what dormancy took of members of whom an earlier activity
 * became known since. It follows only members who are to be looked at again; the steps
 * after it date the new lots.
 */
final class ReturnPoints implements NightWork {

	private static final String LOOKED_AT = """
			select distinct r.member_id, '' as lot_id from %s and exists (
			  select 1 from expiry_record e where e.member_id = r.member_id and e.entry_type = 'EXPIRY'
			    and e.reason = 'DORMANCY')""";

	private final LateActivity lateActivity;

	private final MemberReads members;

	private final LotReads lots;

	private final Reinstatements reinstatements;

	private final Ledger ledger;

	private final Deciding deciding;

	ReturnPoints(PolicyHistory policies, MemberReads members, LotReads lots, Reinstatements reinstatements,
			Ledger ledger, Deciding deciding) {
		this.lateActivity = new LateActivity(policies);
		this.members = members;
		this.lots = lots;
		this.reinstatements = reinstatements;
		this.ledger = ledger;
		this.deciding = deciding;
	}

	@Override
	public String step() {
		return "returnPoints";
	}

	@Override
	public Optional<KeyQuery> selection(NightRun run) {
		return Optional.of(KeyQuery.of(LOOKED_AT.formatted("review r where r.due_on <= ?"), run.stateDay()));
	}

	/**
	 * The members of whom a night to come will ask, as the tables stand before it: what
	 * its first steps will queue, because it was redeemed or reversed, is in it.
	 */
	static KeyQuery ahead(NightRun run) {
		KeyQuery queued = KeyQuery.of(LOOKED_AT.formatted("review r where r.due_on <= ?"), run.stateDay());
		KeyQuery redeemed = KeyQuery.of(LOOKED_AT.formatted("""
				redemption r where r.posted_on is null and r.redeemed_on <= ?"""), run.businessDate());
		KeyQuery reversed = KeyQuery.of(LOOKED_AT.formatted("point_lot r where r.reversed_on = ?"), run.businessDate());
		return run.isRerun() ? queued.or(redeemed).or(reversed) : queued.or(redeemed);
	}

	@Override
	public void carryOut(NightRun run, MemberRange range, List<LotKey> keys) {
		List<Reinstated> returned = returned(run, keys.stream().map(LotKey::memberId).toList());
		this.reinstatements.reinstate(run, returned);
		this.ledger.cue(returned.stream().map((it) -> cue(it, run)).toList());
	}

	/** What goes back to some members; nothing is written. */
	List<Reinstated> returned(NightRun run, List<String> ids) {
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
					new LateActivity.Lapse(lapsed.tier(), lapsed.inactiveSince(), lapsed.businessDate()),
					owner.member(), activities)) {
				returned.add(reinstated(lapsed, numbers, run));
			}
		}
		return returned;
	}

	/** The lots, not dated yet, that a night to come gives to some members. */
	List<LotState> ahead(NightRun run, Collection<String> ids) {
		List<String> asked = this.members.among(ahead(run), ids);
		List<Reinstated> returned = asked.isEmpty() ? List.of() : returned(run, asked);
		Map<String, LotState> origins = this.lots.byId(returned.stream().map((it) -> it.lapsed().lotId()).toList());
		return returned.stream()
			.map((it) -> it
				.undated(Objects.requireNonNull(origins.get(it.lapsed().lotId()), "an expiry has a lot").lot()))
			.toList();
	}

	private Reinstated reinstated(Lapsed lapsed, Map<String, Integer> numbers, NightRun run) {
		LateActivity.Time time = this.deciding.timeOfReturn(lapsed.expiresOn(), run);
		int number = numbers.merge(Reinstatements.first(lapsed.lotId()), 1, Math::addExact);
		return new Reinstated(lapsed, Reinstatements.name(lapsed.lotId(), number), time.expiresOn(), time.promised());
	}

	private static Ledger.Cue cue(Reinstated it, NightRun run) {
		return new Ledger.Cue(it.lapsed().memberId(), "REINSTATED", it.lotId(), run.runId(), it.lapsed().points(),
				it.lapsed().expiresOn(), (it.expiresOn() != null) ? it.expiresOn() : it.promised());
	}

}
