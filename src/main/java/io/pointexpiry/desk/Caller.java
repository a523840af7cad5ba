package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.Locale;

import io.pointexpiry.domain.MemberStatus;
import org.jspecify.annotations.Nullable;

/**
 * A member who may be calling: what the desk asks to tell them from others of the same
 * number.
 *
 * @param memberId the member
 * @param number the number, all but its last four digits masked
 * @param tier the member's tier; empty: none
 * @param status whether the member still belongs to the programme
 * @param joinedOn when the member joined, or earned first; null: not known
 */
public record Caller(String memberId, String number, String tier, MemberStatus status, @Nullable LocalDate joinedOn) {

	/**
	 * On one line, such as: M1, tier GOLD, ACTIVE, joined on 2019-02-28.
	 * @param language Korean, or else English
	 */
	public String line(Locale language) {
		Words words = new Words(language);
		String caller = this.tier.isEmpty() ? words.say("caller", this.memberId, this.status)
				: words.say("caller.tier", this.memberId, this.status, this.tier);
		return (this.joinedOn != null) ? words.say("caller.joined", caller, this.joinedOn) : caller;
	}

}
