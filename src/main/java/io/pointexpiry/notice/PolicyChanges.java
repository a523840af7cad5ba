package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.LotDating;
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
	 * What the member is told of them: the points of each new date. Of a policy that was
	 * amended after the member was told of it, what is told now is told again where it
	 * differs, and where nothing is left of it, that the present date stays.
	 * @param announced the policies that are announced on the send date
	 * @param amended the policies whose amendments this round follows
	 * @param sendOn the send date; what was told of earlier dates is over
	 * @param named takes what is told; points that another line names are left out
	 */
	List<Told> of(MemberCase member, List<Policy> announced, Collection<String> amended, LocalDate sendOn,
			NamedPoints named) {
		List<Told> told = new ArrayList<>();
		Set<String> open = new HashSet<>(amended);
		for (Policy policy : announced) {
			List<Told> changes = changes(member, policy, new NamedPoints());
			boolean known = member.past().toldOf(Item.POLICY_CHANGE, policy.version());
			boolean wrong = known && amended.contains(policy.version()) && !changes.isEmpty()
					&& !dates(changes).equals(member.past().datesOf(Item.POLICY_CHANGE, policy.version()));
			if (!known || wrong) {
				told.addAll(changes(member, policy, named));
			}
			if (!changes.isEmpty()) {
				open.remove(policy.version());
			}
		}
		open.stream().sorted().forEach((version) -> told.addAll(withdrawn(member, version, sendOn, named)));
		return told;
	}

	/**
	 * Of a policy that gives the member no other date any more: the present dates, where
	 * none of them is the one that was told.
	 */
	private static List<Told> withdrawn(MemberCase member, String version, LocalDate sendOn, NamedPoints named) {
		Set<LocalDate> wrong = new TreeSet<>(member.past().datesOf(Item.POLICY_CHANGE, version));
		wrong.removeIf((date) -> date.isBefore(sendOn)
				|| member.lots().stream().anyMatch((lot) -> date.equals(lot.expiresOn())));
		boolean corrected = member.cues().stream().anyMatch((cue) -> cue.item().equals(Item.POLICY_CHANGE.name()));
		Map<LocalDate, Told> stays = new TreeMap<>();
		if (!wrong.isEmpty() && !corrected) {
			Before before = wrong.stream().map(Before::of).reduce(Before::and).orElseThrow();
			member.lots()
				.stream()
				.filter((lot) -> lot.expiresOn() != null)
				.forEach((lot) -> add(stays, version, lot, lot.expiresOn(), before, named));
		}
		return List.copyOf(stays.values());
	}

	private static void add(Map<LocalDate, Told> byDate, String version, OpenLot lot, LocalDate newOn, Before before,
			NamedPoints named) {
		long points = named.take(lot, lot.lot().remaining());
		if (points > 0) {
			byDate.merge(newOn, new Told(Item.POLICY_CHANGE, Item.POLICY_CHANGE.wording(), newOn, "", version, points,
					before, newOn), Told::and);
		}
	}

	private static Set<LocalDate> dates(List<Told> changes) {
		return changes.stream().map(Told::subjectOn).collect(Collectors.toSet());
	}

	private List<Told> changes(MemberCase member, Policy policy, NamedPoints named) {
		Map<LocalDate, Told> changes = new TreeMap<>();
		for (OpenLot lot : member.lots()) {
			dateUnder(policy, lot, member).filter((newOn) -> isEarlier(newOn, lot.expiresOn()))
				.ifPresent((newOn) -> add(changes, policy.version(), lot, newOn, Before.of(lot.expiresOn()), named));
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

}
