package io.pointexpiry.night;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.DateRange;
import io.pointexpiry.domain.ExtensionProgramme;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Stages;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.LotReads;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.NightRun;

import org.springframework.stereotype.Component;

/**
 * Reads lots that an extension programme of the policy in force may give more time.
 *
 * @see "rules.md#extensions"
 */
@Component
final class ExtensionSource implements PageSource<ExtendableLot> {

	private final PolicyHistory policies;

	private final MemberReads members;

	private final LotReads lots;

	ExtensionSource(PolicyHistory policies, MemberReads members, LotReads lots) {
		this.policies = policies;
		this.members = members;
		this.lots = lots;
	}

	@Override
	public String unit() {
		return "lots";
	}

	@Override
	public KeyQuery keys(NightRun run) {
		return this.policies.inForceOn(run.businessDate())
			.extensions()
			.stream()
			.map(ExtensionProgramme::grantBefore)
			.flatMap((grantBefore) -> lastDateAskedOf(grantBefore, run.businessDate()).stream())
			.max(LocalDate::compareTo)
			.map((last) -> KeyQuery.of("""
					select member_id, lot_id from point_lot
					where status = 'OPEN' and remaining > 0 and expires_on >= ? and expires_on <= ?""",
					run.businessDate(), run.isOfThePast() ? run.businessDate() : last))
			.orElse(KeyQuery.NOTHING);
	}

	/** The latest E with E.minus(grantBefore) on or before the day. */
	private static Optional<LocalDate> lastDateAskedOf(Period grantBefore, LocalDate day) {
		return Stages.windowOf(grantBefore, null, day).map(DateRange::to);
	}

	@Override
	public List<ExtendableLot> page(NightRun run, List<LotKey> keys) {
		List<String> memberIds = keys.stream().map(LotKey::memberId).distinct().toList();
		return of(this.lots.lock(keys.stream().map(LotKey::lotId).toList()), this.members.members(memberIds),
				this.members.activities(memberIds, run.businessDate()));
	}

	/** Lots with what their owners did and what they were granted before. */
	List<ExtendableLot> of(Collection<LotState> asked, Map<String, MemberState> owners,
			Map<String, Activities> activities) {
		Map<String, Set<String>> granted = this.lots.extensions(asked.stream().map((it) -> it.lot().lotId()).toList());
		return asked.stream().map((it) -> {
			String member = it.lot().memberId();
			return new ExtendableLot(it, Objects.requireNonNull(owners.get(member), "a lot has a member").member(),
					activities.getOrDefault(member, Activities.NONE), granted.getOrDefault(it.lot().lotId(), Set.of()));
		}).toList();
	}

}
