package io.pointexpiry.domain;

import java.time.Period;

/**
 * A policy's {@code notice-guard}: a due lot whose member was owed a warning and got none
 * is deferred.
 *
 * @param require what a warning must have reached to count
 * @param defer how far past the run's last day a deferred lot is promised to live
 * @param atMost deferrals per lot; then it expires, and the record says that the member
 * was not warned
 * @param unreachable what happens to lots of members who can't be told
 * @see "rules.md#the-guard"
 */
public record NoticeGuard(Require require, Period defer, int atMost, Unreachable unreachable) {

	/** The guard of a policy with notices that says nothing of a guard. */
	public static final NoticeGuard DEFAULT = new NoticeGuard(Require.PUBLISHED, Period.ofDays(14), 2,
			Unreachable.DEFER);

	/** What a warning must have reached to count. */
	public enum Require {

		PUBLISHED, DELIVERED

	}

	/**
	 * What happens to due lots of members with no usable number, or who asked for no
	 * notices.
	 */
	public enum Unreachable {

		DEFER, EXPIRE

	}

}
