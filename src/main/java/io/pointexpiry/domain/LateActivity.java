package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of points that dormancy took, when an activity becomes known that is dated
 * before it: had it been known in time, the points would not have lapsed, and the member
 * gets them back.
 *
 * <p>
 * Where the contract is silent:
 * <ul>
 * <li>the question is asked of the tier that the member had when the points lapsed; a
 * change of tier since gives nothing back;</li>
 * <li>an activity dated on the very day that took the points would have prevented it,
 * too;</li>
 * <li>points whose date still lies ahead keep it, and dormancy does not take them again
 * before the time of a deferral has gone by.</li>
 * </ul>
 *
 * @see "rules.md#late-activity"
 */
public final class LateActivity {

	private final Dormancy dormancy;

	public LateActivity(PolicyHistory policies) {
		this.dormancy = new Dormancy(policies);
	}

	/**
	 * Whether the points would not have lapsed on that day, by what is known now of the
	 * member's activity. Nothing else that changed since gives them back: neither a
	 * promise made later, nor another day of joining, nor an amended policy.
	 * @param member their owner
	 * @param activities what the owner did on or before the day of the lapse
	 */
	public boolean wouldHavePrevented(Lapse lapse, Member member, Activities activities) {
		Member then = new Member(member.memberId(), lapse.tier(), MemberStatus.ACTIVE, member.joinedOn(),
				member.birthMonth());
		LocalDate lapseOn = this.dormancy.on(then, activities, lapse.businessDate()).lapseOn();
		return (lapseOn == null || lapseOn.isAfter(lapse.businessDate())) && becameKnown(lapse, then, activities);
	}

	private boolean becameKnown(Lapse lapse, Member member, Activities activities) {
		LocalDate last = this.dormancy.lastCounted(member, activities, lapse.businessDate());
		LocalDate known = lapse.inactiveSince();
		return last != null && (known == null || last.isAfter(known));
	}

	/**
	 * How long points that come back can be used: until their original date, or, where
	 * that is past, until a deferral's time after the run's last day.
	 * @param expiresOn the original last usable day; null: never
	 * @param lastDay the run's last day; a date on it is past
	 * @param defer the guard's deferral, or what stands in for it
	 */
	public static Time timeOf(@Nullable LocalDate expiresOn, LocalDate lastDay, Period defer) {
		LocalDate later = lastDay.plus(defer);
		if (expiresOn != null && !expiresOn.isAfter(lastDay)) {
			return new Time(later, later);
		}
		return new Time(expiresOn, (expiresOn != null && expiresOn.isBefore(later)) ? expiresOn : later);
	}

	/**
	 * Points that dormancy took.
	 *
	 * @param tier the member's tier on that day
	 * @param inactiveSince the day from which the night counted that took them; null: not
	 * on record
	 * @param businessDate the day whose closing took them
	 */
	public record Lapse(String tier, @Nullable LocalDate inactiveSince, LocalDate businessDate) {
	}

	/**
	 * The time that points have which come back.
	 *
	 * @param expiresOn their last usable day; null: never
	 * @param promised no rule takes them before this day
	 */
	public record Time(@Nullable LocalDate expiresOn, LocalDate promised) {
	}

}
