package io.pointexpiry.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import javax.sql.DataSource;

import io.pointexpiry.database.DeletedRows;
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
 * before its own. In the end the file of an embedded database is written anew, for the
 * bytes of removed rows are still in it. Nothing is removed that a decision, a correction
 * or an audit needs: ledgers, ids, states and the things told stay.
 *
 * @see "rules.md#personal-data"
 */
public final class Purge {

	private final DataSource books;

	private final PastData data;

	private final MemberPurge members;

	private final PurgeBook book;

	private final TransactionTemplate transactions;

	private final PastFiles files;

	private final Programme programme;

	private final Progress progress;

	public Purge(JdbcTemplate jdbc, TransactionTemplate transactions, Home home, Programme programme,
			Progress progress) {
		this.books = Objects.requireNonNull(jdbc.getDataSource());
		this.data = new PastData(jdbc);
		this.members = new MemberPurge(jdbc, transactions, programme);
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
		PurgeRun run = carryOut(PurgeRun.Of.before(before), byWhom, now);
		return PurgeResult.of(run, this.data.keptFolders(before, now));
	}

	/**
	 * Removes what is known of one member, who asked to be forgotten: name and number,
	 * texts of notices with the folders that they lie in, receipts, feedback texts, rows
	 * in files of rejects. The caller holds the lock on the books.
	 * @param memberId the member
	 * @param byWhom who asks for it
	 * @param now notices that may be sent at this instant or later are not finished
	 * @throws MemberNotForgottenException if the member is not withdrawn, holds open
	 * points, or has notices that are not finished; nothing is removed
	 * @throws IOException if files cannot be removed; the same command goes on
	 */
	public MemberPurgeResult member(String memberId, String byWhom, Instant now) throws IOException {
		PurgeRun.Of of = PurgeRun.Of.member(memberId);
		if (this.book.unfinished().filter((run) -> run.of().equals(of)).isEmpty()) {
			this.members.check(memberId, now);
		}
		return MemberPurgeResult.of(carryOut(of, byWhom, now));
	}

	/** Finishes what an earlier call left, and then this one. */
	private PurgeRun carryOut(PurgeRun.Of of, String byWhom, Instant now) throws IOException {
		Optional<PurgeRun> left = this.book.unfinished();
		if (left.isPresent() && !left.get().of().equals(of)) {
			carryOut(left.get(), now);
		}
		PurgeRun run = left.filter((it) -> it.of().equals(of)).orElseGet(() -> begin(of, byWhom, now));
		carryOut(run, now);
		return this.book.find(run.purgeId());
	}

	private PurgeRun begin(PurgeRun.Of of, String byWhom, Instant now) {
		return Objects
			.requireNonNull(this.transactions.execute((status) -> this.book.find(this.book.begin(of, byWhom, now))));
	}

	private void carryOut(PurgeRun run, Instant now) throws IOException {
		try (Progress.Work work = this.progress.begin("purge", "rows", Progress.UNKNOWN)) {
			if (run.of().memberId() != null) {
				folders(run, this.members.purged(run.of().memberId()), this.members.folders(run.of().memberId()), now,
						work);
				this.members.forget(run, now, this.files, this.book);
			}
			else {
				LocalDate before = run.of().day();
				folders(run, this.data.purged(before), this.data.folders(before, now), now, work);
				rejects(run, before);
				receipts(run, before, work);
				feedback(run, before, now, work);
				withdrawnMembers(run, now, work);
			}
		}
		removeDeletedRows();
		this.transactions.executeWithoutResult((status) -> this.book.end(run.purgeId(), now));
	}

	private void removeDeletedRows() throws IOException {
		try {
			DeletedRows.remove(this.books);
		}
		catch (SQLException ex) {
			throw new IOException("The database could not be closed to be written anew: " + ex.getMessage(), ex);
		}
	}

	private void folders(PurgeRun run, List<Folder> purged, List<Folder> past, Instant now, Progress.Work work)
			throws IOException {
		for (Folder folder : purged) {
			this.files.remove(folder); // where an earlier attempt was killed
		}
		for (Folder folder : past) {
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

	private void rejects(PurgeRun run, LocalDate before) throws IOException {
		List<Path> past = this.files.rejects(before);
		this.transactions.executeWithoutResult((status) -> this.book.rejects(run.purgeId(), past.size()));
		for (Path file : past) {
			Files.deleteIfExists(file);
		}
	}

	private void receipts(PurgeRun run, LocalDate day, Progress.Work work) {
		Instant before = day.atStartOfDay(this.programme.zone()).toInstant();
		inChunks(this.data::withReceipts, run, Removed.RECEIPTS, work, (ids) -> this.data.removeReceipts(ids, before));
	}

	private void feedback(PurgeRun run, LocalDate before, Instant now, Progress.Work work) {
		inChunks((afterId) -> this.data.feedback(afterId, before), run, Removed.FEEDBACK, work,
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
