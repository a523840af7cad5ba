package io.pointexpiry.intake;

import java.time.Instant;
import java.time.LocalDate;

import io.pointexpiry.intake.ImportFiles.ImportFile;
import org.jspecify.annotations.Nullable;

/**
 * The file whose rows are taken: what records say of it, and to which days of the books
 * its rows belong.
 *
 * @param file the file, as it was entered
 * @param lastClosed the last day closed; null: none is
 */
record Delivery(ImportFile file, @Nullable LocalDate lastClosed) {

	private static final LocalDate AT_ONCE = LocalDate.of(1, 1, 1);

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

	/** Whether the file tells an older state than the one applied last. */
	boolean isOlderThan(@Nullable LocalDate appliedAsOf) {
		return this.file.asOf() != null && appliedAsOf != null && this.file.asOf().isBefore(appliedAsOf);
	}

	/** The as-of to keep, once the file's rows are applied. */
	@Nullable LocalDate asOfAfter(@Nullable LocalDate appliedAsOf) {
		return (this.file.asOf() != null) ? this.file.asOf() : appliedAsOf;
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

}
