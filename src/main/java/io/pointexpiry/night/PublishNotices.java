package io.pointexpiry.night;

import java.time.InstantSource;
import java.util.List;

import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.RunLog;
import io.pointexpiry.notice.Feed;
import io.pointexpiry.notice.FolderPublishing;
import io.pointexpiry.notice.NoticeFolderBook;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The end of step 8, once a run: hands the notices over as a folder that is whole or not
 * there, from what was committed, and notes that it did.
 *
 * @see "rules.md#folders"
 */
@Component
final class PublishNotices {

	private final NoticeFolderBook book;

	private final PolicyHistory policies;

	private final RunLog runs;

	private final JdbcClient jdbc;

	private final InstantSource clock;

	PublishNotices(NoticeFolderBook book, PolicyHistory policies, RunLog runs, JdbcClient jdbc, InstantSource clock) {
		this.book = book;
		this.policies = policies;
		this.runs = runs;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Publishes a folder whose notices are written, in the caller's transaction. */
	void publish(NightRun run, FolderPublishing folder) {
		List<Feed> feeds = this.runs.feeds(run.closingId())
			.stream()
			.map((name) -> Feed.named(name).orElseThrow())
			.toList();
		folder.publish(run.runId(), this.policies.inForceOn(run.lastDay()).version(), this.runs.clock(run.closingId()),
				feeds);
		this.book.published(run, folder.folder().n(), this.clock.instant());
		this.jdbc.sql("update night_run set notices = ? where run_id = ?")
			.params(this.book.count(run.closingId()).notices(), run.runId())
			.update();
	}

}
