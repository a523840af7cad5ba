package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

import io.pointexpiry.domain.NoticeGuard;
import io.pointexpiry.store.LotReads.MemberDate;
import io.pointexpiry.store.MemberState;

/** Placeholder while the notices are being merged. */
final class NoticeDesk implements Warnings, Reachability {

	@Override
	public Map<MemberDate, LocalDate> ofExpiry(Collection<String> memberIds, NoticeGuard.Require require) {
		return Map.of();
	}

	@Override
	public Map<MemberDate, LocalDate> ofDormancy(Collection<String> memberIds, NoticeGuard.Require require) {
		return Map.of();
	}

	@Override
	public boolean canBeTold(MemberState member) {
		return true;
	}

}
