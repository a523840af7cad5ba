package io.pointexpiry.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.FilePermissions;
import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.file.FolderSync;
import io.pointexpiry.file.GoneFolder;
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
 * place, {@code _DONE} last, forced to the disk, and moved by one rename: after a crash
 * at any point it is whole or absent, and publishing again gives the same bytes.
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
	 * Publishes a folder: writes it, unless it lies there whole, and marks its notices as
	 * published. A run that has nothing to say makes no folder, and one that was purged
	 * does not come back.
	 * @param folder its place
	 * @param runId the run, for the manifest
	 * @param policyVersion the policy in force, for the manifest
	 * @param clock by which it counts as published, for the manifest: a rehearsal is not
	 * sent
	 * @param feeds forms of gateways in which the notices are written beside
	 * @throws UncheckedIOException if it cannot be written; nothing is published then
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
			settle(place);
			this.recalls.prepare();
			this.transactions.executeWithoutResult((status) -> {
				this.pages.published(folder);
				this.recalls.own(folder);
			});
			this.recalls.write(folder);
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
		FilePermissions.folder(Objects.requireNonNull(day.getParent()));
		FilePermissions.folder(day);
		Policy policy = this.programme.policies().inForceOn(folder.businessDate());
		NoticePlan plan = policy.notices();
		boolean spools = plan == null || plan.files() == NoticePlan.Files.PER_MEMBER;
		new FolderDraft(this.pages, folder, draft, this.numbers, this.programme.zone(), spools).write(origin, feeds);
		FilePermissions.restore(draft, draft.resolve("notices.csv"));
		FolderSync.force(draft);
		// Asked once more, in the transaction that publishes: one whose connection was
		// cut while files were written moves nothing that another process may be writing.
		this.pages.isPurged(folder);
		Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
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
