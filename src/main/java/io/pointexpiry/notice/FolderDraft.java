package io.pointexpiry.notice;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.file.FilePermissions;
import io.pointexpiry.ledger.FolderClock;

/** A folder while it is written, under its dot-name: flat in memory, page by page. */
final class FolderDraft {

	private static final int PAGE = 2000;

	private static final String DONE = "_DONE";

	private final NoticePages pages;

	private final NoticePages.Folder folder;

	private final Path root;

	private final PhoneNumbers numbers;

	private final ZoneId zone;

	private final boolean spools;

	FolderDraft(NoticePages pages, NoticePages.Folder folder, Path root, PhoneNumbers numbers, ZoneId zone,
			boolean spools) {
		this.pages = pages;
		this.folder = folder;
		this.root = root;
		this.numbers = numbers;
		this.zone = zone;
		this.spools = spools;
	}

	/** Whether a folder is whole. */
	static boolean isDone(Path folder) {
		return Files.exists(folder.resolve(DONE));
	}

	/**
	 * Writes all files but the last, {@code _DONE}, which says that the rest is there.
	 */
	void write(Origin origin, Collection<Feed> feeds) throws IOException {
		FilePermissions.folder(this.root);
		try (HashedFile notices = new HashedFile(this.root.resolve("notices.csv"));
				HashedFile unreachable = new HashedFile(this.root.resolve("unreachable.csv"))) {
			SpoolFiles spool = new SpoolFiles(this.root, this.zone);
			writeRows(notices, unreachable, spool);
			Manifest manifest = new Manifest(origin, this.zone, this.folder, this.pages.countsByItem(this.folder),
					notices.finish(), unreachable.finish(), spool.finish(), feeds(feeds));
			text("manifest.json", manifest.json());
		}
		Collection<String> recalled = this.pages.recalledIn(this.folder);
		if (!recalled.isEmpty()) {
			text("_RECALLED", String.join("\n", recalled) + "\n");
		}
		text(DONE, "");
	}

	private Map<String, HashedFile.Summary> feeds(Collection<Feed> feeds) throws IOException {
		NoticeFeeds writer = new NoticeFeeds(this.pages, this.numbers);
		Map<String, HashedFile.Summary> files = new TreeMap<>();
		for (Feed feed : feeds) {
			files.putAll(writer.write(this.folder, feed, this.root, ""));
		}
		return files;
	}

	private void writeRows(HashedFile notices, HashedFile unreachable, SpoolFiles spool) throws IOException {
		notices.header("notice_id", "member_id", "from", "to", "channel", "subject", "text", "bytes", "items", "points",
				"expires_on", "send_not_before", "send_not_after", "file", "segments", "shared_number");
		unreachable.header("notice_id", "member_id", "reason", "text");
		List<NoticeRow> page = this.pages.page(this.folder, "", ChunkSize.of(PAGE));
		while (!page.isEmpty()) {
			PageFacts facts = new PageFacts(page, this.pages);
			for (NoticeRow notice : page) {
				if (notice.toNumber() == null) {
					unreachable.row(notice.points(), notice.noticeId(), notice.memberId(),
							Objects.requireNonNullElse(notice.unreachable(), ""), notice.body());
				}
				else {
					notices.row(notice.points(), cells(notice, facts));
					if (this.spools) {
						spool.write(notice);
					}
				}
			}
			page = this.pages.page(this.folder, page.get(page.size() - 1).noticeId(), ChunkSize.of(PAGE));
		}
	}

	private Object[] cells(NoticeRow notice, PageFacts facts) {
		String to = Objects.requireNonNull(notice.toNumber());
		return new Object[] { notice.noticeId(), notice.memberId(), Objects.requireNonNullElse(notice.fromNumber(), ""),
				this.numbers.national(to), notice.channel(), Objects.requireNonNullElse(notice.subject(), ""),
				notice.body(), notice.bytes(), facts.items(notice.noticeId()), notice.points(),
				Objects.requireNonNullElse(notice.expiresOn(), ""), SpoolFiles.time(notice.sendNotBefore(), this.zone),
				SpoolFiles.time(notice.sendNotAfter(), this.zone),
				this.spools ? SpoolFiles.place(notice.noticeId()) : "",
				Objects.requireNonNullElse(notice.segments(), ""), facts.isShared(notice.noticeId()) };
	}

	private void text(String name, String text) throws IOException {
		try (FileChannel file = FileChannel.open(this.root.resolve(name),
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FilePermissions.FILE)) {
			file.write(java.nio.ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
			file.force(true);
		}
	}

	/**
	 * Where a folder comes from.
	 *
	 * @param programme the programme's short name
	 * @param runId the run that made it
	 * @param policyVersion the policy in force
	 * @param clock by which it counts as published
	 */
	record Origin(String programme, String runId, String policyVersion, FolderClock clock) {
	}

}
