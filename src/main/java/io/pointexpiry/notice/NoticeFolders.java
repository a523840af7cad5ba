package io.pointexpiry.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.FilePermissions;
import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.file.Home;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.notice.NoticePages.Folder;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The folders that an SMS sender picks up: {@code notices/<business date>/<n>/}.
 *
 * <p>
 * A folder is made from committed rows only. It is written under a dot-name beside its
 * place, chunk by chunk, {@code _DONE} last, forced to the disk, and moved by one rename:
 * after a crash at any point it is whole or absent, and publishing goes on to the same
 * bytes.
 *
 * @see "rules.md#folders"
 */
public final class NoticeFolders {

	private final NoticePages pages;

	private final TransactionTemplate transactions;

	private final Home home;

	private final Programme programme;

	private final RecallLists recalls;

	private final PhoneNumbers numbers;

	public NoticeFolders(JdbcTemplate jdbc, TransactionTemplate transactions, Home home, Programme programme) {
		this.pages = new NoticePages(jdbc);
		this.transactions = transactions;
		this.home = home;
		this.programme = programme;
		this.recalls = new RecallLists(jdbc, transactions, home);
		this.numbers = new PhoneNumbers(programme.locale(), programme.zone());
	}

	/**
	 * Begins to publish a folder, or goes on with it.
	 * @param folder its place
	 * @param extent what was committed of its draft by a killed process. The draft is
	 * begun again where it cannot be gone on with: where files are missing or too short,
	 * and where the folder's notices have changed since
	 * @throws UncheckedIOException if its draft cannot be written
	 */
	public FolderPublishing open(Folder folder, DraftExtent extent) {
		NoticePlan plan = this.programme.policies().inForceOn(folder.businessDate()).notices();
		boolean spools = plan == null || plan.files() == NoticePlan.Files.PER_MEMBER;
		NoticeFormat format = new NoticeFormat(this.numbers, this.programme.zone(), spools);
		try {
			boolean writes = isToPublish(folder) && !isInPlace(folder);
			return new FolderPublishing(this, folder, format,
					writes ? Optional.of(draft(folder, extent)) : Optional.empty());
		}
		catch (IOException ex) {
			throw unpublished(folder, ex);
		}
	}

	private boolean isToPublish(Folder folder) {
		return !this.pages.page(folder, "", 1).isEmpty() && !this.pages.isPurged(folder);
	}

	private FolderDraft draft(Folder folder, DraftExtent extent) throws IOException {
		Path place = place(folder);
		if (Files.exists(place)) {
			throw new IOException(place + " exists without _DONE, which no run leaves behind; move it away");
		}
		Path day = Objects.requireNonNull(place.getParent());
		FilePermissions.folder(Objects.requireNonNull(day.getParent()));
		FilePermissions.folder(day);
		Path draft = day.resolve("." + folder.n());
		long total = this.pages.count(folder);
		Optional<FolderDraft> resumed = FolderDraft.resume(draft, extent, total);
		return resumed.isPresent() ? resumed.get() : FolderDraft.begin(draft, total);
	}

	/** Moves a draft that is whole into the folder's place, by one rename. */
	void moveIntoPlace(Folder folder, FolderDraft draft) throws IOException {
		// Asked once more, in the transaction that publishes: one whose connection was
		// cut while files were written moves nothing that another process may be writing.
		this.pages.isPurged(folder);
		Files.move(draft.root(), place(folder), StandardCopyOption.ATOMIC_MOVE);
	}

	/** Marks the notices of a folder as published, where it lies whole in its place. */
	void markIfInPlace(Folder folder) throws IOException {
		if (!isInPlace(folder) || !isToPublish(folder)) {
			return;
		}
		settle(place(folder));
		this.recalls.prepare();
		this.transactions.executeWithoutResult((status) -> {
			this.pages.published(folder);
			this.recalls.own(folder);
		});
		this.recalls.write(folder);
	}

	/**
	 * Makes the way to a folder durable, before the books say that it is published: also
	 * where an earlier attempt was killed after it moved the folder there, and before
	 * this.
	 */
	private void settle(Path place) throws IOException {
		Path day = Objects.requireNonNull(place.getParent());
		FinishedFile.sync(day);
		FinishedFile.sync(Objects.requireNonNull(day.getParent()));
		FinishedFile.sync(this.home.root());
	}

	/** Whether a folder lies whole in its place already. */
	public boolean isInPlace(Folder folder) {
		return FolderDraft.isDone(place(folder));
	}

	NoticePages pages() {
		return this.pages;
	}

	NoticeFeeds feeds() {
		return new NoticeFeeds(this.pages, this.numbers, zone());
	}

	ZoneId zone() {
		return this.programme.zone();
	}

	Manifest.Origin origin(String runId, String policyVersion, FolderClock clock) {
		return new Manifest.Origin(this.programme.id(), runId, policyVersion, clock);
	}

	/** That a folder could not be written, and what to do. */
	UncheckedIOException unpublished(Folder folder, IOException cause) {
		return new UncheckedIOException("The notices of " + folder.businessDate() + " could not be published to "
				+ place(folder) + ". Make room or give the right to write, then start the run again.", cause);
	}

	private Path place(Folder folder) {
		return this.home.notices(folder.businessDate()).resolve(String.valueOf(folder.n()));
	}

	/**
	 * Takes notices back: adds their ids to {@code _RECALLED} in their folders once the
	 * caller's transaction has committed (at once where there is none), and marks as
	 * recalled those that no receipt says were sent. A folder that is not published yet
	 * will carry the list when it is, and one that lies in another home at the next
	 * command there.
	 * @param noticeIds notices that became wrong
	 */
	public void recall(Collection<String> noticeIds) {
		if (noticeIds.isEmpty()) {
			return;
		}
		List<Folder> folders = Objects.requireNonNull(this.transactions.execute((status) -> {
			this.recalls.add(noticeIds);
			return this.pages.recalled(noticeIds);
		}));
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
				@Override
				public void afterCommit() {
					folders.forEach(NoticeFolders.this.recalls::write);
				}
			});
		}
		else {
			folders.forEach(this.recalls::write);
		}
	}

}
