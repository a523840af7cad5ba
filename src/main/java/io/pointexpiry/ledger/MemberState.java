package io.pointexpiry.ledger;

import java.time.LocalDate;

import io.pointexpiry.domain.DormancyState;
import io.pointexpiry.domain.Member;
import io.pointexpiry.domain.NoticeWishes;
import org.jspecify.annotations.Nullable;

/**
 * A member as the tables have them on the last closed day.
 *
 * @param member what the rules know of them
 * @param phone their number as delivered, or null
 * @param locale the language they chose, or null
 * @param wishes what they asked of notices
 * @param inactiveSince the latest counting activity, or joining; null where dormancy was
 * never looked at
 * @param dormantOn the first day on which they are dormant; null: never
 * @param lapseOn the dormancy day on which points lapse; null: never
 * @param dormantSince the business date on which they became dormant; null: they are
 * active
 */
public record MemberState(Member member, @Nullable String phone, @Nullable String locale, NoticeWishes wishes,
		@Nullable LocalDate inactiveSince, @Nullable LocalDate dormantOn, @Nullable LocalDate lapseOn,
		@Nullable LocalDate dormantSince) {

	/** The member with another dormancy than the stored one. */
	public MemberState as(DormancyState state) {
		return new MemberState(this.member, this.phone, this.locale, this.wishes, state.inactiveSince(),
				state.dormantOn(), state.lapseOn(), this.dormantSince);
	}

	/** Whether they asked for no notices. */
	public boolean noticesOff() {
		return this.wishes.off();
	}

}
