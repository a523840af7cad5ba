package io.pointexpiry.night;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.notice.NoticeFolders;
import io.pointexpiry.notice.ReversalNotices;
import io.pointexpiry.notice.ReversalNotices.Told;
import io.pointexpiry.notice.UnsentNotices;

import org.springframework.stereotype.Component;

/**
 * What members are told where a rerun takes points again that a reversal gave back: that
 * they were given back is recalled where it was not sent yet, and corrected where it was.
 *
 * @see "rules.md#recalls"
 */
@Component
final class TakenAgain {

	private final ReversalNotices reversals;

	private final UnsentNotices notices;

	private final NoticeFolders folders;

	TakenAgain(ReversalNotices reversals, UnsentNotices notices, NoticeFolders folders) {
		this.reversals = reversals;
		this.notices = notices;
		this.folders = folders;
	}

	/**
	 * Takes back what became wrong, in the caller's transaction, and answers which of the
	 * expiries have to be told.
	 * @param confirmed whether the policy has expiries confirmed
	 */
	Set<String> toConfirm(NightRun run, Collection<Ledger.Expiry> expiries, boolean confirmed) {
		List<String> lotIds = expiries.stream().map((it) -> it.lot().lotId()).toList();
		Set<String> toConfirm = new HashSet<>(confirmed ? lotIds : List.of());
		if (!run.isRerun() || lotIds.isEmpty()) {
			return toConfirm;
		}
		List<Told> told = this.reversals.told(lotIds, run);
		Set<String> wrong = told.stream().filter(Told::unsent).map(Told::noticeId).collect(Collectors.toSet());
		if (!wrong.isEmpty()) {
			this.notices.tellAgain(wrong);
			this.folders.recall(wrong);
		}
		this.reversals.forget(lotIds);
		told.stream().filter(Told::sent).map(Told::lotId).forEach(toConfirm::add);
		toConfirm.removeAll(this.reversals.stillBelievedExpired(told, run));
		return toConfirm;
	}

}
