package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.pointexpiry.domain.NoticeGuard;
import io.pointexpiry.ledger.LotReads;
import io.pointexpiry.ledger.LotReads.MemberDate;
import io.pointexpiry.notice.WarningsGiven;

/**
 * What the books say of a page of members beside the lots themselves, whatever policy is
 * asked: each found by one look-up, and only if somebody asks.
 */
final class PageFacts {

	private final List<String> memberIds;

	private final WarningsGiven warnings;

	private final Set<String> held;

	private final Map<String, Integer> deferrals;

	private final Map<String, Set<String>> extensions;

	private final Map<NoticeGuard.Require, Map<MemberDate, LocalDate>> ofExpiry = new EnumMap<>(
			NoticeGuard.Require.class);

	private final Map<NoticeGuard.Require, Map<MemberDate, LocalDate>> ofDormancy = new EnumMap<>(
			NoticeGuard.Require.class);

	PageFacts(MemberPages.Page page, LotReads lots, WarningsGiven warnings) {
		List<String> lotIds = page.lots().stream().map((lot) -> lot.lot().lotId()).toList();
		this.memberIds = List.copyOf(page.members().keySet());
		this.warnings = warnings;
		this.held = lots.held(lotIds);
		this.deferrals = lots.deferrals(lotIds);
		this.extensions = lots.extensions(lotIds);
	}

	Set<String> held() {
		return this.held;
	}

	int deferrals(String lotId) {
		return this.deferrals.getOrDefault(lotId, 0);
	}

	/** The extension programmes that a lot was granted. */
	Set<String> granted(String lotId) {
		return this.extensions.getOrDefault(lotId, Set.of());
	}

	/** The warnings that were given, as far as a guard asks for them. */
	Map<MemberDate, LocalDate> warned(NoticeGuard guard, boolean dormancy) {
		return dormancy
				? this.ofDormancy.computeIfAbsent(guard.require(),
						(require) -> this.warnings.ofDormancy(this.memberIds, require))
				: this.ofExpiry.computeIfAbsent(guard.require(),
						(require) -> this.warnings.ofExpiry(this.memberIds, require));
	}

}
