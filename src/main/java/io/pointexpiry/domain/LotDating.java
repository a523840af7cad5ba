package io.pointexpiry.domain;

import java.time.LocalDate;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The answer to: until when can this lot be used, as seen on one business date?
 *
 * @see "rules.md#reasons"
 */
public sealed interface LotDating {

	/** One answer for each case. */
	<T> T fold(Function<Dated, T> dated, Function<Refused, T> refused);

	/**
	 * The same answer with a promise laid over it: no date before the floor. The policy
	 * that gave the date stays the same; the reason is POLICY_CHANGE as long as the lot
	 * lapses earlier than the policy before would have it under the same promise.
	 * @param floor the lot's latest floor, itself included; null: none
	 */
	LotDating withFloor(@Nullable LocalDate floor);

	/**
	 * A date.
	 *
	 * @param expiresOn the last usable day, floors included; null: the lot never expires
	 * @param policyVersion the policy that gave the date, also where the lot brought its
	 * own
	 * @param reason {@link Reason#POLICY_CHANGE} where the lot lapses earlier than the
	 * policy before would have it, else {@link Reason#VALIDITY}
	 * @param unchanged the date that the policy before would have given, floors included;
	 * equal to {@code expiresOn} unless the reason is POLICY_CHANGE; null: never
	 */
	record Dated(@Nullable LocalDate expiresOn, String policyVersion, Reason reason,
			@Nullable LocalDate unchanged) implements LotDating {

		public Dated {
			boolean earlier = ExpiryOrder.isEarlier(expiresOn, unchanged);
			boolean later = ExpiryOrder.isEarlier(unchanged, expiresOn);
			if (later || reason != (earlier ? Reason.POLICY_CHANGE : Reason.VALIDITY)) {
				String found = "%s: %s, before %s".formatted(reason, expiresOn, unchanged);
				throw new IllegalArgumentException("a reason that does not fit its dates: " + found);
			}
		}

		@Override
		public <T> T fold(Function<Dated, T> dated, Function<Refused, T> refused) {
			return dated.apply(this);
		}

		@Override
		public Dated withFloor(@Nullable LocalDate floor) {
			LocalDate last = ExpiryOrder.notBefore(this.expiresOn, floor);
			LocalDate before = ExpiryOrder.notBefore(this.unchanged, floor);
			return new Dated(last, this.policyVersion,
					ExpiryOrder.isEarlier(last, before) ? Reason.POLICY_CHANGE : Reason.VALIDITY, before);
		}

	}

	/**
	 * No date can be given, because the member lacks what it is made of.
	 *
	 * @param policyVersion the policy that governs the lot
	 * @param missing the column that is missing, such as {@code birth_month}
	 */
	record Refused(String policyVersion, String missing) implements LotDating {

		@Override
		public <T> T fold(Function<Dated, T> dated, Function<Refused, T> refused) {
			return refused.apply(this);
		}

		@Override
		public Refused withFloor(@Nullable LocalDate floor) {
			return this;
		}

	}

}
