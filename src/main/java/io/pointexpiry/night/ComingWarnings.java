package io.pointexpiry.night;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;

import io.pointexpiry.domain.DormancyRule;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.Member;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Reason;
import io.pointexpiry.domain.Stages;
import org.jspecify.annotations.Nullable;

/**
 * Warnings that the runs between the last closed day and a day ahead would make, taken as
 * given: of points that reach the policy's minimum, for a stage that counts for the lot
 * and that lies between their send dates.
 *
 * @param policy the policy in force on the day ahead; null: nothing is taken as given
 * @param firstSendOn the first of the send dates
 * @param lastSendOn the last of them; before the first: there is none
 * @see "rules.md#dry-runs"
 */
record ComingWarnings(@Nullable Policy policy, LocalDate firstSendOn, LocalDate lastSendOn) {

	/** No warning that is not on record. */
	static final ComingWarnings NONE = new ComingWarnings(null, LocalDate.MAX, LocalDate.MIN);

	/**
	 * The warnings of the runs that close each day of its own before the day ahead.
	 * @param lastClosed the last closed day; null: no run comes before it
	 */
	static ComingWarnings before(LocalDate day, @Nullable LocalDate lastClosed, Policy inForce) {
		return (lastClosed == null) ? NONE : new ComingWarnings(inForce, lastClosed.plusDays(2), day);
	}

	/** Whether nothing is taken as given. */
	boolean isNone() {
		return this.policy == null;
	}

	/**
	 * The send date of the latest warning of a lot; null: none would be made.
	 * @param on the day whose closing takes the lot
	 * @param points all that the member would lose on that day
	 */
	@Nullable LocalDate of(Lot lot, Member member, Reason reason, LocalDate on, long points) {
		if (this.policy == null) {
			return null;
		}
		NoticePlan notices = this.policy.notices();
		if (notices == null || !notices.warnsOf(points)) {
			return null;
		}
		LocalDate last = on.isBefore(this.lastSendOn) ? on : this.lastSendOn;
		return stages(reason, member, notices, this.policy).stream()
			.filter((stage) -> reason == Reason.DORMANCY || Stages.counts(stage, on, lot.earnedOn()))
			.map(on::minus)
			.map((due) -> due.isBefore(this.firstSendOn) ? this.firstSendOn : due)
			.filter((sendOn) -> !sendOn.isAfter(last))
			.max(Comparator.naturalOrder())
			.orElse(null);
	}

	private static List<Period> stages(Reason reason, Member member, NoticePlan notices, Policy policy) {
		return (reason != Reason.DORMANCY) ? notices.expiryBefore()
				: policy.dormancyFor(member.tier()).map(DormancyRule.Timed::warnBefore).orElse(List.of());
	}

}
