package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.LotDating;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Reason;
import io.pointexpiry.notice.NoticeFacts.OpenLot;
import io.pointexpiry.notice.NoticeItem.Before;
import org.jspecify.annotations.Nullable;

/**
 * Announced policies that give lots an earlier date: each is told once to a member whose
 * lots it touches, from announced-on until effective-from, both days included.
 *
 * @see "rules.md#announced-policies"
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
	 * amended after the member was told of it, the lots are told of again whose date is
	 * another one than was told of them last: another new date, or the present one.
	 * @param announced the policies that are announced on the send date
	 * @param amended the policies whose amendments this round follows
	 * @param sendOn the send date; what was told of earlier dates is over
	 * @param naming which dates are told of
	 */
	List<NoticeItem> of(MemberCase member, List<Policy> announced, Collection<String> amended, LocalDate sendOn,
			Naming naming) {
		List<NoticeItem> told = new ArrayList<>();
		Set<String> ended = new TreeSet<>(amended);
		for (Policy policy : announced) {
			ended.remove(policy.version());
			boolean known = member.past().toldOf(NoticeKind.POLICY_CHANGE, policy.version());
			if (!known || amended.contains(policy.version())) {
				told.addAll(told(member, policy.version(), (lot) -> change(policy, lot, member), sendOn, naming));
			}
		}
		ended.forEach((version) -> told.addAll(told(member, version, (lot) -> Optional.empty(), sendOn, naming)));
		return told;
	}

	/** What is told of one policy, by the dates that it gives to lots. */
	private static List<NoticeItem> told(MemberCase member, String version,
			Function<OpenLot, Optional<LocalDate>> changes, LocalDate sendOn, Naming naming) {
		Map<LocalDate, NoticeItem> byDate = new TreeMap<>();
		for (OpenLot lot : member.lots()) {
			Optional<LocalDate> change = changes.apply(lot);
			LocalDate newOn = change.orElse(lot.expiresOn());
			before(member, version, lot, change, sendOn)
				.filter((before) -> naming.names(lot, newOn) && lot.lot().remaining() > 0)
				.ifPresent((before) -> {
					long fresh = naming.named().take(lot, lot.lot().remaining());
					long points = naming.ofComingDates() ? lot.lot().remaining() : fresh;
					if (points > 0) {
						NoticeItem told = NoticeItem.policyChange(lot, newOn, version, points, before, sendOn)
							.repeating(points - fresh);
						byDate.merge(told.subjectOn(), told, NoticeItem::and);
					}
				});
		}
		return List.copyOf(byDate.values());
	}

	/**
	 * The dates before, of a lot that must be told of: the present one where the change
	 * was not told yet, or those that were told of it wrongly. Empty where nothing is
	 * wrong, or something else tells it.
	 */
	private static Optional<Before> before(MemberCase member, String version, OpenLot lot, Optional<LocalDate> change,
			LocalDate sendOn) {
		String lotId = lot.lot().lotId();
		if (!member.past().toldOf(NoticeKind.POLICY_CHANGE, version, lotId)) {
			return change.map((newOn) -> Before.of(lot.expiresOn()));
		}
		Set<LocalDate> last = member.past().lastDatesOf(NoticeKind.POLICY_CHANGE, lotId);
		LocalDate endsOn = change.orElse((lot.expiresOn() != null) ? lot.expiresOn() : NoticeItemRow.NEVER);
		boolean over = last.stream().allMatch((date) -> date.isBefore(sendOn));
		boolean known = change.isEmpty() && (isCorrected(member, lotId) || isPromise(lot));
		if (!lot.dated() || over || known || last.contains(endsOn)) {
			return Optional.empty();
		}
		return last.stream()
			.map((date) -> Before.of(date.equals(NoticeItemRow.NEVER) ? null : date))
			.reduce(Before::and);
	}

	private static boolean isCorrected(MemberCase member, String lotId) {
		return member.cues()
			.stream()
			.anyMatch((cue) -> cue.item().equals(NoticeKind.POLICY_CHANGE.name()) && cue.lotId().equals(lotId));
	}

	/** A date that was promised is told with its promise. */
	private static boolean isPromise(OpenLot lot) {
		return lot.expiresOn() != null && lot.expiresOn().equals(lot.lot().floor());
	}

	/** The earlier date that a policy gives to a lot; empty: none. */
	private Optional<LocalDate> change(Policy policy, OpenLot lot, MemberCase member) {
		return dateUnder(policy, lot, member).filter((newOn) -> isEarlier(newOn, lot.expiresOn()));
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

	/**
	 * Which dates a pass tells of, and what the notice names already. A date that lots
	 * have is told instead of a warning of it. A date that is still to come is told
	 * beside the warning of the present one: these are two days, whose points count once.
	 *
	 * @param named takes what is told
	 * @param ofComingDates whether dates that lots do not have yet are told of, or those
	 * that they have
	 */
	record Naming(NamedPoints named, boolean ofComingDates) {

		boolean names(OpenLot lot, @Nullable LocalDate newOn) {
			return this.ofComingDates != Objects.equals(newOn, lot.expiresOn());
		}

	}

}
