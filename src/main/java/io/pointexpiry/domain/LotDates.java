package io.pointexpiry.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Until when a lot can be used, as seen on one business date: which policies have a say,
 * what each gives, and how later ones may shorten what earlier ones promised.
 *
 * <p>
 * A date is the last usable day. The policies are compared with each other first, without
 * the lot's floor; the floor is laid over the outcome. So a promise decides how long a
 * lot lives, and never which policy its record names.
 *
 * <p>
 * Version and reason, with and without a floor:
 * <ul>
 * <li>the version is that of the policy that gave the date beneath the floor: the older
 * one where its date stays, be it that protection kept it or that it comes first;</li>
 * <li>the reason is POLICY_CHANGE where the lot expires earlier than it would have under
 * the old policy, the same floor laid over both dates; a floor at or past the old date
 * takes that away, and the reason is VALIDITY.</li>
 * </ul>
 *
 * <p>
 * Where the contract is silent:
 * <ul>
 * <li>a lot whose old or new date cannot be told for lack of the member's data is
 * refused, unless the new one is never: it stays open;</li>
 * <li>a lot that keeps its own date carries the version of the policy that governs it,
 * although that policy did not touch the date;</li>
 * <li>a policy is compared with what the one before gives, protection included, so that
 * one which is a little longer than its predecessor, yet not equal to it, may end what
 * the predecessor's protection still gave; its own protection holds;</li>
 * <li>a lot older than every policy takes the oldest policy's date at once, protection or
 * not, as there is no other date to protect.</li>
 * </ul>
 *
 * @see "rules.md#which-policy-governs"
 * @see "rules.md#own-dates"
 * @see "rules.md#shortened-lots"
 */
public final class LotDates {

	private final PolicyHistory history;

	public LotDates(PolicyHistory history) {
		this.history = history;
	}

	/**
	 * The lot's date.
	 * @param lot the lot, with its latest floor
	 * @param member its owner, as known
	 * @param activities what the owner did on or before the day
	 * @param day the business date; policies that take effect on it count
	 */
	public LotDating dateOf(Lot lot, Member member, Activities activities, LocalDate day) {
		return lastStep(lot, member, activities, day).dating();
	}

	/**
	 * The entry that gave the lot its date: not always the governing policy's, where that
	 * changes nothing or protects the old date.
	 */
	public Validity entryOf(Lot lot, Member member, Activities activities, LocalDate day) {
		return lastStep(lot, member, activities, day).givenBy();
	}

	/**
	 * The arithmetic of {@link #dateOf} step by step, one for each policy that has a say,
	 * oldest first; the last step's {@code dating} is the lot's date.
	 */
	public List<DatingStep> explain(Lot lot, Member member, Activities activities, LocalDate day) {
		Asked asked = new Asked(lot, member, activities);
		List<DatingStep> steps = new ArrayList<>();
		for (Policy policy : this.history.governing(lot.earnedOn(), day)) {
			steps.add(asked.step(policy, steps.isEmpty() ? null : steps.get(steps.size() - 1)));
		}
		return List.copyOf(steps);
	}

	/**
	 * Whether a policy that takes effect can change the date of a lot earned before it:
	 * it applies to open lots, and its entry for them differs from that of a policy which
	 * may govern such a lot without it.
	 */
	public boolean touchedBy(Policy newPolicy, String kind, String tier) {
		if (newPolicy.appliesTo() == Policy.AppliesTo.NEW_LOTS) {
			return false;
		}
		Validity entry = newPolicy.entryFor(kind, tier);
		List<Policy> older = this.history.olderThan(newPolicy);
		for (int index = older.size() - 1; index >= 0; index--) {
			Policy before = older.get(index);
			if (!before.entryFor(kind, tier).sameDatesAs(entry)) {
				return true;
			}
			if (before.appliesTo() == Policy.AppliesTo.OPEN_LOTS) {
				return false;
			}
		}
		return false;
	}

	private DatingStep lastStep(Lot lot, Member member, Activities activities, LocalDate day) {
		List<DatingStep> steps = explain(lot, member, activities, day);
		return steps.get(steps.size() - 1);
	}

	/** One lot, asked of one policy after the other. */
	private record Asked(Lot lot, Member member, Activities activities) {

		DatingStep step(Policy policy, @Nullable DatingStep before) {
			int index = policy.entryIndexFor(this.lot.kind(), this.member.tier());
			Validity entry = policy.validity().get(index);
			LocalDate anchor = entry.anchorOf(this.lot.earnedOn(), this.activities);
			LocalDate own = entry.keeps(this.lot.ownExpiresOn()) ? this.lot.ownExpiresOn() : null;
			Validity.Counting counting = (own != null) ? null : entry.count(anchor, this.member);
			LastDay last = (counting != null) ? counting.last() : ownDay(own);
			DateChoice choice = (before != null) ? DateChoice.after(before, policy, entry, last, this.member)
					: DateChoice.first(policy, entry, last);
			return new DatingStep(policy.version(), index, entry, own, anchor, counting, choice.effect(),
					choice.protectedUntil(), this.lot.floor(), choice.chosen(), choice.givenBy());
		}

		private static LastDay ownDay(@Nullable LocalDate own) {
			return (own != null) ? LastDay.on(own) : LastDay.Never.NEVER;
		}

	}

}
