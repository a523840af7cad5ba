package io.pointexpiry.domain;

import java.time.LocalDate;

import io.pointexpiry.domain.DatingStep.Effect;
import org.jspecify.annotations.Nullable;

/**
 * How a policy's date for a lot and the date of the policy before become one: a later
 * date counts at once, an earlier one only when protection is over, and the old date
 * where that comes first. Floors take no part in it.
 *
 * @param effect which of these it was
 * @param protectedUntil the protection's day; null where it was not asked
 * @param chosen the date, without the lot's floor
 * @param givenBy the entry that gave it
 * @see "rules.md#shortened-lots"
 */
record DateChoice(Effect effect, @Nullable LocalDate protectedUntil, LotDating chosen, Validity givenBy) {

	/** The date of a policy that no other is before. */
	static DateChoice first(Policy policy, Validity entry, LastDay last) {
		return last.fold((day) -> atOnce(Effect.FIRST, policy, entry, day),
				() -> atOnce(Effect.FIRST, policy, entry, null), (column) -> refused(policy, entry, column));
	}

	/** The date of a policy after the step of the one before. */
	static DateChoice after(DatingStep before, Policy policy, Validity entry, LastDay last, Member member) {
		if (entry.sameDatesAs(before.entry())) {
			return new DateChoice(Effect.SAME_ENTRY, null, before.chosen(), before.givenBy());
		}
		return last.fold(
				(day) -> before.chosen()
					.fold((old) -> compare(old, before.givenBy(), policy, entry, day, member),
							(refused) -> refused(policy, entry, refused.missing())),
				() -> atOnce(Effect.AT_ONCE, policy, entry, null), (column) -> refused(policy, entry, column));
	}

	private static DateChoice compare(LotDating.Dated old, Validity oldGivenBy, Policy policy, Validity entry,
			LocalDate day, Member member) {
		Protection protection = policy.protection();
		if (protection == null || !ExpiryOrder.isEarlier(day, old.expiresOn())) {
			return atOnce(Effect.AT_ONCE, policy, entry, day);
		}
		return protection.forLots(policy.effectiveFrom(), entry, member)
			.fold((until) -> shorten(old, oldGivenBy, policy, entry, day, until),
					() -> new DateChoice(Effect.OLD_DATE, null, old, oldGivenBy),
					(column) -> refused(policy, entry, column));
	}

	private static DateChoice shorten(LotDating.Dated old, Validity oldGivenBy, Policy policy, Validity entry,
			LocalDate day, LocalDate until) {
		LocalDate shortened = day.isBefore(until) ? until : day;
		if (!ExpiryOrder.isEarlier(shortened, old.expiresOn())) {
			return new DateChoice(Effect.OLD_DATE, until, old, oldGivenBy);
		}
		LotDating chosen = new LotDating.Dated(shortened, policy.version(), Reason.POLICY_CHANGE, old.expiresOn());
		return new DateChoice(Effect.SHORTENED, until, chosen, entry);
	}

	private static DateChoice atOnce(Effect effect, Policy policy, Validity entry, @Nullable LocalDate day) {
		return new DateChoice(effect, null, new LotDating.Dated(day, policy.version(), Reason.VALIDITY, day), entry);
	}

	private static DateChoice refused(Policy policy, Validity entry, String column) {
		return new DateChoice(Effect.REFUSED, null, new LotDating.Refused(policy.version(), column), entry);
	}

}
