package io.pointexpiry.notice;

import java.util.Collection;
import java.util.Set;

import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.Reversals;

/**
 * Takes back that points expired, where a reversal gives them back before members read of
 * it.
 *
 * @see "rules.md#recalls"
 */
public final class ReversedConfirmations {

	private final Reversals reversals;

	private final UnsentNotices notices;

	private final NoticeFolders folders;

	ReversedConfirmations(Reversals reversals, UnsentNotices notices, NoticeFolders folders) {
		this.reversals = reversals;
		this.notices = notices;
		this.folders = folders;
	}

	/**
	 * Recalls the unsent confirmations of some members about a day. What else a recalled
	 * notice told is told again, but not that the points expired. In the caller's
	 * transaction.
	 */
	public void recall(NightRun run, Collection<String> memberIds) {
		Set<String> wrong = this.reversals.confirmations(memberIds, run);
		if (!wrong.isEmpty()) {
			this.notices.tellAgainExcept(wrong, run.businessDate());
			this.folders.recall(wrong);
		}
	}

}
