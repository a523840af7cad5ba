package io.pointexpiry.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.file.GoneFolder;
import io.pointexpiry.file.Home;
import io.pointexpiry.store.FolderClock;
import io.pointexpiry.store.NoticePages;
import io.pointexpiry.store.NoticePages.Folder;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The folders that an SMS sender picks up: {@code notices/<business date>/<n>/}.
 *
 * <p>
 * A folder is made from committed rows only. It is written under a dot-name beside its
 * place, {@code _DONE} last, forced to the disk, and moved by one rename: after a crash
 * at any point it is whole or absent, and publishing again gives the same bytes.
 */
public final class NoticeFolders {

	private static final Object ONE_WRITER_OF_RECALLS = new Object();

	private final NoticePages pages;

	private final TransactionTemplate transactions;

	private final Home home;

	private final Programme programme;

	private final Numbers numbers;

	public NoticeFolders(JdbcTemplate jdbc, TransactionTemplate transactions, Home home, Programme programme) {
		this.pages = new NoticePages(jdbc);
		this.transactions = transactions;
		this.home = home;
		this.programme = programme;
		this.numbers = new Numbers(programme.locale(), programme.zone());
	}

	/**
	 * Publishes a folder: writes it, unless it lies there whole, and marks its notices as
	 * published. A run that has nothing to say makes no folder, and one that was purged
	 * does not come back.
	 * @param folder its place
	 * @param runId the run, for the manifest
	 * @param policyVersion the policy in force, for the manifest
	 * @param clock by which it counts as published, for the manifest: a rehearsal is not
	 * sent
	 * @param feeds forms of gateways in which the notices are written beside
	 * @throws UncheckedIOException if it can not be written; nothing is published then
	 */
	public void publish(Folder folder, String runId, String policyVersion, FolderClock clock, Collection<Feed> feeds) {
		if (this.pages.page(folder, "", 1).isEmpty() || this.pages.isPurged(folder)) {
			return;
		}
		try {
			Path place = place(folder);
			if (!FolderDraft.isDone(place)) {
				write(folder, place, new FolderDraft.Origin(this.programme.id(), runId, policyVersion, clock), feeds);
			}
			this.transactions.executeWithoutResult((status) -> this.pages.published(folder));
			writeRecalled(folder, List.of());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The notices of " + folder.businessDate() + " could not be published to "
					+ place(folder) + ". Make room or give the right to write, then start the run again.", ex);
		}
	}

	private void write(Folder folder, Path place, FolderDraft.Origin origin, Collection<Feed> feeds)
			throws IOException {
		if (Files.exists(place)) {
			throw new IOException(place + " exists without _DONE, which no run leaves behind; move it away");
		}
		Path day = Objects.requireNonNull(place.getParent());
		Path draft = day.resolve("." + folder.n());
		GoneFolder.delete(draft);
		Modes.folder(Objects.requireNonNull(day.getParent()));
		Modes.folder(day);
		Policy policy = this.programme.policies().inForceOn(folder.businessDate());
		NoticePlan plan = policy.notices();
		boolean spools = plan == null || plan.files() == NoticePlan.Files.PER_MEMBER;
		new FolderDraft(this.pages, folder, draft, this.numbers, this.programme.zone(), spools)
			.write(origin, feeds);
		Modes.restore(draft, draft.resolve("notices.csv"));
		Disk.force(draft);
		// Asked once more, in the transaction that publishes: one whose connection was
		// cut while files were written moves nothing that another process may be writing.
		this.pages.isPurged(folder);
		Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
		FinishedFile.sync(day);
	}

	/** Whether a folder lies whole in its place already. */
	public boolean isInPlace(Folder folder) {
		return FolderDraft.isDone(place(folder));
	}

	private Path place(Folder folder) {
		return this.home.notices(folder.businessDate()).resolve(String.valueOf(folder.n()));
	}

	/**
	 * Takes notices back: adds their ids to {@code _RECALLED} in their folders once the
	 * caller's transaction has committed (at once where there is none), and marks as
	 * recalled those that no receipt says were sent. A folder that is not published yet
	 * will carry the list when it is.
	 * @param noticeIds notices that became wrong
	 */
	public void recall(Collection<String> noticeIds) {
		if (noticeIds.isEmpty()) {
			return;
		}
		List<Folder> folders = Objects
			.requireNonNull(this.transactions.execute((status) -> this.pages.recalled(noticeIds)));
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
				@Override
				public void afterCommit() {
					publishRecalls(folders, noticeIds);
				}
			});
		}
		else {
			publishRecalls(folders, noticeIds);
		}
	}

	private void publishRecalls(List<Folder> folders, Collection<String> noticeIds) {
		for (Folder folder : folders) {
			try {
				writeRecalled(folder, folders.size() == 1 ? noticeIds : List.of());
			}
			catch (IOException ex) {
				throw new UncheckedIOException("The list of recalled notices in " + place(folder)
						+ " could not be written; do not send from that folder before it is.", ex);
			}
		}
	}

	/** Writes the list anew: what it held, what the books say, and what is added. */
	private void writeRecalled(Folder folder, Collection<String> added) throws IOException {
		Path place = place(folder);
		Path list = place.resolve("_RECALLED");
		if (!FolderDraft.isDone(place)) {
			return;
		}
		synchronized (ONE_WRITER_OF_RECALLS) {
			// The lock is on a file that is there anyway, and never replaced.
			try (FileChannel channel = FileChannel.open(place.resolve("_DONE"), StandardOpenOption.WRITE);
					FileLock held = channel.lock()) {
				Set<String> before = Files.exists(list) ? Set.copyOf(Files.readAllLines(list)) : Set.of();
				Set<String> ids = new TreeSet<>(this.pages.recalledIn(folder));
				ids.addAll(before);
				ids.addAll(added);
				if (held.isValid() && !ids.equals(before)) {
					FinishedFile.write(list, (writer) -> writer.write(String.join("\n", ids) + "\n"));
				}
			}
		}
	}

}
