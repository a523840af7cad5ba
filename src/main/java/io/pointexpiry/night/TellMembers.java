package io.pointexpiry.night;

import java.util.List;
import java.util.Optional;

import io.pointexpiry.store.LotKey;
import io.pointexpiry.store.MemberRange;
import io.pointexpiry.store.NightRun;
import io.pointexpiry.store.Selection;

/** Placeholder while the notices are being merged. */
final class TellMembers implements NightWork {

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

}
