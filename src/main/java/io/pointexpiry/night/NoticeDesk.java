package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.pointexpiry.domain.NoticeGuard;
import io.pointexpiry.store.LotKey;
import io.pointexpiry.store.LotReads.MemberDate;
import io.pointexpiry.store.MemberRange;
import io.pointexpiry.store.MemberState;
import io.pointexpiry.store.NightRun;
import io.pointexpiry.store.Selection;

/** Placeholder while the notices are being merged. */
final class NoticeDesk {

	Warnings warnings() {
		return new Warnings() {
			@Override
			public Map<MemberDate, LocalDate> ofExpiry(Collection<String> memberIds, NoticeGuard.Require require) {
				return Map.of();
			}

			@Override
			public Map<MemberDate, LocalDate> ofDormancy(Collection<String> memberIds, NoticeGuard.Require require) {
				return Map.of();
			}
		};
	}

	boolean isReachable(MemberState member) {
		return true;
	}

	NightWork tellMembers() {
		return new NightWork() {
			@Override
			public String step() {
				return "tellMembers";
			}

			@Override
			public Optional<Selection> selection(NightRun run) {
				return Optional.empty();
			}

			@Override
			public void carryOut(NightRun run, MemberRange range, List<LotKey> keys) {
			}
		};
	}

	NightTask publishNotices() {
		return new NightTask() {
			@Override
			public String step() {
				return "publishNotices";
			}

			@Override
			public void carryOut(NightRun run) {
			}
		};
	}

}
