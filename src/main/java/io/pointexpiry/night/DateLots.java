package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.LotDating;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.ledger.DateLedger;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.LotReads;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberRange;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.notice.NoticeItemRow;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Step 2: until when lots can be used, where that may have changed: new lots, changed
 * members, rolling anchors, all lots that a policy touches on the day it takes effect,
 * and every open lot after a policy was amended.
 */
final class DateLots implements NightWork {

	private static final KeyQuery OWNERS = KeyQuery
		.of("select distinct member_id, '' as lot_id from point_lot where status = 'OPEN'");

	private final PolicyHistory policies;

	private final AppliedPolicies applied;

	private final LotDates lotDates;

	private final ReachedStages stages;

	private final MemberReads members;

	private final LotReads lots;

	private final DateLedger dates;

	private final Ledger ledger;

	private final JdbcClient jdbc;

	private final JdbcTemplate jdbcTemplate;

	DateLots(PolicyHistory policies, AppliedPolicies applied, MemberReads members, LotReads lots, DateLedger dates,
			Ledger ledger, JdbcTemplate jdbc) {
		this.policies = policies;
		this.applied = applied;
		this.lotDates = new LotDates(policies);
		this.stages = new ReachedStages(policies);
		this.members = members;
		this.lots = lots;
		this.dates = dates;
		this.ledger = ledger;
		this.jdbc = JdbcClient.create(jdbc);
		this.jdbcTemplate = jdbc;
	}

	@Override
	public String step() {
		return "dateLots";
	}

	@Override
	public Optional<KeyQuery> selection(NightRun run) {
		if (this.applied.isTakenUpBy(run)) {
			return Optional.of(OWNERS);
		}
		KeyQuery review = MembersToLookAt.upTo(run.stateDay());
		String[] touched = this.policies.takingEffectOn(run.stateDay())
			.filter((policy) -> policy.appliesTo() == Policy.AppliesTo.OPEN_LOTS)
			.map(this::touchedKinds)
			.orElse(new String[0]);
		if (touched.length == 0) {
			return Optional.of(review);
		}
		return Optional.of(review.or(KeyQuery.of("""
				select distinct member_id, '' as lot_id from point_lot where status = 'OPEN' and kind = any(?)""",
				(Object) touched)));
	}

	private String[] touchedKinds(Policy policy) {
		List<String> kinds = this.jdbc.sql("select distinct kind from point_lot where status = 'OPEN'")
			.query(String.class)
			.list();
		List<String> tiers = this.jdbc.sql("select distinct tier from member").query(String.class).list();
		return kinds.stream()
			.filter((kind) -> tiers.stream().anyMatch((tier) -> this.lotDates.touchedBy(policy, kind, tier)))
			.toArray(String[]::new);
	}

	@Override
	public void carryOut(NightRun run, MemberRange range, List<LotKey> keys) {
		List<String> ids = keys.stream().map(LotKey::memberId).toList();
		Map<String, MemberState> owners = this.members.members(ids);
		Map<String, Activities> activities = this.members.activities(ids, run.stateDay());
		List<DateLedger.NewDate> changes = new ArrayList<>();
		List<Ledger.Cue> corrections = new ArrayList<>();
		Map<String, Set<LocalDate>> told = told(ids, run);
		Set<String> toLookAt = new LinkedHashSet<>(told.keySet());
		for (LotState lot : this.lots.open(ids, run.stateDay())) {
			String id = lot.lot().memberId();
			MemberState owner = Objects.requireNonNull(owners.get(id), "a lot has a member");
			LotDating dating = this.lotDates.dateOf(lot.lot(), owner.member(),
					activities.getOrDefault(id, Activities.NONE), run.stateDay());
			if (isNew(dating, lot)) {
				changes.add(new DateLedger.NewDate(lot.lot().lotId(), dating));
				correction(lot, dating, told.getOrDefault(id, Set.of()), run).ifPresent(corrections::add);
				if (this.stages.reached(dating, lot.lot(), owner, run)) {
					toLookAt.add(id);
				}
			}
		}
		this.dates.date(changes);
		this.ledger.cue(toLookAt.stream().map(Ledger.Cue::look).toList());
		this.ledger.cue(corrections);
	}

	/** The dates that members were told, where an amendment may have made them wrong. */
	private Map<String, Set<LocalDate>> told(List<String> ids, NightRun run) {
		return this.applied.isTakenUpBy(run) ? new DatesTold(this.jdbcTemplate).since(ids, run.stateDay()) : Map.of();
	}

	/**
	 * A member who was told the date that an amendment changed is told the new one; no
	 * date is one, too.
	 */
	private static Optional<Ledger.Cue> correction(LotState lot, LotDating dating, Set<LocalDate> told, NightRun run) {
		LocalDate before = lot.expiresOn();
		boolean toldOf = lot.policyVersion() != null && lot.refused() == null
				&& told.contains((before != null) ? before : NoticeItemRow.NEVER);
		return dating.fold(
				(dated) -> (!toldOf || Objects.equals(before, dated.expiresOn())) ? Optional.empty()
						: Optional.of(new Ledger.Cue(lot.lot().memberId(), "POLICY_CHANGE", lot.lot().lotId(),
								run.runId(), lot.lot().remaining(), before, dated.expiresOn())),
				(refused) -> Optional.empty());
	}

	static boolean isNew(LotDating dating, LotState stored) {
		return dating.fold(
				(dated) -> stored.refused() != null || !dated.policyVersion().equals(stored.policyVersion())
						|| dated.reason() != stored.reason() || !Objects.equals(dated.expiresOn(), stored.expiresOn())
						|| !Objects.equals(dated.unchanged(), stored.unchangedOn()),
				(refused) -> !refused.missing().equals(stored.refused()));
	}

}
