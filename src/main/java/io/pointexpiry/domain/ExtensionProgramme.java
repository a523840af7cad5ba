package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * One of a policy's {@code extensions}: a promise of more time to lots that meet its
 * conditions. Each is granted once per lot, under its name, also across policies.
 *
 * @param name the name under which it is granted
 * @param when kinds and tiers that are meant
 * @param minimumPoints the least points of the lot that still remain; 0: not asked
 * @param tenureAtLeast the least time since joining; null: not asked
 * @param activeWithin the time within which the member must have been active; null: not
 * asked
 * @param from the first business date of the window; null: no limit
 * @param to the last business date of the window; null: no limit
 * @param grantBefore how long before its last usable day the lot is asked
 * @param by what the date moves to
 * @see "rules.md#extensions"
 */
public record ExtensionProgramme(String name, Condition when, long minimumPoints, @Nullable Period tenureAtLeast,
		@Nullable Period activeWithin, @Nullable LocalDate from, @Nullable LocalDate to, Period grantBefore,
		Extension by) {

	/**
	 * Whether a lot of this date is asked on a business date: from grant-before the lot's
	 * last usable day to that day, inside the window; all boundaries included.
	 */
	public boolean isOpen(LocalDate expiresOn, LocalDate day) {
		boolean beforeWindow = this.from != null && day.isBefore(this.from);
		boolean afterWindow = this.to != null && day.isAfter(this.to);
		return !beforeWindow && !afterWindow && !day.isAfter(expiresOn)
				&& !day.isBefore(expiresOn.minus(this.grantBefore));
	}

	/**
	 * Whether kind, tier, points, tenure and activity are as asked. A member of unknown
	 * joining has no tenure, and one without activity was never active.
	 */
	public boolean isMetBy(Lot lot, Member member, Activities activities, LocalDate day) {
		return this.when.matches(lot.kind(), member.tier()) && lot.remaining() >= this.minimumPoints
				&& hasTenure(member.joinedOn(), day) && wasActive(activities.latest(Set.of()), day);
	}

	private boolean hasTenure(@Nullable LocalDate joinedOn, LocalDate day) {
		return this.tenureAtLeast == null || (joinedOn != null && !joinedOn.plus(this.tenureAtLeast).isAfter(day));
	}

	private boolean wasActive(@Nullable LocalDate activeOn, LocalDate day) {
		return this.activeWithin == null || (activeOn != null && !activeOn.isBefore(day.minus(this.activeWithin)));
	}

	/** What the date of an extended lot moves to. */
	public sealed interface Extension {

		/**
		 * The new date.
		 * @param expiresOn the lot's date so far
		 * @param rounding rounds a moved date up as the lot's entry does
		 */
		LocalDate movedFrom(LocalDate expiresOn, UnaryOperator<LocalDate> rounding);

		/**
		 * The lot's date plus a period, rounded up again as its validity entry rounds.
		 *
		 * @param period the time added
		 */
		record By(Period period) implements Extension {

			@Override
			public LocalDate movedFrom(LocalDate expiresOn, UnaryOperator<LocalDate> rounding) {
				return rounding.apply(expiresOn.plus(this.period));
			}

		}

		/**
		 * A day.
		 *
		 * @param day the new last usable day
		 */
		record To(LocalDate day) implements Extension {

			@Override
			public LocalDate movedFrom(LocalDate expiresOn, UnaryOperator<LocalDate> rounding) {
				return this.day;
			}

		}

	}

}
