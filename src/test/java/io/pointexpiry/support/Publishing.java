package io.pointexpiry.support;

import java.util.Collection;
import java.util.List;

import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.notice.DraftExtent;
import io.pointexpiry.notice.Feed;
import io.pointexpiry.notice.FolderNotice;
import io.pointexpiry.notice.FolderPublishing;
import io.pointexpiry.notice.NoticeFolders;
import io.pointexpiry.notice.NoticePages.Folder;

/** Publishes folders as the night's step does, without the night. */
public final class Publishing {

	private Publishing() {
	}

	/** Publishes a folder from its first notice to its end. */
	public static void publish(NoticeFolders folders, Folder folder, String runId, String policyVersion,
			FolderClock clock, Collection<Feed> feeds) {
		goOn(folders, folder, DraftExtent.NONE, runId, policyVersion, clock, feeds);
	}

	/** Publishes a folder from where a killed process came. */
	public static void goOn(NoticeFolders folders, Folder folder, DraftExtent extent, String runId,
			String policyVersion, FolderClock clock, Collection<Feed> feeds) {
		try (FolderPublishing publishing = folders.open(folder, extent)) {
			while (append(publishing, 2)) {
				// until all are written
			}
			publishing.publish(runId, policyVersion, clock, feeds);
		}
	}

	/**
	 * Writes the next notices.
	 * @return whether there were any
	 */
	public static boolean append(FolderPublishing publishing, int limit) {
		List<FolderNotice> page = publishing.page(publishing.extent().lastId(), limit);
		if (!page.isEmpty()) {
			publishing.append(page.stream().map(publishing::entry).toList());
		}
		return !page.isEmpty();
	}

}
