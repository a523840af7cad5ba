package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.LotDating;
import io.pointexpiry.domain.Points;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Reason;
import io.pointexpiry.notice.Told.Before;
import io.pointexpiry.store.NoticeFacts.OpenLot;
import org.jspecify.annotations.Nullable;

/**
 * Announced policies that give lots an earlier date: each is told once to a member whose
 * lots it touches, from announced-on until effective-from, both days included.
 */
final class PolicyChanges {

	private final PolicyHistory policies;

	private final LotDates lotDates;

	PolicyChanges(PolicyHistory policies) {
		this.policies = policies;
		this.lotDates = new LotDates(policies);
	}

	/** The policies that are announced on a send date, and not in force before it. */
	List<Policy> announced(LocalDate sendOn) {
		return this.policies.policies()
			.stream()
			.filter((policy) -> policy.appliesTo() == Policy.AppliesTo.OPEN_LOTS)
			.filter((policy) -> !policy.announcedOn().isAfter(sendOn) && !policy.effectiveFrom().isBefore(sendOn))
			.toList();
	}

	/**
	 * What the member is told of them: the points of each new date.
	 * @param announced the policies that are announced on the send date
	 */
	List<Told> of(MemberCase member, List<Policy> announced) {
		return announced.stream()
			.filter((policy) -> !member.past().toldOf(Item.POLICY_CHANGE, policy.version()))
			.flatMap((policy) -> changes(member, policy).stream())
			.toList();
	}

	private List<Told> changes(MemberCase member, Policy policy) {
		Map<LocalDate, Told> changes = new TreeMap<>();
		for (OpenLot lot : member.lots()) {
			dateUnder(policy, lot, member).filter((newOn) -> isEarlier(newOn, lot.expiresOn()))
				.ifPresent(
						(newOn) -> changes.merge(newOn,
								new Told(Item.POLICY_CHANGE, Item.POLICY_CHANGE.wording(), newOn, "", policy.version(),
										lot.lot().remaining(), Before.of(lot.expiresOn()), newOn),
								PolicyChanges::together));
		}
		return List.copyOf(changes.values());
	}

	private Optional<LocalDate> dateUnder(Policy policy, OpenLot lot, MemberCase member) {
		LotDating dating = this.lotDates.dateOf(lot.lot(), member.person().member(), member.activities(),
				policy.effectiveFrom());
		return dating
			.fold((dated) -> (dated.reason() == Reason.POLICY_CHANGE && dated.policyVersion().equals(policy.version()))
					? Optional.ofNullable(dated.expiresOn()) : Optional.empty(), (refused) -> Optional.empty());
	}

	private static boolean isEarlier(LocalDate newOn, @Nullable LocalDate oldOn) {
		return oldOn == null || newOn.isBefore(oldOn);
	}

	private static Told together(Told one, Told other) {
		Before before = (one.before() != null && other.before() != null) ? one.before().and(other.before()) : null;
		return new Told(one.item(), one.wording(), one.subjectOn(), "", one.ref(),
				Points.together(one.points(), other.points()), before, one.until());
	}

}
