package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.pointexpiry.notice.Teller;
import io.pointexpiry.notice.Telling;
import io.pointexpiry.store.AppliedPolicies;
import io.pointexpiry.store.LotKey;
import io.pointexpiry.store.MemberRange;
import io.pointexpiry.store.NightRun;
import io.pointexpiry.store.NoticeFolderBook;
import io.pointexpiry.store.RunLog;
import io.pointexpiry.store.Selection;
import org.jspecify.annotations.Nullable;

/** Step 6, once a run: makes one notice for each member who has something to be told. */
final class TellMembers implements NightWork {

	private final Teller teller;

	private final RunLog runs;

	private final NoticeFolderBook folders;

	private final AppliedPolicies applied;

	TellMembers(Teller teller, RunLog runs, NoticeFolderBook folders, AppliedPolicies applied) {
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
	public Optional<Selection> selection(NightRun run) {
		return Optional.of(this.teller.candidates(telling(run)));
	}

	@Override
	public void carryOut(NightRun run, MemberRange range, List<LotKey> keys) {
		Telling telling = telling(run);
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

	private Telling telling(NightRun run) {
		return new Telling(run.closingId(), run.lastDay(), run.sendOn(), previousSendOn(run),
				this.folders.folderOf(run), run.warns(), run.runId());
	}

}
