package io.pointexpiry.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.notice.NoticePages.Folder;

/**
 * The publishing of one folder, from its first notice or from where a killed process
 * came: reads its notices page by page, writes them to the draft, and moves the draft
 * into its place when it is whole.
 *
 * <p>
 * There is no draft where the folder lies whole in its place already, and where there is
 * nothing to publish: a run that has nothing to say makes no folder, and one that was
 * purged does not come back. Such a folder has no notice to write, and ends at once.
 */
public final class FolderPublishing implements AutoCloseable {

	private final NoticeFolders folders;

	private final Folder folder;

	private final NoticeFormat format;

	private final Optional<FolderDraft> draft;

	FolderPublishing(NoticeFolders folders, Folder folder, NoticeFormat format, Optional<FolderDraft> draft) {
		this.folders = folders;
		this.folder = folder;
		this.format = format;
		this.draft = draft;
	}

	/** The folder's place. */
	public Folder folder() {
		return this.folder;
	}

	/** How far the draft is written. */
	public DraftExtent extent() {
		return this.draft.map(FolderDraft::extent).orElse(DraftExtent.NONE);
	}

	/**
	 * The next notices to write, with all that the files say of them.
	 * @param afterId the last notice before them; empty for the first
	 */
	public List<FolderNotice> page(String afterId, int limit) {
		return this.draft.isEmpty() ? List.of() : this.folders.pages().notices(this.folder, afterId, limit);
	}

	/** What a notice adds to the files: a pure function. */
	public NoticeEntry entry(FolderNotice notice) {
		return this.format.entry(notice);
	}

	/**
	 * Appends notices to the draft, in order.
	 * @throws UncheckedIOException if they cannot be written
	 */
	public void append(List<NoticeEntry> entries) {
		try {
			this.draft.orElseThrow().append(entries);
		}
		catch (IOException ex) {
			throw this.folders.unpublished(this.folder, ex);
		}
	}

	/**
	 * Publishes the folder, once all notices are written: completes the draft, moves it
	 * into its place, and marks its notices as published, in the caller's transaction.
	 * @param runId the run, for the manifest
	 * @param policyVersion the policy in force, for the manifest
	 * @param clock by which it counts as published, for the manifest: a rehearsal is not
	 * sent
	 * @param feeds forms of gateways in which the notices are written beside
	 * @throws UncheckedIOException if it cannot be written; nothing is published then
	 */
	public void publish(String runId, String policyVersion, FolderClock clock, Collection<Feed> feeds) {
		try {
			if (this.draft.isPresent()) {
				complete(this.draft.get(), this.folders.origin(runId, policyVersion, clock), feeds);
				this.folders.moveIntoPlace(this.folder, this.draft.get());
			}
			this.folders.markIfInPlace(this.folder);
		}
		catch (IOException ex) {
			throw this.folders.unpublished(this.folder, ex);
		}
	}

	/**
	 * Writes what the notices' files do not hold, {@code _DONE} last: it says that the
	 * rest is there.
	 */
	private void complete(FolderDraft written, Manifest.Origin origin, Collection<Feed> feeds) throws IOException {
		NoticePages pages = this.folders.pages();
		Manifest manifest = new Manifest(origin, this.folders.zone(), this.folder, pages.countsByItem(this.folder),
				written.noticesSummary(), written.unreachableSummary(), written.spoolSummary(), feeds(written, feeds));
		written.text("manifest.json", manifest.json());
		Collection<String> recalled = pages.recalledIn(this.folder);
		if (!recalled.isEmpty()) {
			written.text("_RECALLED", String.join("\n", recalled) + "\n");
		}
		written.done();
	}

	private Map<String, HashedFile.Summary> feeds(FolderDraft written, Collection<Feed> feeds) throws IOException {
		Map<String, HashedFile.Summary> files = new TreeMap<>();
		for (Feed feed : feeds) {
			files.putAll(this.folders.feeds().write(this.folder, feed, written.root(), ""));
		}
		return files;
	}

	/** Ends the work on the draft, which stays as it is. */
	@Override
	public void close() {
		if (this.draft.isPresent()) {
			try {
				this.draft.get().close();
			}
			catch (IOException ex) {
				throw this.folders.unpublished(this.folder, ex);
			}
		}
	}

}
