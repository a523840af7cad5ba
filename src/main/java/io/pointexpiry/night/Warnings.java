package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

import io.pointexpiry.domain.NoticeGuard;
import io.pointexpiry.store.LotReads.MemberDate;

/** Which warnings members had, as the guard asks. */
interface Warnings {

	/**
	 * The send date of the latest warning of each date on which lots lapse by their own
	 * time.
	 */
	Map<MemberDate, LocalDate> ofExpiry(Collection<String> memberIds, NoticeGuard.Require require);

	/**
	 * The send date of the latest warning of each date on which points lapse by dormancy.
	 */
	Map<MemberDate, LocalDate> ofDormancy(Collection<String> memberIds, NoticeGuard.Require require);

}
