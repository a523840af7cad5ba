package io.pointexpiry.domain;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What a night does with one candidate. Deciding touches nothing.
 *
 * @see "rules.md#the-decision"
 */
public sealed interface Decision {

	/** Under which of the control totals it counts. */
	Outcome kind();

	/** One answer for each case. */
	<T> T fold(Cases<T> cases);

	/**
	 * An answer for each kind of decision.
	 *
	 * @param <T> the answer
	 */
	interface Cases<T> {

		T expire(Expire expire);

		T defer(Defer defer);

		T withhold(Withhold withhold);

		T refuse(Refuse refuse);

		T retain(Retain retain);

	}

	/**
	 * The remaining points lapse.
	 *
	 * @param reason why
	 * @param warnedOn the send date of the warning that the member had; null: was not
	 * warned
	 */
	record Expire(Reason reason, @Nullable LocalDate warnedOn) implements Decision {

		@Override
		public Outcome kind() {
			return Outcome.EXPIRED;
		}

		@Override
		public <T> T fold(Cases<T> cases) {
			return cases.expire(this);
		}

	}

	/**
	 * The lot gets a floor, because a required warning was not sent.
	 *
	 * @param until the floor
	 */
	record Defer(LocalDate until) implements Decision {

		@Override
		public Outcome kind() {
			return Outcome.DEFERRED;
		}

		@Override
		public <T> T fold(Cases<T> cases) {
			return cases.defer(this);
		}

	}

	/**
	 * The lot is due, but stays open.
	 *
	 * @param why what forbids the expiry until someone lifts it
	 */
	record Withhold(Why why) implements Decision {

		@Override
		public Outcome kind() {
			return Outcome.WITHHELD;
		}

		@Override
		public <T> T fold(Cases<T> cases) {
			return cases.withhold(this);
		}

		/** What forbids an expiry. */
		public enum Why {

			/** The customer desk holds the lot or its member. */
			HOLD,
			/** A night was reversed, and has not been closed again. */
			REVERSED

		}

	}

	/**
	 * Nothing can be decided, because the member lacks what the date is made of.
	 *
	 * @param missing the column that is missing
	 */
	record Refuse(String missing) implements Decision {

		@Override
		public Outcome kind() {
			return Outcome.REFUSED;
		}

		@Override
		public <T> T fold(Cases<T> cases) {
			return cases.refuse(this);
		}

	}

	/**
	 * The lot stays as it is.
	 *
	 * @param cause for what reason
	 */
	record Retain(Cause cause) implements Decision {

		@Override
		public Outcome kind() {
			return Outcome.RETAINED;
		}

		@Override
		public <T> T fold(Cases<T> cases) {
			return cases.retain(this);
		}

		/** Why a candidate stays as it is. */
		public enum Cause {

			/** Nothing remains: it was spent since it was selected. */
			SPENT,
			/** Its member has left, and the policy leaves such lots alone. */
			WITHDRAWN_KEPT,
			/** A promise for it reaches past the day. */
			PROMISED,
			/** Its date lies after the day. */
			NOT_DUE

		}

	}

}
