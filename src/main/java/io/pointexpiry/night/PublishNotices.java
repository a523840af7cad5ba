package io.pointexpiry.night;

import io.pointexpiry.store.NightRun;

/** Placeholder while the notices are being merged. */
final class PublishNotices implements NightTask {

	@Override
	public String step() {
		return "publishNotices";
	}

	@Override
	public void carryOut(NightRun run) {
	}

}
