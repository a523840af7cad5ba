package io.pointexpiry.night;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.domain.DateRange;
import io.pointexpiry.domain.ExtensionProgramme;
import io.pointexpiry.domain.Extensions;
import io.pointexpiry.domain.Grant;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.Member;
import io.pointexpiry.domain.Outcome;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Stages;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.LotReads;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberRange;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.NightRun;

/**
 * Step 3: which lots that are about to lapse get more time from an extension programme of
 * the policy in force.
 */
final class GrantExtensions implements NightWork {

	private final PolicyHistory policies;

	private final LotDates lotDates;

	private final MemberReads members;

	private final LotReads lots;

	private final Ledger ledger;

	private final ControlTotalsBook totals;

	GrantExtensions(PolicyHistory policies, MemberReads members, LotReads lots, Ledger ledger,
			ControlTotalsBook totals) {
		this.policies = policies;
		this.lotDates = new LotDates(policies);
		this.members = members;
		this.lots = lots;
		this.ledger = ledger;
		this.totals = totals;
	}

	@Override
	public String step() {
		return "grantExtensions";
	}

	@Override
	public Optional<KeyQuery> selection(NightRun run) {
		return programmes(run).stream()
			.map(ExtensionProgramme::grantBefore)
			.flatMap((grantBefore) -> lastDateAskedOf(grantBefore, run.businessDate()).stream())
			.max(LocalDate::compareTo)
			.map((last) -> KeyQuery.of("""
					select member_id, lot_id from point_lot
					where status = 'OPEN' and remaining > 0 and expires_on >= ? and expires_on <= ?""",
					run.businessDate(), run.isOfThePast() ? run.businessDate() : last));
	}

	/** The latest E with E.minus(grantBefore) on or before the day. */
	private static Optional<LocalDate> lastDateAskedOf(Period grantBefore, LocalDate day) {
		return Stages.windowOf(grantBefore, null, day).map(DateRange::to);
	}

	private List<ExtensionProgramme> programmes(NightRun run) {
		return this.policies.inForceOn(run.businessDate()).extensions();
	}

	@Override
	public void carryOut(NightRun run, MemberRange range, List<LotKey> keys) {
		List<String> memberIds = keys.stream().map(LotKey::memberId).distinct().toList();
		List<String> lotIds = keys.stream().map(LotKey::lotId).toList();
		record(run, range, granted(run, this.lots.lock(lotIds), this.members.members(memberIds),
				this.members.activities(memberIds, run.businessDate())));
	}

	/**
	 * What some lots are granted; nothing is written. Lots that nobody asks about are
	 * passed over.
	 * @param activities what their owners did on or before the business date
	 */
	List<Ledger.Floor> granted(NightRun run, List<LotState> asked, Map<String, MemberState> owners,
			Map<String, Activities> activities) {
		List<LotState> due = asked.stream().filter((lot) -> isAsked(lot, run)).toList();
		Map<String, Set<String>> granted = this.lots.extensions(due.stream().map((lot) -> lot.lot().lotId()).toList());
		List<Ledger.Floor> floors = new ArrayList<>();
		for (LotState lot : due) {
			Member owner = Objects.requireNonNull(owners.get(lot.lot().memberId()), "a lot has a member").member();
			grant(run, lot, owner, activities.getOrDefault(owner.memberId(), Activities.NONE),
					granted.getOrDefault(lot.lot().lotId(), Set.of()))
				.ifPresent((it) -> floors.add(new Ledger.Floor(lot.lot(), Ledger.Floor.Cause.EXTENSION, it.name(),
						it.expiresOn(), lot.expiresOn(), null)));
		}
		return floors;
	}

	private static boolean isAsked(LotState lot, NightRun run) {
		LocalDate expiresOn = lot.expiresOn();
		return expiresOn != null
				&& (run.isOfThePast() ? expiresOn.equals(run.businessDate()) : !expiresOn.isBefore(run.businessDate()));
	}

	private Optional<Grant> grant(NightRun run, LotState state, Member owner, Activities activities,
			Set<String> granted) {
		LocalDate expiresOn = state.expiresOn();
		if (!state.open() || expiresOn == null) {
			return Optional.empty();
		}
		Lot lot = state.lot();
		return Extensions.grant(programmes(run), lot, owner, activities, expiresOn,
				this.lotDates.entryOf(lot, owner, activities, run.businessDate()), granted, run.businessDate());
	}

	private void record(NightRun run, MemberRange range, List<Ledger.Floor> floors) {
		this.ledger.promise(run, floors);
		this.ledger.cue(floors.stream()
			.map((it) -> new Ledger.Cue(it.lot().memberId(), "EXTENDED", it.lot().lotId(), run.runId() + ":" + it.ref(),
					it.lot().remaining(), it.oldExpiresOn(), it.until()))
			.toList());
		this.totals.add(run.runId(), step(), range.no(), counted(floors));
	}

	/** Each extended lot is a candidate of its own. */
	static ControlTotals counted(List<Ledger.Floor> floors) {
		ControlTotals counted = ControlTotals.NONE;
		for (Ledger.Floor floor : floors) {
			counted = counted.plus(ControlTotals.of(Outcome.EXTENDED, floor.lot().remaining()));
		}
		return counted;
	}

}
