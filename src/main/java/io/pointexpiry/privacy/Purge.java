package io.pointexpiry.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.notice.NoticePages.Folder;
import io.pointexpiry.privacy.PurgeBook.Removed;
import io.pointexpiry.progress.Progress;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes personal data whose time is over, and keeps on record that it did.
 *
 * <p>
 * What goes on record goes there first: a folder is marked as removed before its files
 * go. Killed at any instant, the same command finishes it, and another purge finishes it
 * before its own. Nothing is removed that a decision, a correction or an audit needs:
 * ledgers, ids, states and the things told stay.
 *
 * @see "rules.md#personal-data"
 */
public final class Purge {

	private final PastData data;

	private final PurgeBook book;

	private final TransactionTemplate transactions;

	private final PastFiles files;

	private final Programme programme;

	private final Progress progress;

	public Purge(JdbcTemplate jdbc, TransactionTemplate transactions, Home home, Programme programme,
			Progress progress) {
		this.data = new PastData(jdbc);
		this.book = new PurgeBook(JdbcClient.create(jdbc));
		this.transactions = transactions;
		this.files = new PastFiles(home);
		this.programme = programme;
		this.progress = progress;
	}

	/**
	 * Removes what is dated before a day. The caller holds the lock on the books.
	 * @param before the first day that stays
	 * @param byWhom who asks for it
	 * @param now notices that may be sent at this instant or later keep their folder
	 * @throws IOException if files cannot be removed; the same command goes on
	 */
	public PurgeResult before(LocalDate before, String byWhom, Instant now) throws IOException {
		Optional<PurgeRun> left = this.book.unfinished();
		if (left.isPresent() && !left.get().before().equals(before)) {
			carryOut(left.get(), now);
		}
		PurgeRun run = left.filter((it) -> it.before().equals(before)).orElseGet(() -> begin(before, byWhom, now));
		carryOut(run, now);
		List<String> kept = this.data.sendable(before, now)
			.stream()
			.map((folder) -> folder.businessDate() + "/" + folder.n())
			.toList();
		return PurgeResult.of(this.book.find(run.purgeId()), kept);
	}

	private PurgeRun begin(LocalDate before, String byWhom, Instant now) {
		return Objects.requireNonNull(
				this.transactions.execute((status) -> this.book.find(this.book.begin(before, byWhom, now))));
	}

	private void carryOut(PurgeRun run, Instant now) throws IOException {
		try (Progress.Work work = this.progress.begin("purge", "rows", Progress.UNKNOWN)) {
			folders(run, now, work);
			rejects(run);
			receipts(run, work);
			feedback(run, now, work);
			withdrawnMembers(run, now, work);
		}
		this.transactions.executeWithoutResult((status) -> this.book.end(run.purgeId(), now));
	}

	private void folders(PurgeRun run, Instant now, Progress.Work work) throws IOException {
		for (Folder folder : this.data.purged(run.before())) {
			this.files.remove(folder); // where an earlier attempt was killed
		}
		for (Folder folder : this.data.folders(run.before(), now)) {
			work.add(notices(run, folder, now));
			this.files.remove(folder);
		}
	}

	private long notices(PurgeRun run, Folder folder, Instant now) {
		return Objects.requireNonNull(this.transactions.execute((status) -> {
			long notices = this.data.purge(folder, now);
			this.book.add(run.purgeId(), Removed.NOTICES, notices);
			this.book.add(run.purgeId(), Removed.FOLDERS, 1);
			return notices;
		}));
	}

	private void rejects(PurgeRun run) throws IOException {
		List<Path> past = this.files.rejects(run.before());
		this.transactions.executeWithoutResult((status) -> this.book.rejects(run.purgeId(), past.size()));
		for (Path file : past) {
			Files.deleteIfExists(file);
		}
	}

	private void receipts(PurgeRun run, Progress.Work work) {
		Instant before = run.before().atStartOfDay(this.programme.zone()).toInstant();
		inChunks(this.data::withReceipts, run, Removed.RECEIPTS, work, (ids) -> this.data.removeReceipts(ids, before));
	}

	private void feedback(PurgeRun run, Instant now, Progress.Work work) {
		inChunks((afterId) -> this.data.feedback(afterId, run.before()), run, Removed.FEEDBACK, work,
				(ids) -> this.data.blankFeedback(ids, now));
	}

	private void withdrawnMembers(PurgeRun run, Instant now, Progress.Work work) {
		inChunks(this.data::withdrawn, run, Removed.TEXTS, work, this.data::blankTexts);
		inChunks(this.data::withdrawn, run, Removed.MEMBERS, work, (ids) -> this.data.blankMembers(ids, now));
	}

	/** Goes through ids, each chunk and its count in one transaction. */
	private void inChunks(Function<String, List<String>> idsAfter, PurgeRun run, Removed what, Progress.Work work,
			ToLongFunction<List<String>> removal) {
		List<String> ids = idsAfter.apply("");
		while (!ids.isEmpty()) {
			List<String> chunk = ids;
			this.transactions
				.executeWithoutResult((status) -> this.book.add(run.purgeId(), what, removal.applyAsLong(chunk)));
			work.add(chunk.size());
			ids = idsAfter.apply(chunk.get(chunk.size() - 1));
		}
	}

}
