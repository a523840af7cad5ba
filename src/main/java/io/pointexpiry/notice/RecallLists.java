package io.pointexpiry.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.file.Home;
import io.pointexpiry.notice.NoticePages.Folder;
import io.pointexpiry.notice.RecallBook.Placed;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The lists {@code _RECALLED} in the folders of one home. What was recalled stands in the
 * books; a list repeats it for the SMS sender. Where several homes share the books, the
 * one that recalls may not be the one in which the folder lies: then the list waits for
 * the next command of that one, and the command that could not write it says so.
 *
 * @see "rules.md#recalls"
 */
public final class RecallLists {

	private static final Object ONE_WRITER = new Object();

	private final RecallBook book;

	private final TransactionTemplate transactions;

	private final Home home;

	/**
	 * Creates it.
	 * @param transactions as the rest of the command uses them; what a list names is
	 * noted in one of its own
	 */
	public RecallLists(JdbcTemplate jdbc, TransactionTemplate transactions, Home home) {
		this.book = new RecallBook(jdbc);
		this.transactions = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
		this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.home = home;
	}

	/**
	 * Writes the lists that wait for this home.
	 * @return sentences for the operator: of the folder that this home published last,
	 * where it is gone
	 * @throws UncheckedIOException if a list cannot be written; nothing may be sent from
	 * its folder then
	 */
	public List<String> catchUp() {
		this.book.waiting().stream().filter(this::isHere).forEach((placed) -> write(placed.folder()));
		return this.home.knownId()
			.flatMap(this.book::latest)
			.filter((latest) -> !FolderDraft.isDone(place(latest.folder())))
			.map((latest) -> """
					The folder of notices %s is on record as published, and is not there. If nobody moved it, its members \
					were told nothing: put it back from a backup, or write its notices anew with: \
					report notices --feed nhn-csv --out DIR --from %s --to %s"""
				.formatted(place(latest.folder()), latest.folder().businessDate(), latest.folder().businessDate()))
			.stream()
			.toList();
	}

	/** Who has to do what: a sentence for each list that this home cannot write. */
	public List<String> waiting() {
		return this.book.waiting().stream().map(RecallLists::sentence).toList();
	}

	private static String sentence(Placed placed) {
		String folder = "notices/%s/%d".formatted(placed.folder().businessDate(), placed.folder().n());
		return (placed.home() != null) ? """
				Recalled notices are missing from %s/_RECALLED in the home %s. Before anything is sent from there, \
				run there: expiry status""".formatted(folder, placed.home())
				: """
						Recalled notices are missing from %s/_RECALLED, which is not in this home. Before anything is sent from \
						that folder, run in its home: expiry status"""
					.formatted(folder);
	}

	private boolean isHere(Placed placed) {
		String owner = placed.homeId();
		return FolderDraft.isDone(place(placed.folder()))
				&& (owner == null || owner.equals(this.home.knownId().orElse(null)));
	}

	/**
	 * Writes the list of a folder anew, where the folder lies here whole: what it held,
	 * and what the books say.
	 * @throws UncheckedIOException if it cannot be written
	 */
	void write(Folder folder) {
		Path place = place(folder);
		if (!FolderDraft.isDone(place)) {
			return;
		}
		try {
			Set<String> recalled = merge(place, this.book.in(folder));
			this.transactions.executeWithoutResult((status) -> this.book.written(recalled));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The list of recalled notices in " + place
					+ " could not be written; do not send from that folder before it is.", ex);
		}
	}

	/** What is recalled, once the list on the disk names all of it. */
	private static Set<String> merge(Path place, Set<String> recalled) throws IOException {
		Path list = place.resolve("_RECALLED");
		synchronized (ONE_WRITER) {
			// The lock is on a file that is there anyway, and never replaced.
			try (FileChannel channel = FileChannel.open(place.resolve("_DONE"), StandardOpenOption.WRITE);
					FileLock held = channel.lock()) {
				Set<String> before = Files.exists(list) ? Set.copyOf(Files.readAllLines(list)) : Set.of();
				Set<String> ids = new TreeSet<>(recalled);
				ids.addAll(before);
				if (held.isValid() && !ids.equals(before)) {
					FinishedFile.write(list, (writer) -> writer.write(String.join("\n", ids) + "\n"));
				}
			}
		}
		return recalled;
	}

	/** Enters notices as recalled, in the caller's transaction. */
	void add(Collection<String> noticeIds) {
		this.book.add(noticeIds);
	}

	/** Gives the home its id, where it has none yet. */
	void prepare() throws IOException {
		this.home.makeId();
	}

	/** Notes that a folder lies here, in the caller's transaction. */
	void own(Folder folder) {
		this.book.place(folder, this.home.knownId().orElseThrow(), this.home.shown());
	}

	private Path place(Folder folder) {
		return this.home.notices(folder.businessDate()).resolve(String.valueOf(folder.n()));
	}

}
