package io.pointexpiry.notice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.pointexpiry.file.FilePermissions;
import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.file.FolderSync;
import io.pointexpiry.file.GoneFolder;
import io.pointexpiry.file.MachineStart;
import io.pointexpiry.notice.DraftExtent.Part;

/**
 * A folder while it is written, under its dot-name. Chunks of notices are appended to its
 * files; a process that takes it up after a killed one cuts the files back to what was
 * committed, and goes on.
 *
 * <p>
 * The sums of the spool files stand in a hidden file until the folder is whole, so that
 * no spool file is read again.
 */
final class FolderDraft implements AutoCloseable {

	private static final String DONE = "_DONE";

	private static final String NOTICES = "notices.csv";

	private static final String UNREACHABLE = "unreachable.csv";

	private static final String SUMS = ".sums";

	private final Path root;

	private final AppendedFile notices;

	private final AppendedFile unreachable;

	private final AppendedFile sums;

	private final SpoolFiles spool;

	private DraftExtent extent;

	private FolderDraft(Path root, List<AppendedFile> files, DraftExtent extent) {
		this.root = root;
		this.notices = files.get(0);
		this.unreachable = files.get(1);
		this.sums = files.get(2);
		this.spool = new SpoolFiles(root);
		this.extent = extent;
	}

	/** Whether a folder is whole. */
	static boolean isDone(Path folder) {
		return Files.exists(folder.resolve(DONE));
	}

	/**
	 * Begins a draft; what lies in its place is removed.
	 * @param total how many notices the folder has
	 */
	static FolderDraft begin(Path root, long total) throws IOException {
		// First, so that what is left of a removal that was killed is not gone on with.
		Files.deleteIfExists(root.resolve(NOTICES));
		GoneFolder.delete(root);
		FilePermissions.folder(root);
		byte[] header = NoticeFormat.noticesHeader();
		byte[] unreachableHeader = NoticeFormat.unreachableHeader();
		FolderDraft draft = new FolderDraft(root,
				List.of(AppendedFile.create(root.resolve(NOTICES)), AppendedFile.create(root.resolve(UNREACHABLE)),
						AppendedFile.create(root.resolve(SUMS))),
				new DraftExtent(MachineStart.id().orElse(""), "", total, Part.header(header.length),
						Part.header(unreachableHeader.length), Part.NONE, 0));
		draft.notices.append(header);
		draft.unreachable.append(unreachableHeader);
		return draft;
	}

	/**
	 * Goes on with the draft of a killed process.
	 * @param extent what was committed of it
	 * @param total how many notices the folder has now
	 * @return empty where that cannot be: files are missing or too short, notices were
	 * withdrawn since, or the machine was started again and may have lost what was
	 * written
	 */
	static Optional<FolderDraft> resume(Path root, DraftExtent extent, long total) throws IOException {
		boolean same = !extent.lastId().isEmpty() && extent.total() == total
				&& MachineStart.id().filter(extent.machineStart()::equals).isPresent();
		if (!same || !holds(root.resolve(NOTICES), extent.notices().bytes())
				|| !holds(root.resolve(UNREACHABLE), extent.unreachable().bytes())
				|| !holds(root.resolve(SUMS), extent.sums())) {
			return Optional.empty();
		}
		if (new SpoolFiles(root).cutAfter(extent.lastId()) != extent.spool().count()) {
			return Optional.empty();
		}
		removeEnding(root);
		return Optional.of(new FolderDraft(root,
				List.of(AppendedFile.resume(root.resolve(NOTICES), extent.notices().bytes()),
						AppendedFile.resume(root.resolve(UNREACHABLE), extent.unreachable().bytes()),
						AppendedFile.resume(root.resolve(SUMS), extent.sums())),
				extent));
	}

	private static boolean holds(Path file, long bytes) throws IOException {
		return Files.isRegularFile(file) && Files.size(file) >= bytes;
	}

	/** Removes what a killed process wrote after the last notice. */
	private static void removeEnding(Path root) throws IOException {
		Set<String> kept = Set.of(NOTICES, UNREACHABLE, SUMS);
		try (Stream<Path> files = Files.list(root)) {
			for (Path file : files.filter(Files::isRegularFile)
				.filter((it) -> !kept.contains(String.valueOf(it.getFileName())))
				.toList()) {
				Files.delete(file);
			}
		}
	}

	/** How far it is written. */
	DraftExtent extent() {
		return this.extent;
	}

	/** Appends notices, in order. */
	void append(List<NoticeEntry> entries) throws IOException {
		ByteArrayOutputStream noticeLines = new ByteArrayOutputStream();
		ByteArrayOutputStream unreachableLines = new ByteArrayOutputStream();
		ByteArrayOutputStream sumLines = new ByteArrayOutputStream();
		DraftExtent next = this.extent;
		this.spool.write(entries.stream().filter((entry) -> entry.spool().length > 0).toList());
		for (NoticeEntry entry : entries) {
			(entry.isReachable() ? noticeLines : unreachableLines).writeBytes(entry.line());
			sumLines.writeBytes(entry.sum());
			next = next.plus(entry);
		}
		this.sums.append(sumLines.toByteArray());
		this.unreachable.append(unreachableLines.toByteArray());
		this.notices.append(noticeLines.toByteArray());
		this.extent = next;
	}

	HashedFile.Summary noticesSummary() throws IOException {
		return this.extent.notices().summary(this.notices.sha256());
	}

	HashedFile.Summary unreachableSummary() throws IOException {
		return this.extent.unreachable().summary(this.unreachable.sha256());
	}

	/**
	 * The summary of all spool files; its hash is of the list that sha256sum prints of
	 * them, sorted.
	 */
	HashedFile.Summary spoolSummary() throws IOException {
		return this.extent.spool().summary(this.sums.sha256());
	}

	/** Writes a small file, and forces it to the disk. */
	void text(String name, String text) throws IOException {
		try (FileChannel file = FileChannel.open(this.root.resolve(name),
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FilePermissions.FILE)) {
			ByteBuffer rest = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
			while (rest.hasRemaining()) {
				file.write(rest);
			}
			file.force(true);
		}
	}

	/**
	 * Makes it whole: {@code _DONE} says that all files are there, and all is forced to
	 * the disk.
	 */
	void done() throws IOException {
		text(DONE, "");
		FilePermissions.restore(this.root, this.root.resolve(NOTICES));
		FolderSync.force(this.root);
		Files.delete(this.root.resolve(SUMS));
		FinishedFile.sync(this.root);
	}

	Path root() {
		return this.root;
	}

	@Override
	public void close() throws IOException {
		try (this.notices; this.unreachable; this.sums) {
			// closes them
		}
	}

}
