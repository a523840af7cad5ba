package io.pointexpiry.night;

import java.util.List;
import java.util.Optional;

import io.pointexpiry.notice.Teller;
import io.pointexpiry.notice.Telling;
import io.pointexpiry.store.LotKey;
import io.pointexpiry.store.MemberRange;
import io.pointexpiry.store.NightRun;
import io.pointexpiry.store.NoticeFolderBook;
import io.pointexpiry.store.RunLog;
import io.pointexpiry.store.Selection;

/** Step 6, once a run: makes one notice for each member who has something to be told. */
final class TellMembers implements NightWork {

	private final Teller teller;

	private final RunLog runs;

	private final NoticeFolderBook folders;

	TellMembers(Teller teller, RunLog runs, NoticeFolderBook folders) {
		this.teller = teller;
		this.runs = runs;
		this.folders = folders;
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
		if (this.teller.tell(telling, keys.stream().map(LotKey::memberId).toList()) > 0) {
			this.folders.open(run, telling.folder());
		}
	}

	private Telling telling(NightRun run) {
		return new Telling(run.closingId(), run.lastDay(), run.sendOn(), this.runs.sendOnBefore(run.closingId()),
				this.folders.folderOf(run), run.warns(), run.runId());
	}

}
