package io.pointexpiry.night;

import java.time.InstantSource;
import java.util.List;

import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.RunLog;
import io.pointexpiry.notice.Feed;
import io.pointexpiry.notice.NoticeFolderBook;
import io.pointexpiry.notice.NoticeFolders;
import io.pointexpiry.notice.NoticePages;
import io.pointexpiry.notice.PublishTimes;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Step 8, once a run: hands the notices over as a folder that is whole or not there, from
 * what was committed.
 *
 * @see "rules.md#folders"
 */
@Component
final class PublishNotices implements NightTask {

	private final NoticeFolders folders;

	private final PublishTimes times;

	private final NoticeFolderBook book;

	private final PolicyHistory policies;

	private final RunLog runs;

	private final JdbcClient jdbc;

	private final InstantSource clock;

	PublishNotices(NoticeFolders folders, PublishTimes times, NoticeFolderBook book, PolicyHistory policies,
			RunLog runs, JdbcClient jdbc, InstantSource clock) {
		this.folders = folders;
		this.times = times;
		this.book = book;
		this.policies = policies;
		this.runs = runs;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public void carryOut(NightRun run) {
		int n = this.book.folderOf(run);
		NoticePages.Folder folder = new NoticePages.Folder(run.lastDay(), n);
		FolderClock by = this.runs.clock(run.closingId());
		if (!this.folders.isInPlace(folder)) {
			this.times.decide(folder, run.closingId(), run.sendOn(), by, this.clock.instant());
		}
		List<Feed> feeds = this.runs.feeds(run.closingId())
			.stream()
			.map((name) -> Feed.named(name).orElseThrow())
			.toList();
		this.folders.publish(folder, run.runId(), this.policies.inForceOn(run.lastDay()).version(), by, feeds);
		this.book.published(run, n, this.clock.instant());
		this.jdbc.sql("""
				update night_run set notices = (select count(*) from notice where closing_id = ?) where run_id = ?""")
			.params(run.closingId(), run.runId())
			.update();
	}

}
