package io.pointexpiry.night;

import java.time.InstantSource;

import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.RunLog;
import io.pointexpiry.notice.DraftExtent;
import io.pointexpiry.notice.FolderPublishing;
import io.pointexpiry.notice.NoticeFolderBook;
import io.pointexpiry.notice.NoticeFolders;
import io.pointexpiry.notice.NoticePages.Folder;
import io.pointexpiry.notice.PublishTimes;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * The run's folder while it is published: its draft is opened with the step, and how far
 * it is written is committed with each chunk.
 */
class FolderInWork implements ItemStream {

	private static final String MACHINE_START = "draft.machineStart";

	private static final String LAST_ID = "draft.lastId";

	private static final String NUMBER = "draft.";

	private final NightRun run;

	private final NoticeFolders folders;

	private final PublishTimes times;

	private final NoticeFolderBook book;

	private final RunLog runs;

	private final InstantSource clock;

	private @Nullable FolderPublishing publishing;

	FolderInWork(NightRun run, NoticeFolders folders, PublishTimes times, NoticeFolderBook book, RunLog runs,
			InstantSource clock) {
		this.run = run;
		this.folders = folders;
		this.times = times;
		this.book = book;
		this.runs = runs;
		this.clock = clock;
	}

	/**
	 * Decides when the folder counts as published, before its first file is written, and
	 * opens the draft.
	 */
	@Override
	public void open(ExecutionContext context) {
		Folder folder = new Folder(this.run.lastDay(), this.book.folderOf(this.run));
		if (!this.folders.isInPlace(folder)) {
			this.times.decide(folder, this.run.closingId(), this.run.sendOn(), this.runs.clock(this.run.closingId()),
					this.clock.instant());
		}
		this.publishing = this.folders.open(folder, committed(context));
	}

	private static DraftExtent committed(ExecutionContext context) {
		return context.containsKey(LAST_ID) ? DraftExtent.of(context.getString(MACHINE_START),
				context.getString(LAST_ID), (name) -> context.getLong(NUMBER + name)) : DraftExtent.NONE;
	}

	FolderPublishing publishing() {
		if (this.publishing == null) {
			throw new IllegalStateException("expected a folder that is open");
		}
		return this.publishing;
	}

	@Override
	public void update(ExecutionContext context) {
		DraftExtent extent = publishing().extent();
		context.putString(MACHINE_START, extent.machineStart());
		context.putString(LAST_ID, extent.lastId());
		extent.numbers().forEach((name, number) -> context.putLong(NUMBER + name, number));
	}

	@Override
	public void close() {
		if (this.publishing != null) {
			this.publishing.close();
			this.publishing = null;
		}
	}

}
