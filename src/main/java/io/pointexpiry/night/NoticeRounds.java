package io.pointexpiry.night;

import java.time.LocalDate;

import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.RunLog;
import io.pointexpiry.notice.NoticeFolderBook;
import io.pointexpiry.notice.NoticeMaker;
import io.pointexpiry.notice.NoticeRound;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Knows the round of notices that a run makes after its last day. */
@Component
final class NoticeRounds {

	private final NoticeMaker notices;

	private final RunLog runs;

	private final NoticeFolderBook folders;

	NoticeRounds(NoticeMaker notices, RunLog runs, NoticeFolderBook folders) {
		this.notices = notices;
		this.runs = runs;
		this.folders = folders;
	}

	NoticeRound of(NightRun run) {
		return new NoticeRound(run.closingId(), run.lastDay(), run.sendOn(), previousSendOn(run),
				this.folders.folderOf(run), run.warns());
	}

	/**
	 * After an amendment nothing that the round before followed counts: whatever is due
	 * is sought anew.
	 */
	private @Nullable LocalDate previousSendOn(NightRun run) {
		boolean amended = this.notices.followsAmendments(run.closingId());
		return amended ? null : this.runs.sendOnBefore(run.closingId());
	}

}
