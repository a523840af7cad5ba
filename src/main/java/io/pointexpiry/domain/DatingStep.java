package io.pointexpiry.domain;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What one policy made of a lot's date; the steps of a lot, from the policy under which
 * it was earned to the one that governs it, are the whole arithmetic of its date.
 *
 * @param policyVersion the policy
 * @param entryIndex the place of its validity entry for the lot, from 0
 * @param entry that entry
 * @param ownExpiresOn the own date that the lot keeps under this entry; null: none, or
 * ignored
 * @param anchor the day that the period counts from
 * @param counting day count, round-up and what is added last; null where the lot keeps
 * its own date
 * @param effect how this date and that of the step before became one
 * @param protectedUntil the day up to which the policy leaves the old date alone, rounded
 * as the entry rounds; null where nothing had to be protected
 * @param floor the lot's floor; null: none
 * @param chosen the lot's date after this step, without its floor
 * @param givenBy the entry that gave {@code chosen}; this step's or an older one's
 * @see "rules.md#shortened-lots"
 */
public record DatingStep(String policyVersion, int entryIndex, Validity entry, @Nullable LocalDate ownExpiresOn,
		LocalDate anchor, Validity.@Nullable Counting counting, Effect effect, @Nullable LocalDate protectedUntil,
		@Nullable LocalDate floor, LotDating chosen, Validity givenBy) {

	/**
	 * The lot's date after this step, with its floor laid over what the policies gave.
	 */
	public LotDating dating() {
		return this.chosen.withFloor(this.floor);
	}

	/** How a policy's date and that of the policy before became one. */
	public enum Effect {

		/** No policy is before it: its date counts. */
		FIRST,
		/**
		 * Its entry equals that of the policy before: it changes nothing, whatever
		 * changed before.
		 */
		SAME_ENTRY,
		/** Its date is not earlier: it counts at once. */
		AT_ONCE,
		/**
		 * Its date is earlier: the lot lapses on it or on the protection's day, whichever
		 * is later.
		 */
		SHORTENED,
		/** Its date is earlier, but the old one is over before protection ends. */
		OLD_DATE,
		/** No date can be given, because data of the member is missing. */
		REFUSED

	}

}
