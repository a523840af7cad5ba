package io.pointexpiry.domain;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What the rules need to know of a member. Telephone numbers and names are not among it.
 *
 * @param memberId 1–64 characters of the Basic Multilingual Plane, compared by code point
 * @param tier free text, compared exactly; empty where the member has none
 * @param status whether the member still belongs to the programme
 * @param joinedOn the day of joining, or the first day on which the member earned; null
 * where neither is known
 * @param birthMonth 1–12, or null where it is not known
 */
public record Member(String memberId, String tier, MemberStatus status, @Nullable LocalDate joinedOn,
		@Nullable Integer birthMonth) {

	public Member {
		if (birthMonth != null && (birthMonth < 1 || birthMonth > 12)) {
			throw new IllegalArgumentException(
					"member %s: expected a birth month of 1-12, found %d".formatted(memberId, birthMonth));
		}
	}

}
