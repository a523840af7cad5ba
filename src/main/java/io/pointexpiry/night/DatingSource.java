package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.LotReads;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.NightRun;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads members whose lots may have another date: new lots, changed members, rolling
 * anchors, all lots that a policy touches on the day it takes effect, and every open lot
 * after a policy was amended.
 */
@Component
final class DatingSource implements PageSource<MemberToDate> {

	private static final KeyQuery OWNERS = KeyQuery
		.of("select distinct member_id, '' as lot_id from point_lot where status = 'OPEN'");

	private final PolicyHistory policies;

	private final AppliedPolicies applied;

	private final LotDates lotDates;

	private final MemberReads members;

	private final LotReads lots;

	private final JdbcTemplate jdbc;

	DatingSource(PolicyHistory policies, AppliedPolicies applied, MemberReads members, LotReads lots,
			JdbcTemplate jdbc) {
		this.policies = policies;
		this.applied = applied;
		this.lotDates = new LotDates(policies);
		this.members = members;
		this.lots = lots;
		this.jdbc = jdbc;
	}

	@Override
	public String unit() {
		return "members";
	}

	@Override
	public KeyQuery keys(NightRun run) {
		if (this.applied.isTakenUpBy(run)) {
			return OWNERS;
		}
		KeyQuery review = MembersToLookAt.upTo(run.stateDay());
		String[] touched = this.policies.takingEffectOn(run.stateDay())
			.filter((policy) -> policy.appliesTo() == Policy.AppliesTo.OPEN_LOTS)
			.map(this::touchedKinds)
			.orElse(new String[0]);
		return (touched.length == 0) ? review : review.or(KeyQuery.of("""
				select member_id, '' as lot_id from point_lot where status = 'OPEN' and kind = any(?)""",
				(Object) touched));
	}

	private String[] touchedKinds(Policy policy) {
		List<String> tiers = this.jdbc.queryForList("select distinct tier from member", String.class);
		return this.jdbc.queryForList("select distinct kind from point_lot where status = 'OPEN'", String.class)
			.stream()
			.filter((kind) -> tiers.stream().anyMatch((tier) -> this.lotDates.touchedBy(policy, kind, tier)))
			.toArray(String[]::new);
	}

	@Override
	public List<MemberToDate> page(NightRun run, List<LotKey> keys) {
		List<String> ids = keys.stream().map(LotKey::memberId).toList();
		Map<String, MemberState> owners = this.members.members(ids);
		Map<String, Activities> activities = this.members.activities(ids, run.stateDay());
		Map<String, Set<LocalDate>> told = told(ids, run);
		Map<String, List<LotState>> open = this.lots.open(ids, run.stateDay())
			.stream()
			.collect(Collectors.groupingBy((it) -> it.lot().memberId()));
		return ids.stream()
			.map((id) -> new MemberToDate(Objects.requireNonNull(owners.get(id), "a lot has a member"),
					activities.getOrDefault(id, Activities.NONE), open.getOrDefault(id, List.of()),
					told.getOrDefault(id, Set.of())))
			.toList();
	}

	/** The dates that members were told, where an amendment may have made them wrong. */
	private Map<String, Set<LocalDate>> told(List<String> ids, NightRun run) {
		return this.applied.isTakenUpBy(run) ? new DatesTold(this.jdbc).since(ids, run.stateDay()) : Map.of();
	}

}
