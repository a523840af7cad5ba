package io.pointexpiry.domain;

import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Members and what they did, for tests. */
final class Members {

	/** Nothing is known of her but her name. */
	static final Member BARE = new Member("m", "", MemberStatus.ACTIVE, null, null);

	private Members() {
	}

	static Member ofTier(String tier) {
		return new Member("m", tier, MemberStatus.ACTIVE, LocalDate.of(2010, 3, 15), 6);
	}

	static Member joinedOn(@Nullable LocalDate day) {
		return new Member("m", "", MemberStatus.ACTIVE, day, null);
	}

	static Member withdrawn() {
		return new Member("m", "", MemberStatus.WITHDRAWN, LocalDate.of(2010, 3, 15), 6);
	}

	static Activities activeOn(@Nullable LocalDate day) {
		return (day != null) ? activeOn(Activities.EVERY_TYPE, day) : Activities.NONE;
	}

	static Activities activeOn(String type, LocalDate day) {
		return new Activities(Map.of(type, day));
	}

}
