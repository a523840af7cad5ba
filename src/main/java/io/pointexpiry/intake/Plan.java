package io.pointexpiry.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.pointexpiry.store.ImportCounts;
import io.pointexpiry.store.ImportFiles.ImportFile;

/**
 * What a chunk of rows changes: the outcome of each row, and the writes, which are
 * carried out only when the chunk is merged.
 */
final class Plan {

	private static final LocalDate AT_ONCE = LocalDate.of(1, 1, 1);

	private final ImportFile file;

	private final @Nullable LocalDate lastClosed;

	private final boolean merging;

	private final List<Rejected> rejects = new ArrayList<>();

	private final List<Runnable> writes = new ArrayList<>();

	private long applied;

	private long same;

	private long skipped;

	Plan(ImportFile file, @Nullable LocalDate lastClosed, boolean merging) {
		this.file = file;
		this.lastClosed = lastClosed;
		this.merging = merging;
	}

	// ---------------------------------------------------------------- circumstances

	/** What records carry to say that this import made them. */
	String ref() {
		return Long.toString(this.file.importId());
	}

	/** When the command was first begun; what records carry. */
	Instant recordedAt() {
		return this.file.startedAt();
	}

	/** The day whose state the file tells; null: not said. */
	@Nullable LocalDate asOf() {
		return this.file.asOf();
	}

	/** Whether the rows that the plan depends on must stay as they are. */
	boolean locks() {
		return this.merging;
	}

	/** Whether the file tells an older state than the one applied last. */
	boolean isOlderThan(@Nullable LocalDate appliedAsOf) {
		return this.file.asOf() != null && appliedAsOf != null && this.file.asOf().isBefore(appliedAsOf);
	}

	/** The as-of to keep, once the file's rows are applied. */
	@Nullable LocalDate asOfAfter(@Nullable LocalDate appliedAsOf) {
		return (this.file.asOf() != null) ? this.file.asOf() : appliedAsOf;
	}

	/** The last day closed; null: none is. */
	@Nullable LocalDate lastClosed() {
		return this.lastClosed;
	}

	/**
	 * The day of the books to which something belongs that happened on a day: that day,
	 * but never one that is closed.
	 */
	LocalDate postedOn(LocalDate happenedOn) {
		LocalDate next = nextToClose();
		return happenedOn.isBefore(next) ? next : happenedOn;
	}

	/** The next day to be closed; before the first run, a day before all others. */
	LocalDate nextToClose() {
		return (this.lastClosed != null) ? this.lastClosed.plusDays(1) : AT_ONCE;
	}

	// ---------------------------------------------------------------- outcomes

	/** The row changes the books. */
	void applied() {
		this.applied++;
	}

	/** The row says what the books say already. */
	void same() {
		this.same++;
	}

	/** The row is older than what was applied before. */
	void skipped() {
		this.skipped++;
	}

	/** The row can not be taken. */
	void reject(Row row, BadRow why) {
		this.rejects.add(new Rejected(row, why));
	}

	/** Something to be written when the chunk is merged, in the order of these calls. */
	void write(Runnable write) {
		this.writes.add(write);
	}

	void carryOut() {
		if (!this.merging) {
			throw new IllegalStateException("expected to carry out only what is merged");
		}
		this.writes.forEach(Runnable::run);
	}

	List<Rejected> rejects() {
		return this.rejects;
	}

	/** What became of the rows; none of them counts as read. */
	ImportCounts counts() {
		return new ImportCounts(0, this.applied, this.same, this.skipped, this.rejects.size());
	}

	/**
	 * A row that can not be taken.
	 *
	 * @param row the row
	 * @param why what is wrong with it
	 */
	record Rejected(Row row, BadRow why) {
	}

}
