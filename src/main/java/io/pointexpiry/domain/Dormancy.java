package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.pointexpiry.domain.DormancyRule.CountFrom;
import io.pointexpiry.domain.DormancyRule.Timed;
import org.jspecify.annotations.Nullable;

/**
 * When members become dormant and when dormancy takes their points: by the policy in
 * force on the business date, with the time that it leaves to those whom the policy
 * before would have spared for longer.
 *
 * <p>
 * Where the contract is silent:
 * <ul>
 * <li>withdrawn members are neither dormant nor do their points lapse by dormancy: the
 * policy's {@code withdrawal} alone says what becomes of them;</li>
 * <li>a member of whom neither activity nor joining is known never becomes dormant;</li>
 * <li>"the policy before" is asked the same way, its own protection included, and before
 * the oldest policy there was no dormancy: that one protects too;</li>
 * <li>an activity counts also where it is older than joining, as the contract says: only
 * without any does the day of joining;</li>
 * <li>a policy under which the day stays as it was takes away no time that the one which
 * brought that day still gives;</li>
 * <li>a protection given as a period is not rounded, as no validity entry is
 * involved;</li>
 * <li>members without a rule still have an {@code inactiveSince}, every type
 * counting.</li>
 * </ul>
 *
 * @see "rules.md#dormancy"
 */
public final class Dormancy {

	private static final Set<String> EVERY_TYPE_COUNTS = Set.of();

	private final PolicyHistory history;

	public Dormancy(PolicyHistory history) {
		this.history = history;
	}

	/**
	 * The member's state.
	 * @param activities what the member did on or before the day
	 * @param day the business date; a policy that takes effect on it is in force
	 */
	public DormancyState on(Member member, Activities activities, LocalDate day) {
		List<Policy> policies = this.history.upTo(day);
		int inForce = policies.size() - 1;
		Timed rule = ruleFor(policies.get(inForce), member).orElse(null);
		if (rule == null) {
			return new DormancyState(lastSeenOn(member, activities, EVERY_TYPE_COUNTS), null, null, false);
		}
		LocalDate since = inactiveSince(policies, inForce, rule, member, activities);
		if (since == null) {
			return new DormancyState(null, null, null, false);
		}
		LocalDate dormantOn = since.plus(rule.dormantAfter());
		return new DormancyState(since, dormantOn, lapseOn(policies, member, activities), !dormantOn.isAfter(day));
	}

	/**
	 * The latest activity that counts by the policy in force on a day; null: none.
	 * @param activities what the member did on or before the day
	 */
	@Nullable LocalDate lastCounted(Member member, Activities activities, LocalDate day) {
		return activities
			.latest(ruleFor(this.history.inForceOn(day), member).map(Timed::counts).orElse(EVERY_TYPE_COUNTS));
	}

	/** The stages of a dormancy warning; none where the member has no rule. */
	public List<Period> stages(Member member, LocalDate day) {
		return ruleFor(this.history.inForceOn(day), member).map(Timed::warnBefore).orElse(List.of());
	}

	/**
	 * The day on whose closing a lot lapses by dormancy: the latest of the member's
	 * dormancy day, the lot's floor, and the day of accrual plus the longest
	 * {@code warn-before}. Points that arrive while the member is dormant last until they
	 * could be warned of.
	 * @param lapseOn the member's dormancy day; null: dormancy takes no points
	 * @param lot the lot, with its latest floor
	 * @param member its owner
	 * @param inForce the policy in force on the business date
	 * @return the day; null where dormancy never takes the lot
	 */
	public static @Nullable LocalDate lapseOf(@Nullable LocalDate lapseOn, Lot lot, Member member, Policy inForce) {
		Timed rule = ruleFor(inForce, member).orElse(null);
		if (lapseOn == null || rule == null) {
			return null;
		}
		return ExpiryOrder.notBefore(ExpiryOrder.notBefore(lapseOn, lot.floor()), rule.warnableFrom(lot.earnedOn()));
	}

	/** Goes from the oldest policy to the newest, since each protects the one before. */
	private static @Nullable LocalDate lapseOn(List<Policy> policies, Member member, Activities activities) {
		LocalDate lapseOn = null;
		LocalDate before = null;
		for (int index = 0; index < policies.size(); index++) {
			LocalDate plain = plainLapseOn(policies, index, member, activities);
			LocalDate shortened = ExpiryOrder.notBefore(plain, protectedUntil(policies.get(index)));
			if (!Objects.equals(plain, before)) {
				boolean earlier = ExpiryOrder.isEarlier(plain, lapseOn);
				lapseOn = !earlier ? plain : ExpiryOrder.isEarlier(shortened, lapseOn) ? shortened : lapseOn;
			}
			before = plain;
		}
		return lapseOn;
	}

	private static @Nullable LocalDate plainLapseOn(List<Policy> policies, int index, Member member,
			Activities activities) {
		Timed rule = ruleFor(policies.get(index), member).orElse(null);
		if (rule == null || rule.expireAfter() == null) {
			return null;
		}
		LocalDate since = inactiveSince(policies, index, rule, member, activities);
		return (since != null) ? since.plus(rule.expireAfter()) : null;
	}

	private static LocalDate protectedUntil(Policy policy) {
		Protection protection = policy.protection();
		return (protection != null) ? protection.forDormancy(policy.effectiveFrom()) : policy.effectiveFrom();
	}

	private static @Nullable LocalDate inactiveSince(List<Policy> policies, int index, Timed rule, Member member,
			Activities activities) {
		LocalDate lastSeenOn = lastSeenOn(member, activities, rule.counts());
		if (lastSeenOn == null || rule.countFrom() == CountFrom.ACTIVITY) {
			return lastSeenOn;
		}
		LocalDate introducedOn = introducedOn(policies, index);
		return lastSeenOn.isBefore(introducedOn) ? introducedOn : lastSeenOn;
	}

	private static @Nullable LocalDate lastSeenOn(Member member, Activities activities, Set<String> counts) {
		LocalDate activeOn = activities.latest(counts);
		return (activeOn != null) ? activeOn : member.joinedOn();
	}

	/** The first day of the unbroken row of policies with dormancy up to this one. */
	private static LocalDate introducedOn(List<Policy> policies, int index) {
		int first = index;
		while (first > 0 && !policies.get(first - 1).dormancy().isEmpty()) {
			first--;
		}
		return policies.get(first).effectiveFrom();
	}

	private static Optional<Timed> ruleFor(Policy policy, Member member) {
		return (member.status() == MemberStatus.WITHDRAWN) ? Optional.empty() : policy.dormancyFor(member.tier());
	}

}
