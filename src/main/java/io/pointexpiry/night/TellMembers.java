package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.MemberRange;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.RunLog;
import io.pointexpiry.notice.NoticeFolderBook;
import io.pointexpiry.notice.NoticeMaker;
import io.pointexpiry.notice.NoticeRound;
import org.jspecify.annotations.Nullable;

/** Step 6, once a run: makes one notice for each member who has something to be told. */
final class TellMembers implements NightWork {

	private final NoticeMaker teller;

	private final RunLog runs;

	private final NoticeFolderBook folders;

	private final AppliedPolicies applied;

	TellMembers(NoticeMaker teller, RunLog runs, NoticeFolderBook folders, AppliedPolicies applied) {
		this.teller = teller;
		this.runs = runs;
		this.folders = folders;
		this.applied = applied;
	}

	@Override
	public String step() {
		return "tellMembers";
	}

	@Override
	public Optional<KeyQuery> selection(NightRun run) {
		return Optional.of(this.teller.candidates(telling(run)));
	}

	@Override
	public void carryOut(NightRun run, MemberRange range, List<LotKey> keys) {
		NoticeRound telling = telling(run);
		List<String> ids = keys.stream().map(LotKey::memberId).toList();
		if (this.teller.tell(telling, ids) > 0) {
			this.folders.open(run, telling.folder());
			this.applied.announce(ids, run);
		}
	}

	/**
	 * After an amendment nothing that the round before followed counts: whatever is due
	 * is sought anew.
	 */
	private @Nullable LocalDate previousSendOn(NightRun run) {
		boolean amended = this.teller.followsAmendments(run.closingId());
		return amended ? null : this.runs.sendOnBefore(run.closingId());
	}

	private NoticeRound telling(NightRun run) {
		return new NoticeRound(run.closingId(), run.lastDay(), run.sendOn(), previousSendOn(run),
				this.folders.folderOf(run), run.warns(), run.runId());
	}

}
